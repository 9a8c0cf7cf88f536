import type { Pool } from 'pg';
import type { Context } from '../context.ts';
import { type Standing, type Status, standing } from './requests.ts';

export type ResultAnswer = {
  readonly seqId: string;
  readonly status: Status | '42';
  readonly projectCode?: string;
  readonly reason?: string;
  readonly test?: true;
};

/** Answers polls: truly, or as the faults in force twist it. What is stored always stays true. */
export type ResultDesk = (seqId: string) => Promise<ResultAnswer | null>;

export function createResultDesk(context: Context): ResultDesk {
  /** The last answer that carried a code. */
  let last: ResultAnswer | undefined;
  const turns = new Map<string, number>();

  const twist = async (given: Standing): Promise<ResultAnswer> => {
    const faults = context.faults();
    const { seqId } = given;
    let answer = answerOf(given);
    if (faults.unknownState) return { ...answer, status: '42' };
    if (faults.duplicateAnswer && last !== undefined && last.seqId !== seqId) return { ...last, seqId };
    if (faults.outOfOrder && given.status !== '00') {
      const turn = turns.get(seqId) ?? 0;
      turns.set(seqId, turn + 1);
      const other = turn % 3 === 0 ? await otherResult(context.pool, seqId) : null;
      if (other !== null) return answerOf(other);
      if (turn % 3 < 2) return { seqId, status: '00' };
    }
    if (answer.projectCode !== undefined && given.status === '99') {
      if (faults.badCheckDigit) answer = { ...answer, projectCode: miswritten(answer.projectCode) };
      const used = faults.usedCode ? (await otherResult(context.pool, seqId))?.code : null;
      if (typeof used === 'string') answer = { ...answer, projectCode: used };
      last = answer;
    }
    return answer;
  };
  return async (seqId) => {
    const given = await standing(context, seqId);
    return given === null ? null : twist(given);
  };
}

function answerOf({ seqId, status, code, reason }: Standing): ResultAnswer {
  return {
    seqId,
    status,
    ...(code === null ? {} : { projectCode: code, test: true as const }),
    ...(reason === null ? {} : { reason }),
  };
}

/** The newest result of another request. */
async function otherResult(pool: Pool, seqId: string): Promise<Standing | null> {
  const { rows } = await pool.query<Standing>(
    `SELECT seq_id AS "seqId", status, code, reason FROM centre.requests
     WHERE status = '99' AND seq_id <> $1 ORDER BY decided_at DESC, seq_id LIMIT 1`,
    [seqId],
  );
  return rows[0] ?? null;
}

function miswritten(code: string): string {
  return code.slice(0, -1) + ((Number(code.slice(-1)) + 1) % 10);
}
