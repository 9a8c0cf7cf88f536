import { addDays, formatDay, formatInstant, type Instant, parseDay, startOf } from '@zongheng/core/calendar';
import {
  type ConformityException,
  type EntryContent,
  type EntryFact,
  type ImplementationContent,
  type StandardItem,
  whatChangedAbove,
} from '@zongheng/core/catalogue';
import { type Notice, noticeStatements } from '../../notices/index.ts';
import type { Statement } from '../../platform/database/index.ts';
import { publishVersions, withdrawVersion } from '../store-versions.ts';
import type { NewVersion, VersionBodies } from '../versions.ts';
import type { EntryDeps } from './context.ts';
import { decideExceptionRow, insertException } from './exception-store.ts';
import { MESSAGES } from './messages.ts';
import type { EntryOrder } from './schema-commands.ts';
import { deleteDraft } from './store.ts';
import type { Subject } from './subject.ts';
import { closeTask, openTasks, overtakeTasks, type TaskRow } from './task-store.ts';

/** The largest integer the database counts versions with: whatever standard a task follows. */
const ANY_STANDARD = 2 ** 31 - 1;

type Effects = { readonly book: readonly Statement[]; readonly rest: readonly Statement[] };

type Happened = {
  readonly subject: Subject;
  readonly entryId: string;
  readonly home: string;
  readonly facts: readonly EntryFact[];
  readonly order: EntryOrder;
  /** What was handed in. */
  readonly content: EntryContent | null;
  readonly exceptions: readonly ConformityException[];
  readonly at: string;
  readonly person: string;
  readonly reason: string;
};

/** What follows from the facts of an entry, in their transaction: versions, tasks of the levels below, notices. */
export function effectsOf(deps: EntryDeps, happened: Happened): Effects {
  const none: Effects = { book: [], rest: [] };
  const fact = happened.facts.at(-1);
  const { subject, at, home, entryId, reason } = happened;
  const { key, department, body } = subject;
  switch (fact?.type) {
    case 'entry.published':
      return published(deps, happened, fact);
    case 'entry.withdrawn': {
      const { subject: item, division } = key;
      const task = closeTask({ item, division, home }, 'overtaken', ANY_STANDARD, at);
      const rest =
        key.kind === 'implementation' ? [task] : key.kind === 'standard' ? [overtakeTasks(item, at)] : [];
      return { book: withdrawVersion(key, fact.version, at, reason), rest };
    }
    case 'entry.exception-proposed': {
      const { exceptionId: id, element, until, by: proposedBy } = fact;
      const { subject: item, division } = key;
      const row = { id, home, entryId, element, item, division, until, reason, proposedBy, proposedAt: at };
      return { book: [], rest: [insertException({ ...row, bodyId: body.id, department })] };
    }
    case 'entry.exception-decided': {
      const row = { id: fact.exceptionId, home };
      return { book: [], rest: [decideExceptionRow(row, fact.approved, reason, at)] };
    }
    default:
      return none;
  }
}

function published(
  deps: EntryDeps,
  { subject, content, exceptions, at, home, entryId, order }: Happened,
  fact: Extract<EntryFact, { type: 'entry.published' }>,
): Effects {
  if (content === null) throw new Error('published without a content');
  const { key, above } = subject;
  const { version, validFrom } = fact;
  const base = { ...key, version, validFrom, publishedAt: at, origin: 'keeper' } as const;
  const row: NewVersion =
    key.kind === 'implementation'
      ? {
          ...base,
          body: content as ImplementationContent,
          standard: (content as ImplementationContent).standard,
          exceptions: exceptions.filter(({ until }) => until === null || until >= validFrom),
        }
      : {
          ...base,
          body: { ...content, version } as unknown as VersionBodies['standard' | 'flow'],
          standard: above?.version ?? null,
        };
  const after = key.kind === 'standard' ? tasksBelow(deps, row.body as StandardItem, order, validFrom) : [];
  const done =
    key.kind === 'implementation' && row.standard !== null
      ? [closeTask({ item: key.subject, division: key.division, home }, 'followed', row.standard, at)]
      : [];
  return {
    book: publishVersions([row]),
    rest: [
      deleteDraft(entryId, home),
      ...done,
      ...openTasks(after, at),
      ...noticeStatements(
        deps,
        after.map((task) => followNotice(deps, task, row.body as StandardItem)),
      ),
    ],
  };
}

type NewTask = Omit<TaskRow, 'doneAt' | 'outcome' | 'remindedAt' | 'openedAt'>;

/** A task for every implementation that stands under an older version, with what changed for it. */
function tasksBelow(
  { catalogue, facts }: EntryDeps,
  standard: StandardItem,
  order: EntryOrder,
  validFrom: string,
): NewTask[] {
  const { book } = catalogue;
  const within = order.type === 'publish' ? order.followWithin : 0;
  const day = parseDay(validFrom);
  if (!day.ok) throw new Error(`no day: ${validFrom}`);
  const dueOn = formatDay(addDays(day.value, within));
  return book
    .current()
    .implementations.filter(({ subject }) => subject === standard.id)
    .flatMap(({ body, division, standard: under }): NewTask[] => {
      const from = under ?? body.standard;
      const before = book.version(
        { kind: 'standard', subject: standard.id, division: catalogue.province },
        from,
      );
      if (!before || from >= standard.version) return [];
      return [
        {
          id: facts.newId(),
          home: catalogue.homeOf(division),
          ...{ item: standard.id, division, bodyId: body.local.bodyId, department: standard.department },
          ...{ standardFrom: from, standardTo: standard.version, dueOn },
          difference: whatChangedAbove(before.body, standard, body),
        },
      ];
    });
}

/** Tells the keepers of the body below; the notice leads to its implementation. */
function followNotice({ catalogue }: EntryDeps, task: NewTask, standard: StandardItem): Notice {
  const place = catalogue.division(task.division)?.name ?? task.division;
  const { changes, others } = task.difference as ReturnType<typeof whatChangedAbove>;
  return {
    kind: 'catalogue',
    to: [{ roles: ['catalogue-keeper'], bodyId: task.bodyId }],
    about: {
      kind: 'page',
      id: pageOf(task),
      title: MESSAGES.followTitle(standard.name, standard.version),
      note: MESSAGES.followNote(place, task.dueOn, changes.length + others.length),
      dueAt: endOf(task.dueOn),
    },
  };
}

/** Where the implementation of a task is kept, below the face. */
export function pageOf({ item, division }: Pick<TaskRow, 'item' | 'division'>): string {
  return `catalogue/entries/implementation/${item}/${division}`;
}

/** First moment that is too late for what is due on a day. */
export function endOf(day: string): string {
  const parsed = parseDay(day);
  if (!parsed.ok) throw new Error(`no day: ${day}`);
  return formatInstant(startOf(addDays(parsed.value, 1)) as Instant);
}
