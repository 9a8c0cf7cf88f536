import type { Instant } from '@zongheng/core/calendar';
import { type CaseDeps, casesOfProject } from '../../casework/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Follower } from '../../platform/facts/index.ts';
import { findProject } from '../../projects/index.ts';
import { stageClocks, stageDivisionOf, stageLawOf } from './stage-clocks.ts';
import { lawsOfOpen, projectsOfCases, projectsUnder, writeStageClocks } from './store.ts';

export const STAGES_READER = 'supervision-stages';

type StageDeps = Pick<CaseDeps, 'catalogue' | 'clock'>;

/**
 * Keeps the clocks of stages and projects at where their cases stand. They are folded anew from the cases, so that
 * reading a fact twice gives the same rows; where the cases are ahead of the feed, the rows are too.
 */
export function stagesFollower(deps: StageDeps): Follower {
  return {
    name: STAGES_READER,
    async handle(facts, tx) {
      const idsOf = (kind: string) =>
        facts.flatMap(({ envelope: { stream } }) => (stream.kind === kind ? [stream.id] : []));
      const cases = [...new Set(idsOf('case'))];
      const own = cases.length > 0 ? await projectsOfCases(tx, cases) : [];
      for (const id of new Set([...own, ...idsOf('project')])) await keepStages(deps, tx, id);
    },
  };
}

/** Writes the clocks of one project as its cases stand. */
async function keepStages(
  { catalogue, clock }: StageDeps,
  tx: Pick<Transaction, 'read' | 'query'>,
  projectId: string,
): Promise<void> {
  const project = await findProject(tx, projectId);
  if (!project) return;
  const now = clock.now() as Instant;
  const cases = await casesOfProject(tx, project.id, project.home);
  const clocks = stageClocks(project, cases, catalogue, now);
  const law = stageLawOf(catalogue, stageDivisionOf(project));
  for (const statement of writeStageClocks(project, clocks, law, now)) await tx.query(statement);
}

/**
 * Computes open clocks anew that stand under a calendar or signal rule no longer in force, a few projects a
 * transaction. Returns how many projects there were.
 */
export async function refreshStages(
  deps: Pick<CaseDeps, 'catalogue' | 'clock' | 'database'>,
  { batch = 100 }: { readonly batch?: number } = {},
): Promise<number> {
  let done = 0;
  for (const law of await lawsOfOpen(deps.database)) {
    const { calendar, rule } = stageLawOf(deps.catalogue, law.division);
    if (law.calendar_version === calendar.version && law.rule_version === rule.version) continue;
    for (;;) {
      const ids = await projectsUnder(deps.database, law, batch);
      if (ids.length === 0) break;
      await deps.database.transaction(async (tx) => {
        for (const id of ids) await keepStages(deps, tx, id);
      });
      done += ids.length;
    }
  }
  return done;
}
