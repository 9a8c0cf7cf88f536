import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type CaseDeps, openCases } from '../casework/index.ts';
import { withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts, type Follower } from '../platform/facts/index.ts';
import { evolveApplication } from './application.ts';
import { closeRow, findApplication } from './store.ts';

/** Facts after which a case is at its end. */
const ENDS = new Set([
  'case.withdrawn-before-acceptance',
  'case.not-needed',
  'case.acceptance-refused',
  'case.granted',
  'case.granted-with-owed',
  'case.refused',
  'case.withdrawn',
]);

/**
 * Closes an application once none of its cases is open, dated like the last of their ends. Safe to call
 * again: a closed application stays as it is. Returns whether it closed it now.
 */
export function closeIfDone(deps: CaseDeps, applicationId: string): Promise<boolean> {
  return withRetry(async () => {
    const row = await findApplication(deps.database, applicationId);
    if (!row || row.state.closedAt !== null) return false;
    const { open, lastEnd } = await openCases(deps.database, row.id, row.home);
    if (open > 0 || lastEnd === null) return false;
    const at = Date.parse(lastEnd) as Instant;
    const stream = { kind: 'application', id: row.id, home: row.home, version: row.version, head: row.head };
    const drafted = draftFacts(
      stream,
      [{ type: 'application.closed', typeVersion: 1, happenedAt: at, data: {} }],
      {
        actor: { system: 'applications' },
        channel: 'timer',
        recordedAt: deps.clock.now() as Instant,
        audience: [row.window_body_id],
      },
      deps.facts,
    );
    if (drafted.head === null) throw new Error('a closing without facts');
    const state = evolveApplication(row.state, { type: 'application.closed', at });
    await deps.database.pipeline([
      closeRow(stream, { version: drafted.version, head: drafted.head, state }, formatInstant(at)),
      ...appendStatements(row.home, [drafted]),
    ]);
    return true;
  });
}

/** Follows the feed and closes what has come to its end. */
export function closingFollower(deps: CaseDeps): Follower {
  return {
    name: 'applications.close',
    async handle(facts, tx) {
      const ended = facts
        .filter((fact) => ENDS.has(fact.envelope.type))
        .map((fact) => fact.envelope.stream.id);
      if (ended.length === 0) return;
      const rows = await tx.read<{ application_id: string }>({
        name: 'applications_of_cases',
        text: 'SELECT DISTINCT application_id FROM casework.cases WHERE id = ANY($1::uuid[])',
        values: [ended],
      });
      for (const row of rows) await closeIfDone(deps, row.application_id);
    },
  };
}
