import { dayOf, formatDay, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { HistoryEntry } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { FileRef } from '../../materials/index.ts';
import { situationOf } from './grounds.ts';
import type { ListedOrder } from './list.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import { isWaiting } from './order.ts';
import { orderActionsOf } from './policy.ts';
import { readReply } from './reply-clock.ts';
import type { OrderDetailView, OrderRowView } from './schema.ts';

/** An order as lists show it. */
export function presentOrder(row: ListedOrder, catalogue: Catalogue, now: Instant): OrderRowView {
  const { state } = row;
  const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
  const named = (code: string) => ({ code, name: catalogue.division(code)?.name ?? code });
  const situation = situationOf(state.grounds);
  const body = catalogue.body(state.addressee.bodyId);
  const waits = isWaiting(state.status);
  const { remaining } = readReply(state, catalogue.calendarFor(state.division), now);
  return {
    id: row.id,
    version: row.version,
    number: state.number,
    status: { code: state.status, name: say.statuses[state.status] },
    light: {
      signal: row.light,
      word: row.light === 'overdue' && !waits ? say.lateAnswered : say.lights[row.light],
    },
    situation: { code: situation, name: say.situations[situation] },
    body: {
      id: state.addressee.bodyId,
      name: body?.name ?? state.addressee.bodyId,
      shortName: body?.shortName ?? state.addressee.bodyId,
    },
    person: {
      id: state.addressee.personId,
      name: row.person_name,
      chosenBy: say.chosenBy[state.addressee.by],
    },
    division: named(state.division),
    issuer: { ...state.issuer },
    byRule: state.byRule,
    projectId: state.projectId,
    projectName: row.project_name,
    projectCode: row.project_code,
    caseId: state.caseId,
    caseNumber: row.case_number,
    itemName: row.item_name,
    issuedAt: formatInstant(state.issuedAt),
    replyBy: state.term.by,
    provisional: state.term.provisional,
    remaining: waits ? remaining : null,
    answeredAt: time(state.answeredAt),
    closedAt: time(state.closedAt),
    late: row.light === 'overdue' || state.late,
    escalatedTo: state.escalations.map(({ division }) => named(division)),
  };
}

/** An order as one reader sees it in full. */
export function presentDetail(
  row: ListedOrder,
  actor: Actor,
  catalogue: Catalogue,
  now: Instant,
  beside: { readonly history: readonly HistoryEntry[]; readonly files: readonly FileRef[] },
): OrderDetailView {
  const { grounds, term, firstTerm, round } = row.state;
  const lastDay = (dueAt: string) => formatDay(dayOf((instantFromText(dueAt) - 1) as Instant));
  return {
    ...presentOrder(row, catalogue, now),
    ...row.words,
    numberMark: say.numberMark,
    replyMark: say.replyMark,
    replyDays: term.days,
    document: {
      replyBy: firstTerm.by,
      replyDays: firstTerm.days,
      provisional: firstTerm.provisional,
    },
    grounds: {
      kind: grounds.kind,
      clock: grounds.kind === 'clock' ? grounds.clock : null,
      dueDay: grounds.kind === 'clock' ? lastDay(grounds.dueAt) : null,
    },
    round,
    files: [...beside.files],
    history: [...beside.history],
    actions: orderActionsOf(actor, row, (division) => catalogue.lineage(division)),
  };
}
