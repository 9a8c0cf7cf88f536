import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MeasuredFilter } from '../api/measures.ts';
import type { MeasureFigures } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import type { Column } from '../ui/data-table.tsx';
import { figureWords, measureFigures, measureRates, rateWords, shareWords } from './measures-words.ts';

/** A row of the table; `of` is what its cases are found by. The first row is the total. */
export type MeasuresRow = {
  key: string;
  name: string;
  title: ReactNode;
  figures: MeasureFigures;
  of: Omit<MeasuredFilter, 'figure'>;
};

/** Columns that few want at first. */
export const seldomMeasures = [
  'deemed',
  'granted',
  'returned',
  'withdrawn',
  'onTime',
  'corrected',
  'suspended',
  'averageStatutory',
  'averageSuspendedDays',
  'suspendedShare',
  'firstTime',
];

/** The name of the group, the figures that lead to their cases, and shares and averages over them. */
export function measuresColumns(byName: string, position: number): Column<MeasuresRow>[] {
  const figures = measureFigures.map(
    (figure): Column<MeasuresRow> => ({
      key: figure,
      title: figureWords[figure],
      align: 'right',
      render: (row) => (
        <Count
          count={row.figures[figure]}
          name={`${row.name}${figureWords[figure]}`}
          filter={{ ...row.of, figure }}
          position={position}
        />
      ),
    }),
  );
  const rates = measureRates.map(
    (rate): Column<MeasuresRow> => ({
      key: rate,
      title: rateWords[rate].title,
      align: 'right',
      render: (row) => rateText(rate, row.figures[rate]),
    }),
  );
  const name: Column<MeasuresRow> = {
    key: 'name',
    title: byName,
    always: true,
    width: 150,
    render: (row) => row.title,
  };
  return [name, ...figures, ...rates];
}

function rateText(rate: (typeof measureRates)[number], value: number | null): ReactNode {
  if (value === null) return <span className="soft">无</span>;
  const { kind } = rateWords[rate];
  if (kind === 'share') return shareWords(value);
  return kind === 'days' ? value.toFixed(1) : value.toFixed(2);
}

type CountProps = { count: number; name: string; filter: MeasuredFilter; position: number };

/** A figure that leads to the cases behind it, and takes along which facts it stands on. */
export function Count({ count, name, filter, position }: CountProps) {
  const face = useFace();
  if (count === 0) return <span className="soft">0</span>;
  return (
    <Link
      to="/$face/measures/cases"
      params={{ face }}
      search={{ ...filter, position }}
      aria-label={`${name}，${count}`}
    >
      {count}
    </Link>
  );
}
