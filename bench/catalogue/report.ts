import { table } from '../report.ts';
import { median, quantile } from '../rounds.ts';
import type { CatalogueBench, CatalogueSpeeds } from './measure.ts';

/** The result as tables in Markdown. */
export function reportCatalogue({ one, many }: CatalogueBench): string {
  const grown = (of: (speeds: CatalogueSpeeds) => readonly number[], share: number) =>
    `× ${ratio(quantile(of(many), share), quantile(of(one), share))}`;
  return [
    table(
      ['a search for guides, 16 clients', 'ms p50', 'ms p99', 'p50 of the floor'],
      [
        ...rowsOf(one),
        ...rowsOf(many),
        ['growth of the page', grown(({ pages }) => pages, 0.5), grown(({ pages }) => pages, 0.99), ''],
        ['growth of the JSON', grown(({ json }) => json, 0.5), grown(({ json }) => json, 0.99), ''],
      ],
    ),
    `\n${table(
      ['once', 'items', 'implementations', 'ms'],
      [one, many].flatMap((speeds) => {
        const size = [String(speeds.items), String(speeds.implementations)];
        return [
          ['first search after a change', ...size, speeds.firstSearch.toFixed(0)],
          ['matrix of the province, as JSON (median)', ...size, median(speeds.matrix).toFixed(0)],
        ];
      }),
    )}`,
  ].join('\n');
}

function rowsOf({ items, implementations, floor, pages, json }: CatalogueSpeeds): string[][] {
  const size = `${items} items, ${implementations} implementations`;
  const row = (label: string, samples: readonly number[]) => [
    `${size}: ${label}`,
    quantile(samples, 0.5).toFixed(1),
    quantile(samples, 0.99).toFixed(1),
    ratio(quantile(samples, 0.5), quantile(floor, 0.5)),
  ];
  return [row('floor, a page that never changes', floor), row('page', pages), row('JSON', json)];
}

function ratio(value: number, floor: number): string {
  return (value / floor).toFixed(2);
}
