import { buffer } from 'node:stream/consumers';
import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Actor } from '../../identity/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { EntryDeps } from '../entries/context.ts';
import type { CellError } from './cell.ts';
import { dryRun } from './dry-run.ts';
import { parseJsonFile } from './json-file.ts';
import { MESSAGES as say } from './messages.ts';
import { parseSheets } from './parse-sheets.ts';
import type { ParsedEntry } from './parsed.ts';
import { readWorkbook } from './read-workbook.ts';
import { type ImportRow, moveImport, putBack, storeChecked, takeImport } from './store.ts';

export type ExchangeDeps = EntryDeps & { readonly files: FileStore };

/** Errors kept of one file: a person who sees so many mends the file, not the cells. */
const MOST_ERRORS = 2_000;

/**
 * Looks an import through: reads the file, holds every entry against what stands, and keeps what it found. May be
 * done again, as after somebody else has published; what was found before is replaced.
 */
export async function checkImport(deps: ExchangeDeps, actor: Actor, given: ImportRow): Promise<Result<void>> {
  const { database, clock } = deps;
  const { id } = given;
  const now = () => formatInstant(clock.now() as Instant);
  if (given.state === 'applied') return refuse('state-conflict', say.alreadyApplied, say.source);
  if (!(await takeImport(database, id, ['uploaded', 'checked'], 'checking', now()))) {
    return refuse('state-conflict', say.busy, say.source);
  }
  try {
    const parsed = await parse(deps, given);
    const progress = async (done: number, total: number) => {
      await database.query(moveImport(id, done, total, now()));
    };
    const found = await dryRun(deps, actor, given, parsed.entries, progress);
    // A cell that could not be read is missing in the content too: told of once.
    const told = new Set(parsed.errors.map(({ sheet, cell }) => `${sheet} ${cell}`));
    const further = found.errors.filter(({ sheet, cell }) => !told.has(`${sheet} ${cell}`));
    const errors = [...parsed.errors, ...further].slice(0, MOST_ERRORS);
    await database.pipeline(storeChecked(id, found.items, errors, now()));
    return accept(undefined);
  } catch (error) {
    await database.query(putBack(id, 'uploaded', now()));
    throw error;
  }
}

type Parsed = { readonly entries: readonly ParsedEntry[]; readonly errors: readonly CellError[] };

async function parse(deps: ExchangeDeps, { kind, division, format, digest }: ImportRow): Promise<Parsed> {
  const none = (message: string, code: string): Parsed => ({
    entries: [],
    errors: [{ sheet: '', cell: '', code, message, source: say.source, item: null }],
  });
  const bytes = await bytesOf(deps.files, digest);
  if (bytes === null) return none(say.fileGone, 'file-missing');
  if (format === 'json') {
    const read = parseJsonFile(bytes.toString('utf8'), kind, division);
    return read.ok ? { entries: read.value, errors: [] } : none(read.refusal.message, read.refusal.code);
  }
  const read = await readWorkbook(bytes);
  if (!read.ok) return none(read.refusal.message, read.refusal.code);
  return parseSheets(read.value, kind, division, deps.catalogue);
}

/** The bytes of an uploaded file; null where they are gone. */
export async function bytesOf(files: FileStore, digest: string): Promise<Buffer | null> {
  const stream = await files.open(digest);
  return stream === null ? null : buffer(stream);
}
