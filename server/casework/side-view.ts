import { formatDay, type Instant } from '@zongheng/core/calendar';
import {
  type CaseState,
  foremostOpinion,
  LIGHT_WORDS,
  limitOf,
  readMeasure,
  readOpinion,
} from '@zongheng/core/casework';
import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import { type LawOfCase, lawOf } from './law-of-case.ts';
import { isSideBox } from './list.ts';
import type { Box } from './list-filter.ts';
import type { CaseInboxRowView } from './schema.ts';
import type { CaseRow } from './store.ts';

/**
 * The clock by which a row stands in its box, where that is not the case's own: the opinion a department was
 * asked for, or the renewal to be decided (whose case itself ended long ago). null in every other box.
 */
export function sideOf(
  row: CaseRow,
  box: Box,
  actor: Actor,
  catalogue: Catalogue,
  now: Instant,
): CaseInboxRowView['side'] {
  if (!isSideBox(box)) return null;
  const law = lawOf(catalogue, row);
  const read = box === 'opinion' ? opinionOf(row.state, actor, law, now) : renewalOf(row.state, law, now);
  if (!read) return null;
  const { reading, unit } = read;
  return {
    kind: box,
    signal: reading.signal,
    word: LIGHT_WORDS[reading.signal],
    dueDay: reading.dueDay === null ? null : formatDay(reading.dueDay),
    remaining: reading.remaining,
    used: reading.used,
    unit,
    provisional: reading.provisional,
  };
}

/** A department's own open question; for everybody else the one due first. */
function opinionOf(state: CaseState, actor: Actor, { calendar, rule }: LawOfCase, now: Instant) {
  const own = state.opinions.find(({ bodyId, answer }) => bodyId === actor.seat.body?.id && answer === null);
  const request = own ?? foremostOpinion(state, calendar);
  return request && { reading: readOpinion(request, calendar, now, rule), unit: 'working-day' as const };
}

function renewalOf(state: CaseState, { item, calendar, rule }: LawOfCase, now: Instant) {
  const reading = readMeasure(state, item, 'renewal', calendar, now, rule);
  const limit = limitOf(state, item, 'renewal', calendar);
  return reading && limit && { reading, unit: limit.unit };
}
