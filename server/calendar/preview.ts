import { accept, type Result, refuse } from '@zongheng/core';
import { type Calendar, formatInstant, type Instant, startOf } from '@zongheng/core/calendar';
import {
  type CaseDeps,
  type ClockRow,
  type Moved,
  movesOf,
  openClocks,
  readCases,
} from '../casework/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Transaction, withRetry } from '../platform/database/index.ts';
import { evolveBook } from './book.ts';
import type { BookContext } from './book-context.ts';
import { type CalendarBook, compileBook } from './compile.ts';
import { decideBook } from './decide-book.ts';
import {
  advancePreview,
  type Change,
  findPreview,
  insertPreview,
  insertTried,
  lockPreview,
  nextCases,
  type Preview,
  runningPreviews,
  type Tried,
} from './preview-store.ts';
import { type BookRow, readBook } from './store.ts';

/** Cases a transaction: nothing of them is locked, so this only bounds what a killed process has to do again. */
const BATCH = 200;

type Options = { readonly batch?: number; readonly signal?: AbortSignal };

/** Asks which open clocks a change would move; the work process finds out, and the answer can be left alone. */
export async function startPreview(
  deps: CaseDeps,
  change: Change,
  personId: string,
): Promise<Result<Preview>> {
  const row = await readBook(deps.database);
  const tried = tryChange(deps, row, change);
  if (!tried.ok) return tried;
  const id = deps.facts.newId();
  const at = formatInstant(deps.clock.now() as Instant);
  const divisions = concerned(deps.catalogue, change, tried.value);
  await deps.database.pipeline(
    insertPreview({ id, change, bookVersion: row.version, divisions, by: personId, at }),
  );
  const made = await findPreview(deps.database, id);
  if (!made) throw new Error(`the preview ${id} is not there`);
  return accept(made);
}

/**
 * Computes the previews that are asked for, to the end. Safe beside another process and after a kill: each batch
 * moves on in one transaction with what it found. Returns how many batches were done.
 */
export async function takePreviews(deps: CaseDeps, options: Options = {}): Promise<number> {
  const { batch = BATCH, signal } = options;
  let batches = 0;
  for (const id of await runningPreviews(deps.database)) {
    for (let more = true; more && !signal?.aborted; batches += 1) {
      more = await withRetry(() => deps.database.transaction((tx) => takeBatch(deps, tx, id, batch)));
    }
  }
  return batches;
}

type Books = { readonly before: CalendarBook; readonly after: CalendarBook };

/** The calendars as they are and as they would be after a change. */
function tryChange(deps: CaseDeps, row: BookRow, change: Change): Result<Books> {
  const { catalogue } = deps;
  const now = deps.clock.now() as Instant;
  const context: BookContext = { now, divisionName: (code) => catalogue.division(code)?.name };
  const decided = decideBook(row.state, change, context);
  if (!decided.ok) return decided;
  const state = decided.value.reduce(evolveBook, row.state);
  const lineage = (code: string) => catalogue.lineage(code);
  // From the row, not from what this process knows: that may be a second old.
  return accept({
    before: compileBook(row.state, String(row.version), lineage),
    after: compileBook(state, String(row.version + 1), lineage),
  });
}

/** The divisions whose calendar would be another one; null: all, with those the catalogue does not know. */
function concerned(catalogue: Catalogue, change: Change, { before, after }: Books): readonly string[] | null {
  if (change.type === 'publish-year') return null;
  return catalogue
    .divisions()
    .map(({ code }) => code)
    .filter((code) => before.calendarFor(code).version !== after.calendarFor(code).version);
}

async function takeBatch(deps: CaseDeps, tx: Transaction, id: string, batch: number): Promise<boolean> {
  const { catalogue } = deps;
  const preview = await lockPreview(tx, id);
  if (!preview) return false;
  const now = deps.clock.now() as Instant;
  const at = formatInstant(now);
  const row = await readBook(tx);
  const books = row.version === preview.book_version ? tryChange(deps, row, preview.change) : null;
  // Somebody else published meanwhile: it cannot be published any more, so what is left to know is nothing.
  if (!books?.ok) {
    await tx.query(advancePreview(id, { cases: 0, broken: 0, last: null, at }));
    return false;
  }
  const divisions = concerned(catalogue, preview.change, books.value);
  const ids = await nextCases(tx, divisions, preview.after, batch);
  const last = ids.at(-1) ?? null;
  const { tried, broken } = await tryCases(tx, ids, catalogue, books.value, now);
  if (tried.length > 0) await tx.query(insertTried(id, tried, at));
  await tx.query(advancePreview(id, { cases: ids.length, broken, last, at }));
  return last !== null;
}

async function tryCases(
  tx: Transaction,
  ids: readonly string[],
  catalogue: Catalogue,
  books: Books,
  now: Instant,
): Promise<{ readonly tried: Tried[]; readonly broken: number }> {
  if (ids.length === 0) return { tried: [], broken: 0 };
  const statutes = {
    ruleFor: catalogue.ruleFor,
    signalRule: catalogue.signalRule,
    calendarFor: (division: string) => books.after.calendarFor(division),
  };
  const [cases, clocks] = await Promise.all([readCases(tx, ids), openClocks(tx, ids)]);
  const tried: Tried[] = [];
  let broken = 0;
  for (const row of cases) {
    try {
      const old = clocks.get(row.id) ?? [];
      const { rows, moved } = movesOf(row, old, statutes, now);
      const [before, after] = [books.before, books.after].map((book) => book.calendarFor(row.division));
      for (const clock of rows) {
        const found = moved.find((each) => each.kind === clock.kind);
        const way = found
          ? wayOf(found)
          : before && after && becomesFirm(clock, before, after)
            ? 'firm'
            : 'same';
        tried.push({ id: row.id, home: row.home, kind: clock.kind, way, row: clock });
      }
    } catch {
      // The sweep leaves such a case as it is, too; how many there are is shown.
      broken += 1;
    }
  }
  return { tried, broken };
}

function wayOf({ before, after }: Moved): 'later' | 'earlier' {
  const [was, is] =
    before.due_at === after.due_at
      ? [before.statutory_due_at, after.statutory_due_at]
      : [before.due_at, after.due_at];
  return (was ?? '') < (is ?? '') ? 'later' : 'earlier';
}

/** The date stays, and a notice now covers it. */
function becomesFirm({ due_at }: ClockRow, before: Calendar, after: Calendar): boolean {
  if (due_at === null) return false;
  const provisional = ({ provisionalFrom }: Calendar) => due_at > formatInstant(startOf(provisionalFrom));
  return provisional(before) && !provisional(after);
}

/** A preview that may be published now, or why not. */
export function publishable(preview: Preview | undefined, row: BookRow, say: PreviewWords): Result<Preview> {
  if (!preview) return refuse('not-found', say.previewNotFound, '');
  if (preview.state === 'running') return refuse('state-conflict', say.previewRunning, '');
  if (preview.state === 'published') return refuse('state-conflict', say.previewUsed, '');
  return row.version === preview.book_version
    ? accept(preview)
    : refuse('version-conflict', say.previewOutdated, '');
}

type PreviewWords = Readonly<
  Record<'previewNotFound' | 'previewRunning' | 'previewUsed' | 'previewOutdated', string>
>;
