import { messages as say } from '../messages.ts';

/** One row of a case's details: its status and when it came about. */
export type Step = {
  readonly dfsjzj: string;
  readonly rkxh: number;
  readonly spsxslbm: string;
  readonly blzt: number;
  /** ISO text in UTC, so that it sorts as it passed. */
  readonly blsj: string;
};

export const ACCEPTED = 3;
export const ENDS: ReadonlySet<number> = new Set([2, 4, 5, 11, 12, 13, 14]);
const CORRECTION = { start: 6, end: 7 } as const;
const SPECIAL = { start: 9, end: 10 } as const;

/** By time; what happened at one moment keeps the order in which it came in. */
export function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => (a.blsj < b.blsj ? -1 : a.blsj > b.blsj ? 1 : a.rkxh - b.rkxh));
}

/**
 * Rules 11 and 12 over one case: what stands already, and what has come. A row that is refused counts for
 * nothing in judging those after it.
 */
export function judgeSteps(standing: readonly Step[], fresh: readonly Step[]): ReadonlyMap<string, string[]> {
  const reasons = new Map<string, string[]>();
  const isFresh = new Set(fresh.map(({ dfsjzj }) => dfsjzj));
  let accepted = standing.some(({ blzt }) => blzt === ACCEPTED);
  let ended = standing.some(({ blzt }) => ENDS.has(blzt));
  const open = new Map<number, number>();
  const openOf = (kind: { readonly start: number }) => open.get(kind.start) ?? 0;

  for (const step of inOrder([...standing, ...fresh])) {
    const { blzt, dfsjzj } = step;
    const wrong: string[] = [];
    if (isFresh.has(dfsjzj)) {
      const isEnd = ENDS.has(blzt);
      if (blzt === ACCEPTED && accepted) wrong.push(say.rule(11, say.secondAcceptance));
      if (isEnd && ended) wrong.push(say.rule(11, say.secondEnd));
      if (blzt === CORRECTION.end && openOf(CORRECTION) === 0) wrong.push(say.rule(12, say.correctionEnd));
      if (blzt === SPECIAL.end && openOf(SPECIAL) === 0) wrong.push(say.rule(12, say.specialEnd));
      if (isEnd && openOf(CORRECTION) > 0) wrong.push(say.rule(12, say.openCorrection));
      if (isEnd && openOf(SPECIAL) > 0) wrong.push(say.rule(12, say.openSpecial));
      if (wrong.length > 0) {
        reasons.set(dfsjzj, wrong);
        continue;
      }
      accepted ||= blzt === ACCEPTED;
      ended ||= isEnd;
    }
    for (const kind of [CORRECTION, SPECIAL]) {
      if (blzt === kind.start) open.set(kind.start, openOf(kind) + 1);
      if (blzt === kind.end) open.set(kind.start, Math.max(0, openOf(kind) - 1));
    }
  }
  return reasons;
}
