import type { Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Fragment, sql } from '../../platform/database/index.ts';
import type { Fault } from '../mapping/apply.ts';
import type { Library } from '../mapping/library.ts';
import { alarmBefore } from './filter.ts';
import { ageWords } from './plain.ts';
import type { MessageRow } from './schema.ts';

/** A message as its lists show it. */
export type ListedRow = {
  readonly id: string;
  readonly line: 'investment' | 'construction';
  readonly kind: string;
  readonly subject: string;
  readonly home: string;
  readonly state: MessageRow['state'];
  readonly refused_by: 'door' | 'centre' | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly faults: readonly Fault[];
  readonly due_at: string;
  readonly created_at: string;
  readonly stored_at: string | null;
  readonly revision: number;
  readonly retract: boolean;
  readonly missing: number;
  readonly resend_by: string | null;
  readonly blocks: number;
};

/** Children whose newest revision waits for this message. */
const BLOCKS = sql`(SELECT count(*)::int FROM national.waits w JOIN national.messages c ON c.id = w.child AND c.current
  WHERE w.thing = m.thing)`;

export const LISTED: Fragment = sql`m.id, m.line, m.kind, m.subject, m.home, m.state, m.refused_by, m.attempts,
  m.reason, m.faults, m.due_at, m.created_at, m.stored_at, m.revision, m.retract, m.missing, m.resend_by,
  CASE WHEN m.state = 'stored' THEN 0 ELSE ${BLOCKS} END AS blocks`;

type Deps = { readonly library: Library; readonly catalogue: Catalogue };

export function presentListed({ library, catalogue }: Deps, row: ListedRow, now: Instant): MessageRow {
  const mapping = library.get(row.kind);
  return {
    id: row.id,
    line: row.line,
    kind: row.kind,
    title: mapping?.title ?? row.kind,
    subject: row.subject,
    city: { code: row.home, name: catalogue.division(row.home)?.name ?? row.home },
    state: row.state,
    refusedBy: row.refused_by,
    attempts: row.attempts,
    reason: row.state === 'refused' ? row.reason : null,
    faults: row.faults.map((fault) => ({ ...fault })),
    age: ageWords(row.created_at, row.stored_at ?? now),
    createdAt: row.created_at,
    dueAt: row.due_at,
    light: lightOf(row, now),
    revision: row.revision,
    retract: row.retract,
    waitsFor: row.state === 'waiting' ? row.missing : 0,
    blocks: row.blocks,
    resending: row.resend_by !== null,
  };
}

type Timed = Pick<ListedRow, 'state' | 'due_at' | 'created_at'>;

/** Green, amber or red as everywhere: past the set time is overdue, unusually long under way is a warning. */
export function lightOf(row: Timed, now: Instant): MessageRow['light'] {
  if (row.state === 'stored') return 'done';
  if (Date.parse(row.due_at) < now) return 'overdue';
  return row.created_at < alarmBefore(now) ? 'warning' : 'normal';
}
