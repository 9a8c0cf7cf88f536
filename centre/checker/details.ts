import type { PoolClient } from 'pg';
import { type Context, instant } from '../context.ts';
import { CASES, DETAILS } from '../tables.ts';
import { beijingTime } from './beijing-time.ts';
import { flagsOf } from './flags.ts';
import { judgeSteps, type Step } from './progress.ts';
import type { CheckedRow } from './read.ts';

/**
 * Judges details case by case (rules 11 and 12), and flags what passes (13 to 15). All cases of a batch are
 * read in two statements. Adds to `reasons`, which holds what the other rules found.
 */
export async function judgeDetails(
  context: Context,
  client: PoolClient,
  rows: readonly CheckedRow[],
  reasons: Map<string, string[]>,
): Promise<void> {
  const fresh = rows.filter(({ dfsjzj }) => !reasons.has(dfsjzj)).map(stepOf);
  if (fresh.length === 0) return;
  const byCase = Map.groupBy(fresh, ({ spsxslbm }) => spsxslbm);
  const numbers = [...byCase.keys()];
  const standing = Map.groupBy(await standingSteps(context, client, numbers), ({ spsxslbm }) => spsxslbm);
  const limits = await limitsOf(context, client, numbers);
  const flags: ReturnType<typeof flagsOf> = [];
  for (const [number, steps] of byCase) {
    const before = standing.get(number) ?? [];
    const wrong = judgeSteps(before, steps);
    for (const [id, texts] of wrong) reasons.set(id, texts);
    const passed = steps.filter(({ dfsjzj }) => !wrong.has(dfsjzj));
    const ids = new Set(passed.map(({ dfsjzj }) => dfsjzj));
    flags.push(...flagsOf([...before, ...passed], ids, limits.get(number) ?? null, context.now()));
  }
  if (flags.length === 0) return;
  await client.query(
    `INSERT INTO centre.flags (rule, table_name, dfsjzj, case_number, note, flagged_at)
     SELECT rule, $5, dfsjzj, case_number, note, $6
     FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS f (rule, dfsjzj, case_number, note)
     ON CONFLICT (rule, table_name, dfsjzj) DO NOTHING`,
    [
      flags.map(({ rule }) => rule),
      flags.map(({ dfsjzj }) => dfsjzj),
      flags.map(({ caseNumber }) => caseNumber),
      flags.map(({ note }) => note),
      DETAILS,
      instant(context.now()),
    ],
  );
}

function stepOf(row: CheckedRow): Step {
  const { dfsjzj, rkxh } = row;
  return {
    dfsjzj,
    rkxh,
    spsxslbm: String(row.spsxslbm),
    blzt: Number(row.blzt),
    blsj: instant(beijingTime(row.blsj)),
  };
}

async function standingSteps(context: Context, client: PoolClient, numbers: string[]): Promise<Step[]> {
  const { rows } = await client.query<CheckedRow>(
    `SELECT dfsjzj, rkxh, spsxslbm, blzt, blsj FROM ${context.schema}.${DETAILS}
     WHERE spsxslbm = ANY ($1) AND sjyxbs = 1 AND sjsczt IN (1, 3)`,
    [numbers],
  );
  return rows.map(stepOf);
}

/** Working days a case has, by its own row; null where none is named or it is no number. */
async function limitsOf(context: Context, client: PoolClient, numbers: string[]) {
  const { rows } = await client.query<{ number: string; days: string | null }>(
    `SELECT spsxslbm AS number, sxblsx AS days FROM ${context.schema}.${CASES}
     WHERE spsxslbm = ANY ($1) AND sjyxbs = 1 AND sjsczt = 3`,
    [numbers],
  );
  return new Map(
    rows.map(({ number, days }) => [number, /^\d{1,4}$/.test(days ?? '') ? Number(days) : null]),
  );
}
