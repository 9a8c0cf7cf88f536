import type { FigureName } from './figures.ts';
import type { MeasuredCase } from './schema.ts';

/** Rows that are what the figure says, as the list itself shows them. */
export function matching(figure: FigureName, rows: readonly MeasuredCase[]): number {
  const decided = (row: MeasuredCase) => row.outcome?.startsWith('办结') === true;
  const tests: Readonly<Record<FigureName, (row: MeasuredCase) => boolean>> = {
    received: () => true,
    open: (row) => row.endedAt === null,
    accepted: (row) => row.acceptedAt !== null,
    firstTime: (row) => row.acceptedAt !== null,
    deemed: (row) => row.deemed,
    decided,
    granted: (row) => decided(row) && row.outcome !== '办结(不通过)',
    refused: (row) => row.outcome === '办结(不通过)',
    returned: (row) => row.outcome === '不受理' || row.outcome === '不予受理',
    withdrawn: (row) => row.outcome === '撤回' || row.outcome === '撤件',
    onTime: (row) => decided(row) && row.late === false,
    late: (row) => decided(row) && row.late === true,
    beyondStatute: (row) => decided(row) && row.beyondStatute === true,
    corrected: (row) => decided(row) && row.corrections > 0,
    suspended: (row) => decided(row) && row.specials > 0,
  };
  return rows.filter(tests[figure]).length;
}
