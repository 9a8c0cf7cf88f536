import { type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { type Statement, withRetry } from '../platform/database/index.ts';
import { type Executed, executeProject, type ProjectDeps } from './execute.ts';
import { MESSAGES } from './messages.ts';
import type { CancelKind } from './project.ts';
import type { Submitting } from './register.ts';

/** What this module has to know of cases, which are not its own. */
export type OpenCases = {
  /** How much of a project is still being handled. */
  count(projectId: string): Promise<number>;
  /** Lets a transaction pass only while there is nothing (ZH409 if not). */
  none(projectId: string): Statement;
};

export type GiveUpDeps = ProjectDeps & { readonly openCases: OpenCases };

/**
 * Asks the issuer to cancel the code of a project: by its unit, or by a supervisor because the project has
 * lapsed. Refused while cases are open: a body that decides on one must not find its project gone. The code
 * stands until the issuer has answered.
 */
export function giveUpCode(
  deps: GiveUpDeps,
  actor: Actor,
  id: string,
  given: { readonly kind: CancelKind; readonly reason: string; readonly version: number },
  how: Submitting,
): Promise<Result<Executed>> {
  return withRetry(async () => {
    const open = await deps.openCases.count(id);
    if (open > 0) return refuse('cases-open', MESSAGES.casesOpen(open), MESSAGES.sourceCode);
    const { kind, reason, version } = given;
    const { unit, id: seat } = actor.seat;
    return executeProject(
      deps,
      id,
      { type: 'cancel-code', kind, reason },
      {
        actor: { person: actor.personId, seat, ...(unit ? { unit: unit.id } : {}) },
        channel: how.channel,
        expected: version,
        also: (done) => [
          deps.openCases.none(id),
          ...(how.idempotency ? [how.idempotency.statement(how.answer(done))] : []),
        ],
      },
    );
  });
}
