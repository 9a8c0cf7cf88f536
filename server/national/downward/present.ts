import { dayFromText, dayOf, formatInstant, type Instant } from '@zongheng/core/calendar';
import type { z } from 'zod';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { DirectiveState } from './directive.ts';
import type { DirectiveRow } from './directive-store.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { mayHandleDirective } from './policy.ts';
import type { listReferences } from './reference-store.ts';
import type { DirectiveView, InboxMessageView, inboxRowSchema, referenceRowSchema } from './schema.ts';
import type { InboxRow } from './store.ts';

export function presentInbox(row: InboxRow): z.output<typeof inboxRowSchema> {
  return {
    id: row.id,
    kind: { code: row.kind, name: say.kinds[row.kind] ?? row.kind },
    subject: row.subject,
    way: { code: row.way, name: say.ways[row.way] },
    state: { code: row.state, name: say.states[row.state] },
    reason: row.reason,
    projectId: row.project_id,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    takenAt: row.taken_at,
    acked: row.acked,
  };
}

export function presentMessage(row: InboxRow, fixedBy: string | null): InboxMessageView {
  return {
    ...presentInbox(row),
    body: row.body,
    fix: row.fix,
    fixedBy,
    mayRetake: row.state === 'received' || row.state === 'refused',
  };
}

export function presentReference(
  row: Awaited<ReturnType<typeof listReferences>>[number],
  catalogue: Catalogue,
): z.output<typeof referenceRowSchema> {
  const { key, name, edition, sentAt, item, editions } = row.state;
  return {
    id: row.id,
    kind: { code: row.kind, name: say.kinds[row.kind] ?? row.kind },
    key,
    name,
    edition,
    sentAt,
    body: item?.body ?? null,
    basis: [...(item?.basis ?? [])],
    count: row.count,
    replacesOwn: row.kind === 'dictionary' && catalogue.codeLists().some((list) => list.id === key),
    editions: editions.map(({ takenAt, ...each }) => ({ ...each, takenAt: formatInstant(takenAt) })),
  };
}

/** A warning from two days before the reply is due. */
const WARNING_DAYS = 2;

function lightOf(state: DirectiveState, now: Instant): DirectiveView['light'] {
  const signal =
    state.answered !== null
      ? ('done' as const)
      : state.replyBy === null
        ? ('normal' as const)
        : signalBy(dayFromText(state.replyBy) - dayOf(now));
  return { signal, word: say.lights[signal] };
}

function signalBy(left: number): 'normal' | 'warning' | 'overdue' {
  if (left < 0) return 'overdue';
  return left <= WARNING_DAYS ? 'warning' : 'normal';
}

/** A directive as one reader sees it. */
export function presentDirective(
  row: DirectiveRow,
  actor: Actor,
  catalogue: Catalogue,
  now: Instant,
): DirectiveView {
  const { state, words } = row;
  const act = (done: DirectiveState['signed']) => done && { at: formatInstant(done.at), by: done.by.name };
  const next = state.signed === null ? 'sign' : state.answered === null ? 'answer' : null;
  return {
    id: row.id,
    version: row.version,
    number: state.number,
    title: state.title,
    text: words.text,
    level: { code: state.level, name: say.levels[state.level] },
    projectId: state.projectId,
    projectCode: state.projectCode,
    caseNumber: state.caseNumber,
    replyBy: state.replyBy,
    light: lightOf(state, now),
    divisions: state.divisions.map((code) => ({ code, name: catalogue.division(code)?.name ?? code })),
    sentAt: state.sentAt,
    receivedAt: formatInstant(state.receivedAt),
    signed: act(state.signed),
    answered: act(state.answered),
    answer: words.answer,
    actions: next !== null && mayHandleDirective(actor, state, next).ok ? [next] : [],
  };
}
