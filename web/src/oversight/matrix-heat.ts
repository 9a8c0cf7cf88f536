import type { LightsMatrix } from '../api/types.ts';
import type { WatchLight } from './watch-words.ts';

type Cell = LightsMatrix['cells'][number];
export type Heat = 'A' | 'B' | 'C' | 'D' | 'E';
export type MatrixMeasure = 'late' | 'warning' | 'open';

export const matrixMeasures: Readonly<
  Record<
    MatrixMeasure,
    {
      readonly name: string;
      readonly count: (cell: Cell) => number;
      readonly light: WatchLight | undefined;
    }
  >
> = {
  late: {
    name: '超期',
    count: ({ lights }) => lights.overdue + lights['beyond-statute'],
    light: 'late',
  },
  warning: { name: '预警', count: ({ lights }) => lights.warning, light: 'warning' },
  open: { name: '在办', count: ({ open }) => open, light: undefined },
};

const letters: readonly Heat[] = ['A', 'B', 'C', 'D', 'E'];
/** Shares of the open cases up to which a letter reaches. */
const SHARES = [0, 0.05, 0.1, 0.2];

/** What the letters mean, below the table. */
export const heats: Readonly<Record<MatrixMeasure, string>> = {
  late: '字母为超期占在办的份额：A 没有，B 不超过5%，C 不超过10%，D 不超过20%，E 更多。',
  warning: '字母为预警占在办的份额：A 没有，B 不超过5%，C 不超过10%，D 不超过20%，E 更多。',
  open: '字母为在办件数与最多一格相比：A 不超过两成，到 E 八成以上。',
};

/** From A, nothing to do, to E; the number of open cases against the cell with most. */
export function heatOf(cell: Cell, measure: MatrixMeasure, most: number): Heat {
  const { count } = matrixMeasures[measure];
  if (measure === 'open') return letters[Math.max(0, Math.ceil((cell.open / most) * 5) - 1)] ?? 'E';
  const share = count(cell) / cell.open;
  const step = SHARES.findIndex((upTo) => share <= upTo);
  return letters[step] ?? 'E';
}
