import type { PoolClient } from 'pg';
import { DETAILS, DOCUMENTS, FLOWS, FRONT_TABLES, type FrontTable, type Reference } from '../tables.ts';

/** A row as the checker reads it: what the rules speak of, and for each reference whether it leads somewhere. */
export type CheckedRow = Readonly<Record<string, unknown>> & {
  readonly dfsjzj: string;
  readonly rkxh: number;
  readonly xzqhdm: string;
};

/** Columns single rules name beside those of the data file. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  spgl_xmjbxxb: ['gbhy', 'nkgsj', 'njcsj', 'ztze', 'jsddxzqh'],
  spgl_xmspsxblxxxxb: ['blzt', 'blsj', 'spsxslbm'],
  spgl_xmspsxbltbcxxxb: ['tbcxmc'],
};

export function referencesOf(table: FrontTable): readonly Reference[] {
  return table.references ?? [];
}

/** The name under which a batch tells whether the i-th reference leads to a valid, stored row. */
export const referenceField = (i: number): string => `reference_${i}`;
export const CITY_FIELD = 'city_flow';
/** The case of a document was decided with a no. */
export const DENIED_FIELD = 'denied';

/**
 * The flows of cities before those of counties (rule 4): two turns for that one table. Every turn reads new
 * valid rows in the order they came, locks them, and looks all their references up in the same statement.
 */
export type Turn = { readonly table: FrontTable; readonly only: string };

export const TURNS: readonly Turn[] = [...FRONT_TABLES]
  .sort((a, b) => a.order - b.order)
  .flatMap((table) =>
    table.name === FLOWS
      ? [
          { table, only: `AND b.xzqhdm LIKE '%00'` },
          { table, only: `AND b.xzqhdm NOT LIKE '%00'` },
        ]
      : [{ table, only: '' }],
  );

const texts = new Map<Turn, string>();

export async function readBatch(
  client: PoolClient,
  schema: string,
  turn: Turn,
  most: number,
): Promise<CheckedRow[]> {
  const text = texts.get(turn) ?? batchQuery(turn);
  texts.set(turn, text);
  const { rows } = await client.query<CheckedRow>(text.replaceAll('{schema}', schema), [most]);
  return rows;
}

function batchQuery({ table, only }: Turn): string {
  const fields = [
    ...['dfsjzj', 'rkxh', 'xzqhdm', ...neededColumns(table)].map((column) => `b.${column}`),
    ...referencesOf(table).map((each, i) => `${leadsSomewhere(each)} AS ${referenceField(i)}`),
    ...(table.name === FLOWS ? [`${hasCityFlow} AS ${CITY_FIELD}`] : []),
    ...(table.name === DOCUMENTS ? [`${isDenied} AS ${DENIED_FIELD}`] : []),
  ];
  return `SELECT ${fields.join(', ')} FROM {schema}.${table.name} b
    WHERE b.sjsczt = 0 AND b.sjyxbs = 1 ${only} ORDER BY b.rkxh LIMIT $1 FOR NO KEY UPDATE OF b SKIP LOCKED`;
}

function neededColumns(table: FrontTable): string[] {
  const columns = [
    ...(table.required ?? []),
    ...Object.values(table.requiredBy ?? {}).flat(),
    ...(table.requiredOne?.columns ?? []),
    ...Object.keys(table.lists ?? {}),
    ...Object.keys(table.lengths ?? {}),
    ...(table.units ?? []).flatMap(({ code, name }) => [code, name]),
    ...referencesOf(table).flatMap((each) => each.columns),
    ...(ALSO[table.name] ?? []),
  ];
  return [...new Set(columns)];
}

/** A parent counts from 3 on, and only while it is valid. */
function leadsSomewhere({ columns, parent, parentColumns, optional }: Reference): string {
  const same = columns.map((column, i) => `p.${parentColumns[i]} = b.${column}`).join(' AND ');
  const exists = `EXISTS (SELECT FROM {schema}.${parent} p WHERE p.sjyxbs = 1 AND p.sjsczt = 3 AND ${same})`;
  return optional ? `(coalesce(b.${columns[0]}::text, '') = '' OR ${exists})` : exists;
}

const hasCityFlow = `(b.xzqhdm LIKE '%00' OR EXISTS (SELECT FROM {schema}.${FLOWS} p
  WHERE p.sjyxbs = 1 AND p.sjsczt IN (1, 3) AND p.dybzsplclx = b.dybzsplclx
    AND p.xzqhdm = left(b.xzqhdm, 4) || '00'))`;

const isDenied = `EXISTS (SELECT FROM {schema}.${DETAILS} d
  WHERE d.spsxslbm = b.spsxslbm AND d.sjyxbs = 1 AND d.sjsczt IN (1, 3) AND d.blzt = 13)`;
