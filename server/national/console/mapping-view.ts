import { personNames } from '../../identity/index.ts';
import type { CollectDeps } from '../collect.ts';
import type { ActiveMapping } from '../mapping/library.ts';
import { type Column, type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { RULE_NAMES } from '../mapping/rules.ts';
import { MESSAGES } from '../messages.ts';
import { SOURCE_FIELDS } from '../sources/fields.ts';
import { inOrder } from './in-order.ts';
import type { MappingRow, MappingView } from './mapping-schema.ts';

type Names = ReadonlyMap<string, string>;

/** All mappings in force, in the order of sending. */
export async function mappingRows(collect: CollectDeps): Promise<MappingRow[]> {
  const all = inOrder(collect.library);
  const names = await personNames(collect.database, [
    ...new Set(all.flatMap(({ changedBy }) => changedBy ?? [])),
  ]);
  return all.map((mapping) => presentRow(mapping, names));
}

function presentRow(mapping: ActiveMapping, names: Names): MappingRow {
  const { changedBy } = mapping;
  return {
    kind: mapping.kind,
    line: mapping.line,
    lineName: MESSAGES.lines[mapping.line],
    title: mapping.title,
    target: mapping.target,
    order: mapping.order,
    sourceName: MESSAGES.sources[mapping.source],
    version: mapping.version,
    number: mapping.number,
    note: mapping.note,
    changedBy: changedBy === null ? null : (names.get(changedBy) ?? changedBy),
    changedAt: mapping.changedAt,
    columns: mapping.columns.length,
    marks: mapping.columns.filter(({ mark }) => mark !== undefined).length,
    mark: mapping.mark ?? null,
  };
}

type Correction = {
  readonly number: number;
  readonly body: Mapping;
  readonly note: string;
  readonly person: string;
  readonly at: string;
};

/** One mapping, readable: every column with what its source field holds, and all corrections ever made. */
export async function mappingView(collect: CollectDeps, mapping: ActiveMapping): Promise<MappingView> {
  const { database, library, catalogue } = collect;
  const corrections = await database.read<Correction>({
    name: 'national_mapping_history',
    text: `SELECT number, body, note, person, at FROM national.mappings WHERE kind = $1 ORDER BY number DESC`,
    values: [mapping.kind],
  });
  const names = await personNames(database, [...new Set(corrections.map(({ person }) => person))]);
  const original = library.original(mapping.kind);
  const fields = SOURCE_FIELDS[mapping.source];
  const lists = new Map(catalogue.codeLists().map((list) => [list.id, list]));
  const nameOfCode = (list: string | undefined, code: string) =>
    lists.get(list ?? '')?.rows.find((row) => row.code === code)?.name ?? null;
  const columnRows = (columns: readonly Column[], prefix: string, above: string): MappingView['rows'] =>
    columns.flatMap((column) => {
      const own = {
        column: `${above}${column.column}`,
        name: column.name,
        type: column.type,
        from: column.from == null ? null : `${prefix}${column.from}`,
        fromName: column.from == null ? null : (fields[`${prefix}${column.from}`] ?? null),
        constant: column.const === undefined ? null : String(column.const),
        rule: column.rule === undefined ? null : RULE_NAMES[column.rule],
        map: Object.entries(column.map ?? {}).map(([from, to]) => ({
          from,
          to: String(to),
          name: nameOfCode(column.list, String(to)),
        })),
        otherwise: column.otherwise == null ? null : String(column.otherwise),
        required: column.required === true,
        length: column.length ?? null,
        list: column.list === undefined ? null : (lists.get(column.list)?.name ?? column.list),
        mark: column.mark ?? null,
        note: column.note ?? null,
      };
      return [own, ...columnRows(column.columns ?? [], `${column.from}[].`, `${above}${column.column}[].`)];
    });
  return {
    ...presentRow(mapping, names),
    origin: mapping.origin,
    parents: mapping.parents.map((kind) => ({ kind, title: library.get(kind)?.title ?? kind })),
    only: Object.entries(mapping.only ?? {}).map(([field, values]) => ({
      field,
      name: fields[field] ?? field,
      values: values.map(String),
    })),
    rows: columnRows(mapping.columns, '', ''),
    body: written(mapping),
    fields: Object.entries(fields).map(([path, name]) => ({ path, name })),
    rules: Object.entries(RULE_NAMES).map(([rule, name]) => ({ rule, name })),
    history: [
      ...corrections.map(({ number, body, note, person, at }) => ({
        number,
        note,
        person: names.get(person) ?? person,
        at,
        body: written(body),
      })),
      ...(original ? [{ number: 0, note: null, person: null, at: null, body: written(original) }] : []),
    ],
  };
}

/** In the order of the form: what comes from a jsonb column has lost its own. */
function written(mapping: Mapping): Record<string, unknown> {
  const known = Object.keys(mappingSchema.shape);
  return mappingSchema.parse(
    Object.fromEntries(Object.entries(mapping).filter(([key]) => known.includes(key))),
  );
}
