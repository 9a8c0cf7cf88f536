import type { Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../catalogue/index.ts';
import { type ClockKind, type ClockRow, clockRows } from './clock-rows.ts';
import { lawOf } from './law-of-case.ts';
import type { CaseRow } from './store.ts';

/** A due date that moved without anything having happened to the case. */
export type Moved = {
  readonly caseId: string;
  readonly home: string;
  readonly kind: ClockKind;
  readonly before: ClockRow;
  readonly after: ClockRow;
};

/** Which due dates of some cases another law would move: what {@link reproject} does, without writing. */
export function movesOf(
  row: CaseRow,
  old: readonly ClockRow[],
  catalogue: Pick<Catalogue, 'ruleFor' | 'calendarFor' | 'signalRule'>,
  now: Instant,
): { readonly rows: readonly ClockRow[]; readonly moved: readonly Moved[] } {
  const open = new Map(old.map((clock) => [clock.kind, clock]));
  // An ended clock stays as it ended: what was decided in time is not made late by a later notice.
  const rows = clockRows(row, row.state, lawOf(catalogue, row), now).filter(({ kind }) => open.has(kind));
  const moved = rows.flatMap((after): Moved[] => {
    const before = open.get(after.kind);
    const same = before?.due_at === after.due_at && before?.statutory_due_at === after.statutory_due_at;
    return before && !same ? [{ caseId: row.id, home: row.home, kind: after.kind, before, after }] : [];
  });
  return { rows, moved };
}
