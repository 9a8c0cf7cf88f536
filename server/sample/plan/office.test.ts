import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  instantFromText,
  seedCalendar,
} from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { diceFor } from './dice.ts';
import { applicantMoment, openOffice } from './office.ts';

const office = openOffice(seedCalendar);
const window = 'window-clerk:210100-service-centre';

describe('office hours', () => {
  test('the next sitting is the next one, whenever one asks', () => {
    const monday = instantFromText('2026-11-16T00:30:00.000Z');
    const morning = office.sitting(window, monday);
    const afternoon = office.sitting(window, morning);
    const next = office.sitting(window, afternoon);
    expect([morning, afternoon, next].map((at) => formatDay(dayOf(at)))).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-17',
    ]);
    expect(office.sitting(window, monday)).toBe(morning);
  });

  test('nobody sits on weekends and holidays, but on days that make up for them', () => {
    const friday = instantFromText('2026-11-20T12:00:00.000Z');
    expect(formatDay(dayOf(office.sitting(window, friday)))).toBe('2026-11-23');
    const beforeNationalDay = instantFromText('2026-09-30T12:00:00.000Z');
    expect(formatDay(dayOf(office.sitting(window, beforeNationalDay)))).toBe('2026-10-08');
    expect(formatDay(office.workday(dayFromText('2026-10-09'), 1))).toBe('2026-10-10');
  });

  test('window, handler and approver follow each other on one day: what is done at once can be', () => {
    for (const days of [0, 1, 2, 3, 4]) {
      const day = addDays(dayFromText('2026-03-02'), days);
      const at = applicantMoment(diceFor('any', day), day, true);
      const accepted = office.sitting(window, at);
      const handled = office.sitting('case-handler:210100-water', accepted);
      const decided = office.sitting('case-approver:210100-water', handled);
      expect(dayOf(decided)).toBe(dayOf(at));
      expect([at, accepted, handled, decided].map((moment) => formatInstant(moment))).toEqual(
        [at, accepted, handled, decided].map((moment) => formatInstant(moment)).sort(),
      );
    }
  });
});
