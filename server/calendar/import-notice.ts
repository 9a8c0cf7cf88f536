import { accept, type Refusal, type Result } from '@zongheng/core';
import { checkCalendarYear, type NoticeDay, type YearNotice } from '@zongheng/core/calendar';
import { type BookState, yearsOf } from './book.ts';
import { readImport } from './notice/read-table.ts';
import type { ImportedView } from './schema.ts';

/** Reads a notice and holds it against the rules and against what is in force; publishes nothing. */
export function importNotice(state: BookState, text: string, year: number | null): Result<ImportedView> {
  const read = readImport(text, year);
  if (!read.ok) return read;
  const { notice, unread, doubts, outside } = read.value;
  const checked = checkCalendarYear(notice);
  const current = yearsOf(state).find((each) => each.year === notice.year);
  return accept({
    notice: { ...notice, off: copy(notice.off), work: copy(notice.work) },
    unread: unread.map((each) => ({ ...each })),
    doubts: [...doubts],
    outside: outside.map((each) => ({ ...each })),
    faults: checked.ok ? [] : checked.refusals.map(faultOf),
    warnings: checked.ok ? checked.warnings.map(faultOf) : [],
    revision: current?.revision ?? 0,
    differences: current ? differences(current, notice) : [],
  });
}

const copy = (days: readonly NoticeDay[]) => days.map(({ day, name }) => ({ day, name }));
const faultOf = ({ code, message, source, field }: Refusal) => ({
  code,
  message,
  source,
  field: field ?? null,
});

type Lists = {
  readonly off: readonly (readonly [string, string])[];
  readonly work: readonly (readonly [string, string])[];
};

/** Days that would be others than they are, in order. */
function differences(current: Lists, notice: YearNotice): ImportedView['differences'] {
  const pairs = (days: readonly NoticeDay[]) => days.map(({ day, name }) => [day, name] as const);
  const before = kindsOf(current);
  const after = kindsOf({ off: pairs(notice.off), work: pairs(notice.work) });
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((day) => ({ day, before: before.get(day) ?? '', after: after.get(day) ?? '' }))
    .filter((each) => each.before !== each.after);
}

function kindsOf({ off, work }: Lists): ReadonlyMap<string, string> {
  return new Map([
    ...off.map(([day, name]) => [day, `放假（${name}）`] as const),
    ...work.map(([day, name]) => [day, `上班（${name}）`] as const),
  ]);
}
