import { csv, localMinute, shareText } from '../../platform/csv/index.ts';
import { FIGURES } from './figures.ts';
import { MEASURE_MESSAGES } from './messages.ts';
import type { FiguresView, MeasuredCase, MeasuredList, MeasuresView } from './schema.ts';

const { figures, rates, list, units, yes, no } = MEASURE_MESSAGES;
const SHARES: ReadonlySet<string> = new Set([
  'onTimeShare',
  'compression',
  'suspendedShare',
  'firstTimeShare',
]);
const RATES = Object.keys(rates) as (keyof typeof rates)[];

/** The table of groups for a spreadsheet. */
export function measuresCsv(view: MeasuresView): string {
  const line = (name: string, of: FiguresView) => [
    name,
    ...FIGURES.map((figure) => String(of[figure])),
    ...RATES.map((rate) => rateText(rate, of[rate])),
  ];
  return csv([
    [view.byName, ...FIGURES.map((figure) => figures[figure]), ...RATES.map((rate) => rates[rate])],
    ...view.rows.map((row) => line(row.name, row.figures)),
    line(MEASURE_MESSAGES.total, view.total),
    [],
    [noteOf(view)],
    [view.semantics],
  ]);
}

/** The cases behind a figure for a spreadsheet. */
export function measuredCsv(view: MeasuredList): string {
  const columns = Object.entries(COLUMNS) as [keyof typeof COLUMNS, (row: MeasuredCase) => string][];
  const cut = view.total > view.rows.length ? [[MEASURE_MESSAGES.cut(view.rows.length, view.total)]] : [];
  return csv([
    columns.map(([key]) => list[key]),
    ...view.rows.map((row) => columns.map(([, text]) => text(row))),
    [],
    [`${view.figureName} ${noteOf(view)}`],
    ...cut,
  ]);
}

const COLUMNS = {
  number: (row) => row.number,
  project: (row) => row.projectName,
  item: (row) => row.item.name,
  body: (row) => row.body.name,
  division: (row) => row.division.name,
  acceptedBy: (row) => row.acceptedBy ?? '',
  decidedBy: (row) => row.decidedBy ?? '',
  received: (row) => localTime(row.receivedAt),
  accepted: (row) => localTime(row.acceptedAt),
  ended: (row) => localTime(row.endedAt),
  outcome: (row) => row.outcome ?? MEASURE_MESSAGES.open,
  used: (row) => number(row.used),
  limit: (row) => number(row.limit),
  unit: (row) => units[row.unit] ?? row.unit,
  late: (row) => yesNo(row.late),
  statutory: (row) => number(row.statutoryLimit),
  beyond: (row) => yesNo(row.beyondStatute),
  corrections: (row) => String(row.corrections),
  off: (row) => number(row.offDays),
} as const satisfies Readonly<Record<keyof typeof list, (row: MeasuredCase) => string>>;

function noteOf(view: { from: string; to: string; asOf: string; position: number }): string {
  return MEASURE_MESSAGES.note(view.from, view.to, localMinute(view.asOf), view.position);
}

function rateText(name: string, value: number | null): string {
  if (value === null) return '';
  return SHARES.has(name) ? shareText(value) : String(value);
}

const number = (value: number | null) => (value === null ? '' : String(Math.round(value * 10) / 10));
const yesNo = (value: boolean | null) => (value === null ? '' : value ? yes : no);

const localTime = (at: string | null) => (at === null ? '' : localMinute(at));
