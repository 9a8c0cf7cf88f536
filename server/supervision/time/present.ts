import type { Catalogue } from '../../catalogue/index.ts';
import { MEASURE_MESSAGES } from '../measures/messages.ts';
import type { StepKind } from '../measures/path.ts';
import { TIME_MESSAGES } from './messages.ts';
import type { DaysRow, StepRow, TimeRows } from './read-time.ts';
import type { TimeView } from './schema.ts';

const WHO = { accept: 'department', correct: 'applicant', review: 'department', special: 'off' } as const;
const ORDER: readonly StepKind[] = ['accept', 'correct', 'review', 'special'];
/** So many ranked bottlenecks help; the rest is in the bars. */
const MOST_BOTTLENECKS = 20;

/** The picture of where time went, with names. */
export function presentTime(
  catalogue: Catalogue,
  rows: TimeRows,
): Omit<TimeView, 'asOf' | 'from' | 'to' | 'position' | 'behind'> {
  const itemName = (id: string) => catalogue.item(id)?.name ?? id;
  const total = rows.days.find((row) => row.stage === null);
  const accept = rows.steps.find(({ step }) => step === 'accept');
  const first = total?.cases ?? 0;
  return {
    semantics: TIME_MESSAGES.semantics,
    total: spent(total),
    stages: rows.days
      .filter((row): row is DaysRow & { stage: number } => row.stage !== null && row.item_id === null)
      .toSorted((a, b) => a.stage - b.stage)
      .map((row) => ({
        stage: row.stage,
        name: MEASURE_MESSAGES.stage(String(row.stage)),
        ...spent(row),
        items: rows.days
          .filter((each) => each.stage === row.stage && each.item_id !== null)
          .map((each) => ({ id: each.item_id ?? '', name: itemName(each.item_id ?? ''), ...spent(each) }))
          .toSorted((a, b) => b.cases - a.cases || (a.id < b.id ? -1 : 1)),
      })),
    steps: rows.steps
      .toSorted((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step))
      .map((row) => stretch(row)),
    transitions: [
      // Every case begins with the window, at once.
      ...(accept
        ? [{ from: 'received' as const, to: 'accept' as const, visits: first, median: 0, p90: 0 }]
        : []),
      ...rows.transitions
        .toSorted((a, b) => b.visits - a.visits)
        .map(({ step, next, visits, median, p90 }) => ({
          from: step,
          to: next ?? ('ended' as const),
          visits,
          median: tenth(median),
          p90: tenth(p90),
        })),
    ],
    bottlenecks: rows.bottlenecks
      .toSorted((a, b) => (b.excess ?? 0) - (a.excess ?? 0) || b.working - a.working)
      .slice(0, MOST_BOTTLENECKS)
      .map((row) => ({
        item: { id: row.item_id ?? '', name: itemName(row.item_id ?? '') },
        ...stretch(row),
      })),
  };
}

function spent(row: DaysRow | undefined) {
  const cases = row?.cases ?? 0;
  const mean = (sum: number | undefined) => (cases === 0 ? 0 : tenth((sum ?? 0) / cases));
  return {
    cases,
    working: { applicant: mean(row?.applicant), department: mean(row?.department), off: mean(row?.off) },
    calendar: {
      applicant: mean(row?.applicant_calendar),
      department: mean(row?.department_calendar),
      off: mean(row?.off_calendar),
    },
    median: row?.median ?? null,
    p90: row?.p90 === null || row === undefined ? null : tenth(row.p90),
  };
}

function stretch(row: StepRow) {
  const { step, visits, cases, working, excess, exceeded } = row;
  return {
    ...{ step, name: MEASURE_MESSAGES.steps[step], who: WHO[step], visits, cases, working, exceeded },
    excess: excess ?? null,
    median: tenth(row.median),
    p90: tenth(row.p90),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
