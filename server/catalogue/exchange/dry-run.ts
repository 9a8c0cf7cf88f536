import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '@zongheng/core/calendar';
import type { EntryState } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import { checkShape, conformityOf } from '../entries/check-draft.ts';
import { contextOf, type EntryDeps, whoOf } from '../entries/context.ts';
import { differencesOf } from '../entries/difference.ts';
import { entryIdOf } from '../entries/key.ts';
import { type EntryRow, readEntries } from '../entries/store.ts';
import { type Subject, subjectOf } from '../entries/subject.ts';
import type { CellError } from './cell.ts';
import type { ExchangeKind } from './columns.ts';
import { locate } from './locate.ts';
import { MESSAGES as say } from './messages.ts';
import type { ParsedEntry } from './parsed.ts';
import { mayImport } from './policy.ts';
import type { ImportItem } from './store.ts';

/** Entries between two signs of life. */
const STEP = 20;

type Found = { readonly item: ImportItem; readonly errors: readonly CellError[] };
type Row = EntryRow<EntryState> | undefined;

/**
 * What an import would change, entry by entry, and what speaks against each. Nothing is written. Faults of form and
 * of right are `errors`; what the law above does not allow are the entry's `findings`.
 */
export async function dryRun(
  deps: EntryDeps,
  actor: Actor,
  of: { readonly kind: ExchangeKind; readonly division: string },
  entries: readonly ParsedEntry[],
  progress: (done: number, total: number) => Promise<void>,
): Promise<{ readonly items: readonly ImportItem[]; readonly errors: readonly CellError[] }> {
  const keys = entries.map(({ subject }) => entryIdOf({ ...of, subject }));
  const rows = new Map((await readEntries<EntryState>(deps.database, keys)).map((row) => [row.id, row]));
  const items: ImportItem[] = [];
  const errors: CellError[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const found = look(deps, actor, of, entry, rows.get(keys[index] ?? ''));
    if (seen.has(entry.subject)) found.errors.push(at(entry, 'id', 'twice', say.rowTwice(index + 1)));
    seen.add(entry.subject);
    items.push(found.errors.length > 0 ? { ...found.item, status: 'refused' } : found.item);
    errors.push(...found.errors);
    if ((index + 1) % STEP !== 0) continue;
    await progress(index + 1, entries.length);
    await breathe();
  }
  return { items, errors };
}

function at(
  entry: ParsedEntry,
  path: string,
  code: string,
  message: string,
  source: string = say.source,
): CellError {
  return { ...locate(entry, path), code, message, source, item: entry.subject };
}

function look(
  deps: EntryDeps,
  actor: Actor,
  of: { readonly kind: ExchangeKind; readonly division: string },
  entry: ParsedEntry,
  row: Row,
): Found & { readonly errors: CellError[] } {
  const { catalogue, clock } = deps;
  const key = { ...of, subject: entry.subject };
  const seen = { revision: row?.draft?.revision ?? 0, inForce: 0, above: 0 };
  const blank = { ...seen, subject: entry.subject, content: entry.content, differences: [], findings: [] };
  const refused = (errors: CellError[]) => ({ item: { ...blank, status: 'refused' as const }, errors });
  const subject = subjectOf(catalogue, key);
  if (!subject) return refused([at(entry, 'id', 'unknown-item', say.entryNotHere)]);
  const context = contextOf(deps, subject, whoOf(catalogue, actor), clock.now() as Instant, {
    begun: (row?.state ?? null) !== null,
  });
  const allowed = mayImport(context);
  if (!allowed.ok) {
    const { code, message, source } = allowed.refusal;
    return refused([at(entry, 'id', code, message, source)]);
  }
  if (row && row.draftStatus !== 'none' && row.draftStatus !== 'draft') {
    return refused([at(entry, 'id', 'entry-in-review', say.inReview)]);
  }
  const shape = checkShape(key, entry.content);
  if (!shape.ok)
    return refused(shape.errors.map(({ field, code, message }) => at(entry, field, code, message)));
  const exceptions = (row?.state?.exceptions ?? [])
    .filter(({ status }) => status === 'approved')
    .map(({ element, until }) => ({ element, until, reason: '' }));
  const { refusals } = conformityOf(catalogue, subject, shape.value, exceptions);
  const { base, ...versions } = stands(subject, row);
  const differences = differencesOf(base, shape.value);
  const status = base === null ? 'new' : differences.length === 0 ? 'same' : 'changed';
  const findings = refusals.map((each) => at(entry, each.at, each.code, each.message, each.source));
  return { item: { ...blank, ...versions, status, content: shape.value, differences, findings }, errors: [] };
}

/** What an import is held against: the draft there is, else what is or will be in force. */
export function stands(subject: Subject, row: Row) {
  const { inForce, coming, above } = subject;
  const published = coming ?? inForce;
  return {
    base: row?.draft?.content ?? published?.body ?? null,
    revision: row?.draft?.revision ?? 0,
    inForce: published?.version ?? 0,
    above: above?.version ?? 0,
  };
}
