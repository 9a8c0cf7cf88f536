import { addDays, type Calendar, dayOf, formatInstant, type Instant } from '@zongheng/core/calendar';
import { ACCEPTANCE_LIMIT, type CaseState, type Move } from '@zongheng/core/casework';

/** Whom a step waits for: 申请人, 部门, or nobody's clock (特别程序). */
export type Waiting = 'applicant' | 'department' | 'off';

/** 受理 · 补正 · 审查 · 特别程序. */
export const STEPS = ['accept', 'correct', 'review', 'special'] as const;
export type StepKind = (typeof STEPS)[number];

/** A stretch of a case's way. Days: working days by the calendar, and calendar days beside them. */
export type PathStep = {
  readonly step: StepKind;
  readonly who: Waiting;
  /** Of a special procedure, its name. */
  readonly name: string | null;
  readonly from: string;
  readonly to: string;
  readonly working: number;
  readonly calendar: number;
  /** Working days beyond what the step is allowed; null where nothing says how long it may take. */
  readonly excess: number | null;
};

type Open = { step: StepKind; who: Waiting; name: string | null; allowed: number | null; from: Instant };

const WAITS: Readonly<Record<StepKind, Waiting>> = {
  accept: 'department',
  correct: 'applicant',
  review: 'department',
  special: 'off',
};

/**
 * The way of a case from its first receipt to its end, as stretches that follow one another without gap, so
 * that their days add up to the whole; of an open case, those that are over. Days count as the legal clock
 * counts them: the day a stretch begins belongs to the one before.
 *
 * Allowed are five working days to accept (行政许可法 §32), `committed` working days of review over all its
 * stretches together, and what was allotted to a special procedure. Nothing limits the applicant.
 */
export function pathOf(state: CaseState, committed: number | null, calendar: Calendar): readonly PathStep[] {
  const steps: PathStep[] = [];
  let left = committed;
  let accepted = false;
  let open: Open | null = null;

  const close = (at: Instant): void => {
    if (open === null) return;
    const { from, step, who, name } = open;
    const to = Math.max(from, at) as Instant;
    const [first, last] = [dayOf(from), dayOf(to)];
    const working = calendar.workingDaysBetween(addDays(first, 1), addDays(last, 1));
    const allowed = step === 'review' ? left : open.allowed;
    const excess = allowed === null ? null : Math.max(0, working - allowed);
    if (step === 'review' && left !== null) left = Math.max(0, left - working);
    steps.push({
      ...{ step, who, name, from: formatInstant(from), to: formatInstant(to) },
      ...{ working, calendar: last - first, excess },
    });
    open = null;
  };
  const begin = (
    step: StepKind,
    at: Instant,
    more: { name?: string; allowed?: number | null } = {},
  ): void => {
    close(at);
    open = { step, who: WAITS[step], name: more.name ?? null, allowed: more.allowed ?? null, from: at };
  };
  const handle = (at: Instant): void =>
    accepted ? begin('review', at) : begin('accept', at, { allowed: ACCEPTANCE_LIMIT.value });

  for (const move of inTime(state.moves)) {
    const { at } = move;
    switch (move.what) {
      case 'accepted':
        accepted = true;
        handle(at);
        break;
      case 'received':
      case 'correction-supplied':
      case 'special-ended':
        handle(at);
        break;
      case 'correction-requested':
        begin('correct', at);
        break;
      case 'special-started':
        begin('special', at, { name: move.name, allowed: move.days });
        break;
      case 'ended':
        close(at);
        return steps;
    }
  }
  return steps;
}

/**
 * Moves by the time they happened: what was reported late stands last in the stream. Deemed acceptance dates
 * back to the receipt (行政许可法 §32(4)).
 */
function inTime(moves: readonly Move[]): readonly Move[] {
  return moves.toSorted((a, b) => a.at - b.at);
}
