import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../platform/database/index.ts';
import { SOURCE_FIELDS } from '../sources/fields.ts';
import { type Column, type Mapping, mappingSchema } from './mapping.ts';

/** A mapping in force: from the pack's file (number 0), or as corrected in the console. */
export type ActiveMapping = Mapping & {
  readonly number: number;
  readonly note: string | null;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
};

export type MappingProblem = { readonly path: string; readonly message: string };

/** What is wrong with a mapping; empty if it can be put in force. `known`: the kinds there are, with their order. */
export function checkMapping(
  given: unknown,
  known: ReadonlyMap<string, number>,
): { readonly mapping: Mapping | null; readonly problems: readonly MappingProblem[] } {
  const parsed = mappingSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    return { mapping: null, problems };
  }
  const mapping = parsed.data;
  const problems: MappingProblem[] = [];
  const fields = SOURCE_FIELDS[mapping.source];
  const tell = (path: string, message: string) => problems.push({ path, message });
  checkColumns(mapping.columns, '', fields, tell);
  for (const path of Object.keys(mapping.only ?? {})) {
    if (!Object.hasOwn(fields, path)) tell('only', `来源“${mapping.source}”没有字段“${path}”`);
  }
  for (const parent of mapping.parents) {
    const order = known.get(parent);
    if (order === undefined) tell('parents', `没有“${parent}”这种报文`);
    else if (order >= mapping.order) tell('parents', `“${parent}”应排在本报文之前`);
  }
  return { mapping, problems };
}

function checkColumns(
  columns: readonly Column[],
  prefix: string,
  fields: Readonly<Record<string, string>>,
  tell: (path: string, message: string) => void,
): void {
  const seen = new Set<string>();
  for (const column of columns) {
    const path = `columns.${column.column}`;
    if (seen.has(column.column)) tell(path, '同一列写了两次');
    seen.add(column.column);
    if (column.const === undefined && column.from === undefined) tell(path, '应写明 from 或 const');
    if (typeof column.from === 'string' && !Object.hasOwn(fields, `${prefix}${column.from}`)) {
      tell(path, `来源没有字段“${prefix}${column.from}”`);
    }
    if (column.type === 'list' && typeof column.from === 'string') {
      checkColumns(column.columns ?? [], `${column.from}[].`, fields, tell);
    }
  }
}

/** Reads the pack's mapping files. @throws Error naming every file, path and fault of a broken set. */
export function readMappings(folder: string): readonly Mapping[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const raw = files.map((file) => ({ file, body: parse(join(folder, file)) }));
  const known = orders(raw.map(({ body }) => body));
  const faults: string[] = [];
  const mappings = raw.flatMap(({ file, body }) => {
    const { mapping, problems } = checkMapping(body, known);
    for (const problem of problems) faults.push(`${file} ${problem.path}:${problem.message}`);
    if (mapping && file !== `${mapping.kind}.json`) faults.push(`${file}:文件名应为 ${mapping.kind}.json`);
    return mapping ? [mapping] : [];
  });
  if (faults.length > 0) throw new Error(`国家平台报送映射有误,未启动:\n${faults.join('\n')}`);
  return mappings.toSorted((a, b) => a.order - b.order || (a.kind < b.kind ? -1 : 1));
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`国家平台报送映射 ${path} 读不出来:${String(error)}`);
  }
}

export function orders(bodies: readonly unknown[]): ReadonlyMap<string, number> {
  const entries = bodies.flatMap((body): [string, number][] => {
    const { kind, order } = (body ?? {}) as { readonly kind?: unknown; readonly order?: unknown };
    return typeof kind === 'string' && typeof order === 'number' ? [[kind, order]] : [];
  });
  return new Map(entries);
}

/** The mappings in force, in the order of sending. */
export type Library = {
  all(): readonly ActiveMapping[];
  get(kind: string): ActiveMapping | undefined;
  /** As the pack's file has it, whatever was corrected since. */
  original(kind: string): Mapping | undefined;
  /** Reads the corrections made in the console again, in whichever process they were made. */
  refresh(): Promise<void>;
};

type Override = {
  readonly kind: string;
  readonly number: number;
  readonly body: Mapping;
  readonly note: string;
  readonly person: string;
  readonly at: string;
};

/** Opens the mappings on the pack's files and the corrections in the database. */
export async function openLibrary(database: Database, defaults: readonly Mapping[]): Promise<Library> {
  let active = new Map<string, ActiveMapping>();
  const refresh = async () => {
    const rows = await database.read<Override>({
      name: 'national_mappings_active',
      text: `SELECT DISTINCT ON (kind) kind, number, body, note, person, at
             FROM national.mappings ORDER BY kind, number DESC`,
    });
    const overrides = new Map(rows.map((row) => [row.kind, row]));
    active = new Map(
      defaults.map((mapping) => [mapping.kind, inForce(mapping, overrides.get(mapping.kind))]),
    );
  };
  await refresh();
  return {
    all: () => [...active.values()],
    get: (kind) => active.get(kind),
    original: (kind) => defaults.find((mapping) => mapping.kind === kind),
    refresh,
  };
}

function inForce(mapping: Mapping, override: Override | undefined): ActiveMapping {
  if (!override) return { ...mapping, number: 0, note: null, changedBy: null, changedAt: null };
  const { body, number, note, person, at } = override;
  return { ...body, number, note, changedBy: person, changedAt: at };
}
