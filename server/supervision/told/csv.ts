import { csv, shareText } from '../../platform/csv/index.ts';
import { TOLD_MESSAGES as say } from './messages.ts';
import type { ToldFiguresView, ToldView } from './schema.ts';

/** The table of bodies for a spreadsheet. */
export function toldCsv(view: ToldView): string {
  return csv([
    [...say.csv.head],
    ...view.bodies.map((body) => [body.name, ...cells(body)]),
    [say.csv.total, ...cells(view.total)],
    [],
    [say.csv.note(view.from, view.to, view.mark)],
  ]);
}

function cells({ told, inTime, late, share, p90, longest }: ToldFiguresView): string[] {
  return [
    ...[told, inTime, late].map(String),
    shareText(share),
    ...[p90, longest].map((days) => (days === null ? '' : String(days))),
  ];
}
