import { MESSAGES } from '../messages.ts';
import type { FiguresView, ReportingView } from './schema.ts';

/** The table of cities for a spreadsheet: UTF-8 with its mark, which the usual program needs to read Chinese. */
export function reportingCsv(view: ReportingView): string {
  const { csv } = MESSAGES.measures;
  const rows = [
    csv.head,
    ...view.cities.map((city) => [city.name, ...cells(city)]),
    [csv.total, ...cells(view.total)],
    [],
    [csv.note(view.from, view.to, view.mark)],
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cells(figures: FiguresView): string[] {
  const { share, oldestOpenAt, p90Hours } = figures;
  return [
    String(figures.told),
    String(figures.inTime),
    String(figures.late),
    String(figures.pastDue),
    String(figures.pending),
    // Cut, not rounded: 99.96 % is not all.
    share === null ? '' : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`,
    p90Hours === null ? '' : p90Hours.toFixed(1),
    oldestOpenAt ?? '',
    String(figures.refused),
  ];
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
