import { formatInstant } from '@zongheng/core/calendar';
import type { LightCounts } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Cell, type EndedCell, OPEN_SIGNALS, type OpenSignal, type RollUp } from './roll-up.ts';

type Figures = {
  readonly open: number;
  readonly soon: number;
  /** Ended in time among all that ended in the last 365 days; null where nothing ended. */
  readonly onTimeShare: number | null;
  readonly lights: LightCounts;
};

export type CityFigures = Figures & { readonly code: string; readonly name: string };
export type DepartmentFigures = Figures & { readonly id: string; readonly name: string };

export type SeatFigures = Figures & {
  readonly asOf: string;
  readonly cities: readonly CityFigures[];
  readonly departments: readonly DepartmentFigures[];
};

type Sum = { lights: Record<OpenSignal, number>; soon: number; ended: number; inTime: number };

/** What a roll-up says to the seat of a division (null: the whole installation): every sum over the same cells. */
export function figuresFor(
  rollUp: RollUp,
  ended: readonly EndedCell[],
  catalogue: Catalogue,
  division: string | null,
): SeatFigures {
  const all = empty();
  const byCity = new Map<string, Sum>();
  const byDepartment = new Map<string, Sum>();
  const sums = (cell: Pick<Cell, 'scope' | 'item'>): readonly Sum[] => {
    const scope = rollUp.scopes.get(cell.scope);
    if (!scope || (division !== null && !scope.divisions.has(division))) return [];
    return [all, at(byCity, scope.home), at(byDepartment, departmentOf(catalogue, cell.item))];
  };
  for (const cell of rollUp.cells) {
    for (const sum of sums(cell)) {
      for (const signal of OPEN_SIGNALS) sum.lights[signal] += cell.lights[signal];
      sum.soon += cell.soon;
    }
  }
  for (const cell of ended) {
    for (const sum of sums(cell)) {
      sum.ended += cell.ended;
      sum.inTime += cell.inTime;
    }
  }
  const cities = catalogue
    .homes()
    .filter((home) => division === null || byCity.has(home) || isOwn(catalogue, division, home))
    .map((home) => ({
      code: home,
      name: catalogue.division(home)?.name ?? home,
      ...figures(byCity.get(home) ?? empty()),
    }));
  const departments = [...byDepartment]
    .map(([id, sum]) => ({ id, name: catalogue.departmentName(id), ...figures(sum) }))
    .toSorted((a, b) => worse(b) - worse(a) || b.open - a.open || (a.id < b.id ? -1 : 1));
  return { asOf: formatInstant(rollUp.at), ...figures(all), cities, departments };
}

type MatrixCell = {
  readonly city: string;
  readonly department: string;
  readonly open: number;
  readonly soon: number;
  readonly lights: Readonly<Record<OpenSignal, number>>;
};

/** The same open cases by city and department; what is nowhere open has no cell. */
export function matrixFor(rollUp: RollUp, catalogue: Catalogue, division: string | null): MatrixCell[] {
  const cells = new Map<string, Sum & { city: string; department: string }>();
  for (const { scope: key, item, lights, soon } of rollUp.cells) {
    const scope = rollUp.scopes.get(key);
    if (!scope || (division !== null && !scope.divisions.has(division))) continue;
    const [city, department] = [scope.home, departmentOf(catalogue, item)];
    const name = `${city} ${department}`;
    const cell = cells.get(name) ?? { ...empty(), city, department };
    for (const signal of OPEN_SIGNALS) cell.lights[signal] += lights[signal];
    cell.soon += soon;
    cells.set(name, cell);
  }
  return [...cells.values()].map(({ city, department, lights, soon }) => ({
    city,
    department,
    open: OPEN_SIGNALS.reduce((sum, signal) => sum + lights[signal], 0),
    soon,
    lights,
  }));
}

/** What of a roll-up a list narrows to; anything it cannot answer is not in here. */
export type CellFilter = {
  readonly divisions: readonly string[];
  readonly city?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly lights?: readonly OpenSignal[] | undefined;
  readonly soon?: boolean | undefined;
};

/** How many open cases a filter finds, by the roll-up. */
export function countIn(rollUp: RollUp, filter: CellFilter): number {
  const items = filter.items && new Set(filter.items);
  let found = 0;
  for (const cell of rollUp.cells) {
    const scope = rollUp.scopes.get(cell.scope);
    if (!scope || !filter.divisions.every((division) => scope.divisions.has(division))) continue;
    if (filter.city !== undefined && scope.home !== filter.city) continue;
    if (items && !items.has(cell.item)) continue;
    found += filter.soon
      ? cell.soon
      : (filter.lights ?? OPEN_SIGNALS).reduce((sum, signal) => sum + cell.lights[signal], 0);
  }
  return found;
}

function departmentOf(catalogue: Catalogue, item: string): string {
  return catalogue.item(item)?.department ?? '';
}

/** A home shown even when nothing is open there: not the province's to a city, which sees little of it. */
function isOwn(catalogue: Catalogue, division: string, home: string): boolean {
  return catalogue.lineage(home).includes(division) || catalogue.homeOf(division) === home;
}

function empty(): Sum {
  const lights = Object.fromEntries(OPEN_SIGNALS.map((signal) => [signal, 0])) as Record<OpenSignal, number>;
  return { lights, soon: 0, ended: 0, inTime: 0 };
}

function at(sums: Map<string, Sum>, key: string): Sum {
  const found = sums.get(key) ?? empty();
  sums.set(key, found);
  return found;
}

function figures({ lights, soon, ended, inTime }: Sum): Figures {
  return {
    open: OPEN_SIGNALS.reduce((sum, signal) => sum + lights[signal], 0),
    soon,
    onTimeShare: ended > 0 ? inTime / ended : null,
    lights: { ...lights, done: ended },
  };
}

function worse({ lights }: Figures): number {
  return lights['beyond-statute'] + lights.overdue;
}
