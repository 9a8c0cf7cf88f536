import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { BookState } from './book.ts';
import { MESSAGES as say } from './messages.ts';
import { kindOf, placeOf } from './present.ts';
import { type Change, countMoves, type MoveCount, type Preview } from './preview-store.ts';
import type { PreviewView } from './schema.ts';
import { readBook } from './store.ts';

/** A preview with what has been found so far. */
export async function presentPreview(
  db: Pick<Database, 'read'>,
  catalogue: Catalogue,
  preview: Preview,
): Promise<PreviewView> {
  const [row, { counts, cases, lights }] = await Promise.all([readBook(db), countMoves(db, preview.id)]);
  const sum = (way: MoveCount['way']) =>
    counts.reduce((total, each) => (each.way === way ? total + each.n : total), 0);
  const cells = new Map<string, MoveCount[]>();
  for (const each of counts) {
    const key = `${each.home} ${each.kind}`;
    cells.set(key, [...(cells.get(key) ?? []), each]);
  }
  return {
    id: preview.id,
    label: labelOf(preview.change, row.state, catalogue),
    type: preview.change.type,
    state: preview.state,
    outdated: preview.state !== 'published' && row.version !== preview.book_version,
    total: preview.total,
    done: preview.done,
    broken: preview.broken,
    requestedAt: preview.requested_at,
    finishedAt: preview.finished_at,
    cases,
    lights,
    later: sum('later'),
    earlier: sum('earlier'),
    firm: sum('firm'),
    counts: [...cells.values()].flatMap((list) => {
      const [first] = list;
      if (!first) return [];
      const of = (way: MoveCount['way']) => list.find((each) => each.way === way)?.n ?? 0;
      return {
        city: placeOf(catalogue, first.home),
        kind: kindOf(first.kind),
        later: of('later'),
        earlier: of('earlier'),
        firm: of('firm'),
        light: of('light'),
      };
    }),
  };
}

function labelOf(change: Change, state: BookState, catalogue: Catalogue): string {
  switch (change.type) {
    case 'publish-year':
      return say.published(change.notice.year, change.revision + 1);
    case 'set-local-days':
      return say.localPublished(placeOf(catalogue, change.division).name, change.year);
    default: {
      const measure = state.measures[change.measureId];
      if (!measure) return '';
      const name = change.type === 'confirm' ? say.measureConfirmed : say.measureWithdrawn;
      return name(measure.title, measure.documentNumber);
    }
  }
}
