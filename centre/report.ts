import { sqlState } from '../server/platform/database/index.ts';
import type { Context } from './context.ts';
import { FRONT_TABLES, type FrontTable } from './tables.ts';

export type TableCount = {
  readonly table: string;
  readonly title: string;
  /** Valid rows by state: new, check passed, check failed, stored. */
  readonly states: readonly [number, number, number, number];
  /** Rows the sender made invalid. */
  readonly invalid: number;
};

/** What the centre holds, in numbers. */
export type Report = {
  /** Only tables that hold something. */
  readonly tables: readonly TableCount[];
  readonly intake: readonly {
    readonly kind: string;
    readonly accepted: number;
    readonly refused: number;
    /** Of the accepted: replaced by a later message. */
    readonly replaced: number;
  }[];
  readonly requests: Readonly<Record<'00' | '97' | '98' | '99', number>>;
  readonly codes: { readonly valid: number; readonly void: number };
  readonly downward: { readonly sent: number; readonly taken: number; readonly refused: number };
  readonly flags: Readonly<Record<number, number>>;
};

export async function reportOf(context: Context): Promise<Report> {
  const { pool, schema } = context;
  const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
  const [tables, intake, requests, codes, downward, flags] = await Promise.all([
    Promise.all(FRONT_TABLES.map((table) => countTable(context, schema, table))),
    pool.query<Report['intake'][number]>(
      `SELECT kind, ${count(`result = 'accepted'`)} AS accepted, ${count(`result = 'refused'`)} AS refused,
         ${count(`result = 'accepted' AND NOT valid`)} AS replaced
       FROM centre.intake GROUP BY kind ORDER BY kind`,
    ),
    pool.query<{ status: '00' | '97' | '98' | '99'; count: number }>(
      'SELECT status, count(*) FROM centre.requests GROUP BY status',
    ),
    pool.query<Report['codes']>(
      `SELECT ${count(`status = 'valid'`)} AS valid, ${count(`status = 'void'`)} AS void FROM centre.codes`,
    ),
    pool.query<Report['downward']>(
      `SELECT count(*) AS sent, ${count(`ack = 'taken'`)} AS taken, ${count(`ack = 'refused'`)} AS refused
       FROM centre.downward`,
    ),
    pool.query<{ rule: number; count: number }>('SELECT rule, count(*) FROM centre.flags GROUP BY rule'),
  ]);
  return {
    tables: tables.filter((each) => each !== null),
    intake: intake.rows,
    requests: {
      '00': 0,
      '97': 0,
      '98': 0,
      '99': 0,
      ...Object.fromEntries(requests.rows.map((row) => [row.status, row.count])),
    },
    codes: codes.rows[0] ?? { valid: 0, void: 0 },
    downward: downward.rows[0] ?? { sent: 0, taken: 0, refused: 0 },
    flags: Object.fromEntries(flags.rows.map(({ rule, count: n }) => [rule, n])),
  };
}

/** Null for an empty table, and for one a fault holds locked or has taken a column from. */
async function countTable(
  context: Context,
  schema: string,
  { name, title }: FrontTable,
): Promise<TableCount | null> {
  const { frontLocked } = context.faults();
  if (frontLocked === name || (frontLocked === true && name === 'spgl_xmjbxxb')) return null;
  const { rows } = await context.pool
    .query<{ state: number; valid: number; count: number }>(
      `SELECT sjsczt AS state, sjyxbs AS valid, count(*) FROM ${schema}.${name} GROUP BY sjsczt, sjyxbs`,
    )
    .catch((error: unknown) => {
      if (sqlState(error) === '42703') return { rows: [] };
      throw error;
    });
  if (rows.length === 0) return null;
  const of = (state: number) => rows.find((row) => row.state === state && row.valid === 1)?.count ?? 0;
  const invalid = rows.filter((row) => row.valid === 0).reduce((sum, row) => sum + row.count, 0);
  return { table: name, title, states: [of(0), of(1), of(2), of(3)], invalid };
}
