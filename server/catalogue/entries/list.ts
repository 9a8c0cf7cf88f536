import { type EntryActor, STAFFING_OFFICE } from '@zongheng/core/catalogue';
import type { z } from 'zod';
import type { Actor } from '../../identity/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { type EntryDeps, whoOf } from './context.ts';
import { readExceptions } from './exception-store.ts';
import { keyText } from './key.ts';
import { MESSAGES } from './messages.ts';
import { departmentOf, named, placeOf } from './present.ts';
import { bodyFor, staffingOffice } from './responsible.ts';
import { type EntryRowView, entryCursor, type entryQuery } from './schema.ts';
import type { Act } from './schema-parts.ts';
import { type HeadRow, readHeads } from './store.ts';
import { openTaskHeads } from './task-store.ts';
import { type Known, universeOf } from './universe.ts';

type Query = z.output<typeof entryQuery>;
type TaskHead = Awaited<ReturnType<typeof openTaskHeads>>[number];
type Shown = {
  readonly known: Known;
  readonly head: HeadRow | undefined;
  readonly task: TaskHead | undefined;
};

/** Entries as filtered, in the order of the catalogue; counted whole. */
export async function listEntries(deps: EntryDeps, actor: Actor, query: Query): Promise<Page<EntryRowView>> {
  const { catalogue, database } = deps;
  const [heads, tasks, proposed] = await Promise.all([
    readHeads(database, { kind: query.kind }),
    openTaskHeads(database),
    readExceptions(database, { status: 'proposed' }),
  ]);
  const byKey = new Map(heads.map((head) => [keyText(head), head]));
  const taskOf = new Map(tasks.map((task) => [`${task.item} ${task.division}`, task]));
  const asked = new Set(proposed.map(({ item, division }) => `${item} ${division}`));
  const { rows, places } = universeOf(catalogue);
  // What nobody has published yet is known by its draft alone.
  const fresh = heads.filter((head) => !places.has(keyText(head)) && head.draftStatus !== 'none');
  const all = [...rows, ...fresh.flatMap((head) => knownByDraft(catalogue, head))];
  const fits = filterOf(catalogue, actor, query);
  const who = whoOf(catalogue, actor);
  const shown = all.flatMap((known): (Shown & { todo: readonly Act[] })[] => {
    const head = byKey.get(keyText(known));
    if (!fits(known, head)) return [];
    const below = known.kind === 'implementation' ? `${known.subject} ${known.division}` : '';
    const task = taskOf.get(below);
    const todo = todoOf(catalogue, who, { known, head, task }, asked.has(below));
    return query.mine && todo.length === 0 ? [] : [{ known, head, task, todo }];
  });
  const after = query.cursor
    ? { kind: query.cursor[0], subject: query.cursor[1], division: query.cursor[2] }
    : null;
  const from =
    after === null ? 0 : shown.findIndex(({ known }) => keyText(known) === keyText(after as Known)) + 1;
  const page = shown.slice(from, from + query.limit);
  const last = page.at(-1)?.known;
  const more = from + query.limit < shown.length && last !== undefined;
  return {
    rows: page.map((row) => present(catalogue, row)),
    next: more ? entryCursor.encode([last.kind, last.subject, last.division]) : null,
    total: shown.length,
  };
}

function filterOf(catalogue: Catalogue, actor: Actor, query: Query) {
  const { kind, department, division, below, status, body, stage, q = '' } = query;
  const within = division === undefined ? null : new Set(below ? catalogue.within(division) : [division]);
  const own = body === 'own' ? (actor.seat.body?.id ?? '') : body;
  return (known: Known, head: HeadRow | undefined): boolean =>
    (kind === undefined || known.kind === kind) &&
    (department === undefined || known.department === department) &&
    (within?.has(known.division) ?? true) &&
    (own === undefined || known.body.id === own) &&
    (stage === undefined || (known.kind !== 'flow' && catalogue.item(known.subject)?.stage === stage)) &&
    (status === undefined || statusOf(known, head) === status || head?.draftStatus === status) &&
    (q === '' || known.name.includes(q) || known.subject.includes(q));
}

/** Of what was never published the draft speaks. */
function statusOf(known: Known, head: HeadRow | undefined) {
  return known.status === 'missing' && head && head.draftStatus !== 'none' ? head.draftStatus : known.status;
}

function knownByDraft(catalogue: Catalogue, head: HeadRow): Known[] {
  const body = catalogue.body(head.bodyId);
  if (!body) return [];
  const { kind, subject, division, department } = head;
  const name =
    (kind === 'flow' ? catalogue.flow(subject) : catalogue.item(subject))?.name ?? head.name ?? subject;
  const none = { current: null, standard: null, newest: null };
  return [{ kind, subject, division, name, department, body, status: 'missing', ...none }];
}

/** What waits for this keeper: whose turn it is by the status of the draft, a task of the own body, an exception. */
function todoOf(
  catalogue: Catalogue,
  who: EntryActor,
  { known, head, task }: Shown,
  asked: boolean,
): readonly Act[] {
  const drafts = known.body.id === who.body;
  const content =
    who.department !== STAFFING_OFFICE &&
    bodyFor(catalogue, catalogue.province, known.department)?.id === who.body;
  const authority = () => staffingOffice(catalogue, known.division)?.id === who.body;
  const turns: readonly (readonly [Act, boolean])[] = [
    ['submit', drafts && head?.draftStatus === 'draft'],
    ['start-draft', drafts && task !== undefined && (head === undefined || head.draftStatus === 'none')],
    ['confirm-content', content && head?.draftStatus === 'submitted'],
    ['confirm-authority', head?.draftStatus === 'content-confirmed' && authority()],
    ['publish', drafts && head?.draftStatus === 'authority-confirmed'],
    ['decide-exception', content && asked],
  ];
  return turns.filter(([, turn]) => turn).map(([act]) => act);
}

function present(catalogue: Catalogue, row: Shown & { readonly todo: readonly Act[] }): EntryRowView {
  const { known, head, task, todo } = row;
  const status = statusOf(known, head);
  const { draftStatus = 'none', revision, savedAt, findings } = head ?? {};
  const draft = {
    status: { code: draftStatus, name: MESSAGES.statuses[draftStatus] },
    revision: revision ?? 0,
    savedAt: savedAt ?? '',
    refused: findings ?? 0,
  };
  return {
    ...{ kind: known.kind, subject: known.subject, name: known.name },
    division: placeOf(catalogue, known.division),
    department: departmentOf(catalogue, known.department),
    body: named(known.body),
    status: { code: status, name: MESSAGES.statuses[status] },
    ...{ current: known.current, standard: known.standard, newest: known.newest },
    draft: draftStatus === 'none' ? null : draft,
    task: task ? { id: task.id, dueOn: task.dueOn, overdue: task.dueOn < catalogue.today } : null,
    todo: [...todo],
  };
}
