import type { ClockSpeeds } from './clock.ts';
import { ITEMS } from './cycle.ts';
import type { Part } from './parts.ts';
import type { ProcessorTime } from './processor.ts';
import { median, quantile, type Round, rateOf, SHOWN, samplesOf } from './rounds.ts';

export type Measured = Readonly<Record<'floor' | 'ours' | 'http', readonly Round[]>>;

const WAYS = ['floor', 'ours', 'http'] as const;

/** The cycle's result as tables in Markdown. */
export function reportCycle(measured: Measured): string {
  const floorTime = sumOf(processorOf(measured.floor));
  const rates = table(
    ['', 'cycles/s (rounds)', 'cases/s', 'of the floor (rounds)', 'ms of processor a cycle', 'of the floor'],
    WAYS.map((way) => {
      const rounds = measured[way];
      const speeds = rounds.map(rateOf);
      const { here, database } = processorOf(rounds);
      const ratios = rounds.map((round, i) => rateOf(round) / rateOf(measured.floor[i] ?? round));
      return [
        way,
        spread(speeds, 1),
        (median(speeds) * ITEMS.length).toFixed(0),
        way === 'floor' ? '1' : spread(ratios, 2),
        `${here.toFixed(1)} + ${database.toFixed(1)}`,
        way === 'floor' ? '1' : (floorTime / sumOf({ here, database })).toFixed(2),
      ];
    }),
  );
  const steps = table(
    ['ms: p50 / p99', ...SHOWN],
    WAYS.map((way) => [
      way,
      ...SHOWN.map((step) => {
        const samples = samplesOf(measured[way], step);
        return `${quantile(samples, 0.5).toFixed(1)} / ${quantile(samples, 0.99).toFixed(1)}`;
      }),
    ]),
  );
  return `${rates}\n\n${steps}`;
}

/** Processor time a cycle: in this process, and in the database's. */
function processorOf(rounds: readonly Round[]): ProcessorTime {
  return {
    here: median(rounds.map((round) => round.processor.here)),
    database: median(rounds.map((round) => round.processor.database)),
  };
}

function sumOf({ here, database }: ProcessorTime): number {
  return here + database;
}

/** What the platform computes in a cycle, as a table in Markdown. */
export function reportParts(parts: readonly Part[]): string {
  const sum = parts.reduce((total, part) => total + part.micros * part.perCycle, 0);
  return table(
    ['computed', 'µs', 'times a cycle', 'µs a cycle'],
    [
      ...parts.map(({ name, micros, perCycle }) => [
        name,
        micros.toFixed(2),
        String(perCycle),
        (micros * perCycle).toFixed(0),
      ]),
      ['together', '', '', sum.toFixed(0)],
    ],
  );
}

/** The clock's speeds, as a table in Markdown. */
export function reportClock(speeds: ClockSpeeds): string {
  const rows = (['floor', 'clock', 'explain'] as const).map((name) => [
    name,
    (speeds[name] / 1e6).toFixed(2),
    (1e9 / speeds[name]).toFixed(0),
  ]);
  return table(['', 'million a second and core', 'ns each'], rows);
}

/** Median, with the least and the most in brackets. */
export function spread(values: readonly number[], digits: number): string {
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
