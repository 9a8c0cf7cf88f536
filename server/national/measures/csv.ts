import { csv, shareText } from '../../platform/csv/index.ts';
import { MESSAGES } from '../messages.ts';
import type { FiguresView, ReportingView } from './schema.ts';

/** The table of cities for a spreadsheet. */
export function reportingCsv(view: ReportingView): string {
  const say = MESSAGES.measures.csv;
  return csv([
    say.head,
    ...view.cities.map((city) => [city.name, ...cells(city)]),
    [say.total, ...cells(view.total)],
    [],
    [say.note(view.from, view.to, view.mark)],
  ]);
}

function cells(figures: FiguresView): string[] {
  const { share, oldestOpenAt, p90Hours } = figures;
  return [
    String(figures.told),
    String(figures.inTime),
    String(figures.late),
    String(figures.pastDue),
    String(figures.pending),
    shareText(share),
    p90Hours === null ? '' : p90Hours.toFixed(1),
    oldestOpenAt ?? '',
    String(figures.refused),
  ];
}
