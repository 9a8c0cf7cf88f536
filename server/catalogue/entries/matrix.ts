import type { StandardItem } from '@zongheng/core/catalogue';
import type { z } from 'zod';
import type { Book } from '../book.ts';
import type { Catalogue } from '../catalogue.ts';
import { exercised } from './exercise.ts';
import { keyText } from './key.ts';
import type { MatrixView, matrixQuery } from './schema-matrix.ts';
import { CELL_STATES, type CellState } from './schema-parts.ts';
import { standingOf } from './standing.ts';
import type { HeadRow } from './store.ts';

type Filter = Pick<z.output<typeof matrixQuery>, 'level' | 'city' | 'department' | 'stage'>;
type Counts = Record<CellState, number>;

const none = (): Counts => ({ missing: 0, draft: 0, published: 0, behind: 0, deviating: 0 });

/**
 * Items × divisions: where an item is missing, being drafted, published, behind the standard, or deviating from it.
 * The matrix follows the item: the body that implements it stands in each cell. All from memory but the drafts.
 *
 * @param reach divisions the reader may see; null: all
 */
export function matrixOf(
  catalogue: Catalogue,
  book: Book,
  drafted: readonly HeadRow[],
  filter: Filter,
  reach: ReadonlySet<string> | null,
): MatrixView {
  const current = book.current();
  const columns = columnsOf(catalogue, filter, reach);
  const drafts = new Set(drafted.map(keyText));
  const places = new Map<string, number>();
  const bodies: MatrixView['bodies'] = [];
  const placeOf = (id: string, name: string): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, bodies.length);
    return bodies.push({ id, name }) - 1;
  };
  const total = none();
  const rows = itemsOf(catalogue, filter).flatMap((item) => {
    const counts = none();
    const states: (CellState | null)[] = [];
    const implementing: number[] = [];
    const drafting: number[] = [];
    const row = exercised(catalogue, item);
    columns.forEach((column, at) => {
      const version = current.implementation(item.id, column.code);
      const body = (version && catalogue.body(version.body.local.bodyId)) ?? row.get(column.code);
      if (body === undefined) {
        states.push(null);
        implementing.push(-1);
        return;
      }
      const under = drafts.has(keyText({ kind: 'implementation', subject: item.id, division: column.code }));
      const unpublished = under ? 'draft' : 'missing';
      const state: CellState = version ? standingOf(book, version, current.day) : unpublished;
      if (version && under) drafting.push(at);
      states.push(state);
      implementing.push(placeOf(body.id, body.shortName));
      counts[state] += 1;
      column.counts[state] += 1;
      total[state] += 1;
    });
    if (states.every((state) => state === null)) return [];
    const { id, name, stage, version: standard } = item;
    const department = { id: item.department, name: catalogue.departmentName(item.department) };
    return [{ item: id, name, department, stage, standard, counts, states, bodies: implementing, drafting }];
  });
  return { day: current.day, columns, rows, bodies, total };
}

/** The matrix as a table for a spreadsheet. */
export function matrixTable(
  matrix: MatrixView,
  words: { readonly head: readonly string[]; readonly states: Readonly<Record<CellState, string>> },
): readonly (readonly string[])[] {
  const counted = CELL_STATES.map((state) => words.states[state]);
  return [
    [...words.head, ...matrix.columns.map(({ name }) => name), ...counted],
    ...matrix.rows.map((row) => [
      row.name,
      row.department.name,
      String(row.stage),
      ...row.states.map((state) => (state === null ? '' : words.states[state])),
      ...CELL_STATES.map((state) => String(row.counts[state])),
    ]),
  ];
}

function itemsOf(catalogue: Catalogue, { department, stage }: Filter): readonly StandardItem[] {
  return catalogue
    .items()
    .filter((item) => department === undefined || item.department === department)
    .filter((item) => stage === undefined || item.stage === stage);
}

function columnsOf(catalogue: Catalogue, { level, city }: Filter, reach: ReadonlySet<string> | null) {
  const within = city === undefined ? null : new Set(catalogue.within(city));
  return catalogue
    .divisions()
    .filter(({ code }) => (within === null || within.has(code)) && (reach === null || reach.has(code)))
    .filter((each) => level === undefined || (each.level === 'zone' ? 'county' : each.level) === level)
    .map((each) => ({
      ...{ code: each.code, name: each.name, level: each.level, parent: each.parent },
      counts: none(),
    }));
}
