import { sqlState } from '../../server/platform/database/index.ts';
import type { Context } from '../context.ts';
import type { Report, TableCount } from '../report.ts';

export type FrontRow = {
  readonly title: string;
  readonly key: string;
  readonly state: number;
  readonly reason: string | null;
  readonly at: string;
};
export type IntakeRefusal = {
  readonly kind: string;
  readonly id: string;
  readonly reason: string;
  readonly at: string;
};
export type PageData = {
  readonly report: Report;
  readonly arrivals: readonly FrontRow[];
  readonly refused: readonly FrontRow[];
  readonly refusedIntake: readonly IntakeRefusal[];
  readonly flags: readonly { rule: number; number: string; note: string; at: string }[];
  readonly codes: readonly { code: string; name: string; status: 'valid' | 'void'; at: string }[];
  readonly sent: readonly {
    id: string;
    kind: string;
    ack: 'taken' | 'refused' | null;
    reason: string | null;
    at: string;
  }[];
};

const MOST = 15;

/** What the page shows, newest first. */
export async function pageData(context: Context, report: Report): Promise<PageData> {
  const { pool } = context;
  const read = async <Row extends object>(text: string) => (await pool.query<Row>(text, [MOST])).rows;
  const [arrivals, refused, refusedIntake, flags, codes, sent] = await Promise.all([
    newest(context, report.tables, ''),
    newest(context, report.tables, 'WHERE sjsczt = 2'),
    read<IntakeRefusal>(
      `SELECT kind, message_id AS id, reason, arrived_at AS at FROM centre.intake WHERE result = 'refused'
       ORDER BY arrived_at DESC, message_id DESC LIMIT $1`,
    ),
    read<PageData['flags'][number]>(
      `SELECT rule, case_number AS number, note, flagged_at AS at FROM centre.flags
       ORDER BY flagged_at DESC, dfsjzj LIMIT $1`,
    ),
    read<PageData['codes'][number]>(
      'SELECT code, name, status, issued_at AS at FROM centre.codes ORDER BY issued_at DESC, code LIMIT $1',
    ),
    read<PageData['sent'][number]>(
      'SELECT id, kind, ack, reason, sent_at AS at FROM centre.downward ORDER BY seq DESC LIMIT $1',
    ),
  ]);
  return { report, arrivals, refused, refusedIntake, flags, codes, sent };
}

/** The newest rows over all tables that hold some; a table a fault has broken is left out. */
async function newest(
  { pool, schema }: Context,
  tables: readonly TableCount[],
  condition: string,
): Promise<FrontRow[]> {
  const found = await Promise.all(
    tables.map(async ({ table, title }) => {
      const text = `SELECT $2::text AS title, dfsjzj AS key, sjsczt AS state, sbyy AS reason, gxsj AS at
        FROM ${schema}.${table} ${condition} ORDER BY rkxh DESC LIMIT $1`;
      return (await pool.query<FrontRow>(text, [MOST, title]).catch(emptyWhereBroken)).rows;
    }),
  );
  return found
    .flat()
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, MOST);
}

function emptyWhereBroken(error: unknown): { rows: FrontRow[] } {
  if (sqlState(error) === '42703' || sqlState(error) === '55P03') return { rows: [] };
  throw error;
}
