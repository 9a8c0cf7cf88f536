import { addDays, dayOf, type Instant, startOf, weekdayOf } from '@zongheng/core/calendar';
import type { Plan } from './plan/plan.ts';
import type { SampleEvent } from './plan/planned.ts';

/** A piece of the year: what happens up to a moment, and then the sweeps of the work process. */
export type Step = {
  readonly until: Instant;
  /** Events by home: homes go side by side, each in the order of time. */
  readonly lanes: readonly (readonly SampleEvent[])[];
  readonly size: number;
  /** A week is over, or the year: not only codes are looked after. */
  readonly closing: boolean;
};

const EVENING_MS = 18 * 3_600_000;

/** Cuts the year at the moments at which codes come, at every Sunday evening, and at its end. */
export function stepsOf(plan: Plan): readonly Step[] {
  const closing = new Set<number>([plan.end]);
  for (let day = dayOf(plan.begin); startOf(day) + EVENING_MS < plan.end; day = addDays(day, 1)) {
    if (weekdayOf(day) === 0) closing.add(startOf(day) + EVENING_MS);
  }
  const answers = plan.projects.flatMap(({ answers: all }) => all.map(({ at }) => at));
  const cuts = new Set([...closing, ...answers.filter((at) => at < plan.end)]);
  const moments = [...cuts].sort((a, b) => a - b) as Instant[];
  const steps: Step[] = [];
  let next = 0;
  for (const until of moments) {
    const from = next;
    while ((plan.events[next]?.at ?? Number.POSITIVE_INFINITY) <= until) next += 1;
    const events = plan.events.slice(from, next);
    const lanes = [...Map.groupBy(events, ({ home }) => home).values()];
    // The longest first: the others fill the time it takes.
    steps.push({
      until,
      lanes: lanes.sort((a, b) => b.length - a.length),
      size: events.length,
      closing: closing.has(until),
    });
  }
  return steps;
}
