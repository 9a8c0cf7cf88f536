import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { readSignalRules } from '../../signal-rules/index.ts';
import type { LadderDeps } from './deps.ts';
import { fireRungs, fireStageRungs } from './fire.ts';
import { issueOrders } from './issue.ts';
import { recordEscalations } from './store.ts';

export type Sweep = {
  /** Rungs told of, and rungs that were late and only put on record. */
  readonly fired: number;
  readonly passed: number;
  readonly issued: number;
  /** Cases a clock or order of which could not be dealt with; the log says why. */
  readonly broken: readonly string[];
};

/**
 * One sweep of the ladder over all open clocks of cases, stages and projects: fires the rungs that are due, issues
 * the orders the rules ask for (of cases alone),
 * and records which of them have gone up since. Safe twice, and at the same time in two processes: each rung is a
 * key. Orders whose ground fell away, and unanswered ones, are dealt with by the orders themselves.
 */
export async function sweepLadder(deps: LadderDeps): Promise<Sweep> {
  const book = await readSignalRules(deps.database, (code) => deps.catalogue.lineage(code));
  const cases = await fireRungs(deps, book);
  const stages = await fireStageRungs(deps, book);
  const orders = await issueOrders(deps, book);
  await recordEscalations(deps.database, formatInstant(deps.clock.now() as Instant));
  return {
    fired: cases.fired + stages.fired,
    passed: cases.passed + stages.passed,
    issued: orders.issued,
    broken: [...new Set([...cases.broken, ...stages.broken, ...orders.broken])],
  };
}
