import { table } from '../report.ts';
import { median, quantile } from '../rounds.ts';
import type { ListSpeeds } from './lists.ts';
import type { Supervision } from './measure.ts';

/** The result as tables in Markdown. */
export function reportSupervision(result: Supervision): string {
  const { cases, open, few, many, ladder, change } = result;
  return [
    `${cases} cases, ${open} of them open\n`,
    table(
      ['a page of the lights list, 16 clients', 'ms p50', 'ms p99', 'p50 of the floor'],
      [...pageRows(`${cases / 10} cases`, few), ...pageRows(`${cases} cases`, many), growth(few, many)],
    ),
    `\n${table(
      ['roll-up city × department × light', 'ms (median)', 'of the floor'],
      [rollUpRow(`${cases / 10} cases`, few), rollUpRow(`${cases} cases`, many)],
    )}`,
    `\n${table(
      ['ladder, all open clocks', 'seconds', 'of the floor'],
      [
        ['floor: their instants read once', ladder.floorSeconds.toFixed(2), '1'],
        [
          'nothing new is due',
          ladder.steadySeconds.toFixed(2),
          ratio(ladder.steadySeconds, ladder.floorSeconds),
        ],
        [`an order by rule, of ${ladder.orders}`, ladder.perOrder.toFixed(4), ''],
        [
          `first time, ${ladder.fired} rungs`,
          ladder.firstSeconds.toFixed(2),
          ratio(ladder.firstSeconds, ladder.floorSeconds),
        ],
      ],
    )}`,
    `\n${table(
      [
        `a calendar change, ${change.cases} cases, ${change.moved} due dates moved`,
        'seconds',
        'of the floor',
      ],
      [
        ['floor: one UPDATE of the same rows', change.floorSeconds.toFixed(1), '1'],
        ['computed anew', change.seconds.toFixed(1), ratio(change.seconds, change.floorSeconds)],
      ],
    )}`,
    `\n${table(
      ['a decision, 4 clients', 'decisions', 'ms p50', 'ms p99', 'ms most'],
      [decisionRow('beside nothing', change.alone), decisionRow('beside the calendar change', change.beside)],
    )}`,
  ].join('\n');
}

function pageRows(name: string, { pages, floor }: ListSpeeds): string[][] {
  const row = (label: string, samples: readonly number[]) => [
    label,
    quantile(samples, 0.5).toFixed(1),
    quantile(samples, 0.99).toFixed(1),
    ratio(quantile(samples, 0.5), quantile(floor, 0.5)),
  ];
  return [row(`${name}, floor: 50 cases by key`, floor), row(name, pages)];
}

function growth(few: ListSpeeds, many: ListSpeeds): string[] {
  const grown = (share: number) => `× ${ratio(quantile(many.pages, share), quantile(few.pages, share))}`;
  return ['growth', grown(0.5), grown(0.99), ''];
}

function rollUpRow(name: string, { rollUp, rollUpFloor }: ListSpeeds): string[] {
  return [name, median(rollUp).toFixed(0), ratio(median(rollUp), median(rollUpFloor))];
}

function decisionRow(name: string, samples: readonly number[]): string[] {
  const at = (share: number) => quantile(samples, share).toFixed(1);
  return [name, String(samples.length), at(0.5), at(0.99), Math.max(0, ...samples).toFixed(1)];
}

function ratio(value: number, floor: number): string {
  return (value / floor).toFixed(2);
}
