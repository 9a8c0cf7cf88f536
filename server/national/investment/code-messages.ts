import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import type { CancelRequest, CodeRequest } from '../../projects/index.ts';
import type { Fault, Row } from '../mapping/apply.ts';
import type { Library } from '../mapping/library.ts';
import { note, settle } from '../outbox/settle.ts';

type Deps = {
  readonly database: Database;
  readonly library: Library;
  readonly newId: () => string;
  readonly now: () => number;
  readonly dueAt: (happenedAt: string) => string;
};

type Answer = {
  readonly state: 'stored' | 'refused';
  readonly reason: string | null;
  readonly serial: string | null;
};

/**
 * Code requests as messages of the outbox: they go by their own queue (an answer takes its time, and the
 * project waits for it), but stand with all others, with state, attempts and reason.
 */
export function codeMessages(deps: Deps) {
  const { database, newId } = deps;
  const at = () => formatInstant(deps.now() as Instant);

  const insert = async (
    id: string,
    kind: string,
    projectId: string,
    payload: Row,
    faults: readonly Fault[],
  ): Promise<void> => {
    const mapping = deps.library.get(kind);
    const now = at();
    await database.pipeline([
      {
        name: 'national_code_outdate',
        text: 'UPDATE national.messages SET current = false WHERE current AND thing = $1 AND id <> $2',
        values: [`${kind}:${projectId}`, id],
      },
      {
        name: 'national_code_insert',
        text: `INSERT INTO national.messages AS m (id, line, kind, ordinal, thing, revision, current, home,
                 division, project_id, subject, state, refused_by, payload, digest, mapping_version, parents,
                 missing, retract, happened_at, due_at, created_at, refused_at, attempts, next_at, faults)
               SELECT $1, 'investment', $2, $3, $4,
                 1 + (SELECT coalesce(max(revision), 0) FROM national.messages WHERE thing = $4), true, p.home,
                 p.home, p.id, p.name, $5, $6, $7, '', $8, '{}', 0, false, $9, $10, $9, $11, 1, $9, $12
               FROM projects.projects p WHERE p.id = $13
               ON CONFLICT (id) DO UPDATE SET attempts = m.attempts + 1, payload = excluded.payload,
                 state = excluded.state, refused_by = excluded.refused_by, faults = excluded.faults
               -- A try that was given up for its slowness may come in after the answer to the next one.
               WHERE m.state <> 'stored'`,
        values: [
          id,
          kind,
          mapping?.order ?? 10,
          `${kind}:${projectId}`,
          faults.length > 0 ? 'refused' : 'waiting',
          faults.length > 0 ? 'door' : null,
          JSON.stringify(payload),
          mapping ? `${mapping.version}#${mapping.number}` : '',
          now,
          deps.dueAt(now),
          faults.length > 0 ? now : null,
          JSON.stringify(faults),
          projectId,
        ],
      },
    ]);
  };

  return {
    open: (request: CodeRequest, kind: string, row: Row, faults: readonly Fault[]) =>
      insert(request.requestId, kind, request.projectId, row, faults),
    openCancel: ({ cancelId, projectId }: CancelRequest, row: Row) =>
      insert(cancelId, 'investment.cancel', projectId, row, []),
    async sent(id: string): Promise<void> {
      await database.query({
        name: 'national_code_sent',
        text: `UPDATE national.messages SET state = 'sent', sent_at = coalesce(sent_at, $2), reason = NULL
               WHERE id = $1 AND state = 'waiting'`,
        values: [id, at()],
      });
    },
    async answered(id: string, answer: Answer): Promise<void> {
      await settle(database, [{ id, ...answer }], deps.now(), newId);
    },
    /** An answer that is none: written down once, so that a person sees why nothing moves. */
    async strange(id: string, detail: string): Promise<void> {
      const [known] = await database.read<{ known: boolean }>({
        name: 'national_code_strange',
        text: 'SELECT EXISTS (SELECT 1 FROM national.events WHERE message_id = $1 AND detail = $2) AS known',
        values: [id, detail],
      });
      if (known?.known === true) return;
      await note(database, [{ id, what: 'failed', detail, person: null }], at(), newId);
    },
  };
}
