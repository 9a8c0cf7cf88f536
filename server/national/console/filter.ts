import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type Fragment, raw, sql } from '../../platform/database/index.ts';
import { likePattern } from '../../platform/search/index.ts';
import { NO_CODE_REQUEST } from '../outbox/code-requests.ts';
import { ALARM_HOURS } from './policy.ts';

/** `open`: all that is not stored at the centre; `any`: whatever its state. */
export const LIST_STATES = ['open', 'waiting', 'sent', 'checked', 'refused', 'stored', 'any'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** `overdue`: the set time is over; `warning`: not yet, but longer under way than is usual. */
export const LATENESS = ['overdue', 'warning'] as const;

export type MessageFilter = {
  readonly line?: 'investment' | 'construction' | undefined;
  readonly kind?: string | undefined;
  readonly state?: ListState | undefined;
  /** Waits for a parent that is not stored. */
  readonly blocked?: boolean | undefined;
  readonly late?: (typeof LATENESS)[number] | undefined;
  readonly refusedBy?: 'door' | 'centre' | undefined;
  /** Quality rule that our own check found broken; 0: none of the numbered ones. */
  readonly rule?: number | undefined;
  /** The centre's words, from their beginning. */
  readonly reason?: string | undefined;
  readonly home?: string | undefined;
  readonly projectId?: string | undefined;
  readonly q?: string | undefined;
};

/** The centre's reasons are told apart by so many characters. */
export const REASON_SHOWN = 200;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Before this moment a message that is still open is late enough for a warning. */
export function alarmBefore(now: Instant): string {
  return formatInstant((now - ALARM_HOURS * 3_600_000) as Instant);
}

/** Conditions on `national.messages m` that select what a filter asks for; older revisions never. */
export function conditionsOf(filter: MessageFilter, now: Instant): Fragment[] {
  const conditions: Fragment[] = [sql`m.current`];
  const { state = 'open', q } = filter;
  if (state === 'open') conditions.push(sql`m.state <> 'stored'`);
  else if (state !== 'any') conditions.push(sql`m.state = ${state}`);
  // A kind names its line; said too, the index on both is used.
  const line = filter.line ?? filter.kind?.split('.')[0];
  if (line !== undefined) conditions.push(sql`m.line = ${line}`);
  if (filter.kind !== undefined) conditions.push(sql`m.kind = ${filter.kind}`);
  if (filter.blocked === true) conditions.push(sql`m.state = 'waiting' AND m.missing > 0`);
  if (filter.late !== undefined) conditions.push(lateness(filter.late, now));
  if (filter.refusedBy !== undefined) {
    conditions.push(sql`m.state = 'refused' AND m.refused_by = ${filter.refusedBy}`);
  }
  if (filter.rule !== undefined) {
    const fault = JSON.stringify([{ rule: filter.rule === 0 ? null : filter.rule }]);
    conditions.push(sql`m.state = 'refused' AND m.faults @> ${fault}::jsonb`);
  }
  if (filter.reason !== undefined) {
    conditions.push(sql`m.state = 'refused' AND left(m.reason, ${REASON_SHOWN}::int) = ${filter.reason}`);
  }
  if (filter.home !== undefined) conditions.push(sql`m.home = ${filter.home}`);
  if (filter.projectId !== undefined) conditions.push(sql`m.project_id = ${filter.projectId}::uuid`);
  if (q !== undefined && q !== '') {
    conditions.push(
      UUID.test(q)
        ? sql`(m.id = ${q}::uuid OR m.project_id = ${q}::uuid)`
        : sql`(m.subject ILIKE ${likePattern(q)} OR m.serial = ${q})`,
    );
  }
  return conditions;
}

/** Requests for codes stand with `missing` 1 so that no line sends them: they wait for nobody. */
const notARequest = raw(`m.${NO_CODE_REQUEST}`);

function lateness(late: 'overdue' | 'warning', now: Instant): Fragment {
  const at = formatInstant(now);
  return late === 'overdue'
    ? sql`m.state <> 'stored' AND m.due_at < ${at}::timestamptz`
    : sql`m.state <> 'stored' AND m.due_at >= ${at}::timestamptz AND m.created_at < ${alarmBefore(now)}::timestamptz`;
}

/**
 * What a person may ask to be sent again: not what is on its way or asked for already, not what takes a row
 * back (unless the centre refused that), and not an ended request for a code, which its project unit makes anew.
 */
export const resendable: Fragment = sql`m.current AND m.resend_by IS NULL AND (NOT m.retract OR m.state = 'refused')
  AND m.state IN ('refused', 'stored', 'waiting')
  AND (m.state = 'waiting' OR ${notARequest})`;
