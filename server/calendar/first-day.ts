import type { BookState } from './book.ts';
import type { Publication } from './store.ts';

/**
 * The first day that a publication may have made another ('yyyy-mm-dd'): of a measure its first, of a year or of a
 * county's holidays the first of the year. Earlier than what truly changed, never later.
 */
export function firstDayOf({ kind, subject }: Publication, { local, measures }: BookState): string {
  switch (kind) {
    case 'year':
      return `${subject}-01-01`;
    case 'local': {
      // The publication names the county alone; the earliest year it has is never too late.
      const [first] = Object.keys(local[subject] ?? {}).sort();
      if (first === undefined) throw new Error(`no local holidays of ${subject}, though they were published`);
      return `${first}-01-01`;
    }
    case 'measure':
    case 'withdrawal': {
      const measure = measures[subject];
      if (!measure) throw new Error(`no emergency measure ${subject}, though it was published`);
      return measure.from;
    }
  }
}
