import { civilFromDay, dayOf, formatInstant, type Instant } from '@zongheng/core/calendar';
import type { z } from 'zod';
import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import { causeOf, lastDay, sentenceOf } from './adjustment-words.ts';
import type { Adjustment } from './adjustments.ts';
import { type BookState, type Measure, yearsOf } from './book.ts';
import { isAutonomous } from './check-local.ts';
import { MESSAGES as say } from './messages.ts';
import { mayConfirm, mayWithdraw } from './policy.ts';
import type { MoveRow } from './preview-store.ts';
import type { AdjustmentView, MeasureView, moveSchema, OverviewView } from './schema.ts';
import type { BookRow, Publication } from './store.ts';

/** The clocks by the names people use. */
const KINDS: Readonly<Record<string, string>> = {
  step: '受理时限',
  case: '办理时限',
  special: '特别程序时限',
  delivery: '送达时限',
  opinion: '征求意见时限',
  renewal: '延续时限',
};
const STATUSES = { proposed: '待省确认', confirmed: '已生效', withdrawn: '已撤销' } as const;
/** The notice comes in October or November. */
const REMIND_MONTH = 11;

export const kindOf = (code: string) => ({ code, name: KINDS[code] ?? code });
export const placeOf = (catalogue: Catalogue, code: string) => ({
  code,
  name: catalogue.division(code)?.name ?? code,
});

/** A measure, with what the reader may do. */
export function presentMeasure(measure: Measure, actor: Actor, catalogue: Catalogue): MeasureView {
  const { id, title, documentNumber, basis, effect, from, to, status } = measure;
  const weighs = status === 'proposed' && (actor.seat.role === 'system-admin' || mayConfirm(actor).ok);
  const actions: MeasureView['actions'] = [];
  if (weighs) actions.push('weigh');
  if (status === 'proposed' && mayConfirm(actor).ok) actions.push('confirm');
  const takesBack = actor.seat.role === 'system-admin' || actor.seat.role === 'leader';
  if (status !== 'withdrawn' && takesBack && mayWithdraw(actor, measure).ok) actions.push('withdraw');
  return {
    id,
    title,
    documentNumber,
    basis,
    effect,
    from,
    to,
    divisions: measure.divisions.map((code) => placeOf(catalogue, code)),
    status,
    statusName: STATUSES[status],
    proposedAt: formatInstant(measure.proposedAt),
    confirmedAt: measure.confirmedAt === null ? null : formatInstant(measure.confirmedAt),
    withdrawnAt: measure.withdrawnAt === null ? null : formatInstant(measure.withdrawnAt),
    actions,
  };
}

/** The calendar as its page shows it. */
export function presentOverview(
  { state }: BookRow,
  actor: Actor,
  catalogue: Catalogue,
  publications: readonly Publication[],
  sweep: OverviewView['sweep'],
  now: Instant,
): OverviewView {
  return {
    version: catalogue.calendar.version,
    years: yearsOf(state)
      .toReversed()
      .map(({ year, revision, source, off, work }) => {
        const own = state.years[year];
        const publishedAt = own ? formatInstant(own.publishedAt) : null;
        return { year, revision, source, publishedAt, off: off.length, work: work.length };
      }),
    next: nextYear(state, now),
    local: localOf(state, catalogue),
    measures: Object.values(state.measures)
      .sort((a, b) => b.proposedAt - a.proposedAt)
      .map((measure) => presentMeasure(measure, actor, catalogue)),
    publications: publications.map(({ token, kind, label, published_at: at }) => ({
      token,
      kind,
      label,
      at,
    })),
    sweep,
    mayKeep: actor.seat.role === 'system-admin',
    mayConfirm: mayConfirm(actor).ok,
  };
}

/** The first year without a notice, where it is this one or the next; from November on it is urgent. */
function nextYear(state: BookState, now: Instant): OverviewView['next'] {
  const { year: thisYear, month } = civilFromDay(dayOf(now));
  const year = (yearsOf(state).at(-1)?.year ?? thisYear) + 1;
  if (year > thisYear + 1) return null;
  const urgent = year <= thisYear || month >= REMIND_MONTH;
  return { year, urgent, text: urgent ? say.reminder(year) : say.missing(year) };
}

function localOf(state: BookState, catalogue: Catalogue): OverviewView['local'] {
  return catalogue
    .divisions()
    .filter(({ name }) => isAutonomous(name))
    .map(({ code }) => ({
      division: placeOf(catalogue, code),
      city: placeOf(catalogue, catalogue.homeOf(code)),
      revision: state.revisions[code] ?? 0,
      years: Object.entries(state.local[code] ?? {})
        .filter(([, days]) => days.length > 0)
        .map(([year, days]) => ({ year: Number(year), days: days.map((each) => ({ ...each })) })),
    }));
}

type Whose = { readonly body_id: string; readonly body_name: string | null };
const bodyName = (catalogue: Catalogue, { body_id: id, body_name: outside }: Whose) =>
  outside ?? catalogue.body(id)?.name ?? id;

/** A clock a change would move. */
export function presentMove(row: MoveRow, catalogue: Catalogue): z.output<typeof moveSchema> {
  return {
    caseId: row.case_id,
    number: row.number,
    itemName: row.item_name,
    bodyName: bodyName(catalogue, row),
    city: placeOf(catalogue, row.home),
    kind: kindOf(row.kind),
    way: row.way,
    oldDue: lastDay(row.old_due_at),
    newDue: lastDay(row.new_due_at),
    oldStatutory: lastDay(row.old_statutory_at),
    newStatutory: lastDay(row.new_statutory_at),
    oldLight: row.old_light as z.output<typeof moveSchema>['oldLight'],
    newLight: row.new_light as z.output<typeof moveSchema>['newLight'],
  };
}

/** A date that was moved, with why. */
export function presentAdjustment(
  row: Adjustment,
  catalogue: Catalogue,
  book: ReadonlyMap<string, Publication>,
): AdjustmentView {
  return {
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    itemName: row.item_name,
    bodyName: bodyName(catalogue, row),
    city: placeOf(catalogue, row.home),
    kind: kindOf(row.kind),
    oldDue: lastDay(row.old_due_at),
    newDue: lastDay(row.new_due_at),
    oldStatutory: lastDay(row.old_statutory_due_at),
    newStatutory: lastDay(row.new_statutory_due_at),
    cause: causeOf(row, book),
    sentence: sentenceOf(row, book),
    oldVersion: row.old_calendar_version,
    newVersion: row.new_calendar_version,
    at: row.at,
  };
}
