import { describe, expect, it } from 'vitest';
import { formatDay, type Instant, instantFromText, seedCalendar } from '../calendar/index.ts';
import { type CaseCommand, type CaseState, decide, evolve, NO_CASE, readMeasure } from '../casework/index.ts';
import type { ItemRule } from '../catalogue/index.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);

/** A water permit: twenty working days from acceptance, ten more once, an expert review off the clock. */
const PERMIT: ItemRule = {
  ...{ id: 'soil', name: '示例许可', version: 1, kind: '行政许可', department: 'water', result: '批复' },
  statutory: { value: 20, unit: 'working-day', basis: '行政许可法 §42', start: 'accepted' },
  committed: { value: 10, unit: 'working-day', basis: '示例承诺', start: 'accepted' },
  extension: { value: 10, unit: 'working-day', approver: '负责人', basis: '行政许可法 §42', times: 1 },
  specialProcedures: [
    { kind: 'expert-review', name: '专家评审', basis: '行政许可法 §45', days: 15, stopsStatutory: true },
  ],
  stops: { statutory: [], committed: [] },
  correctionSilence: { outcome: 'withdrawn', basis: '示例' },
  promise: false,
};
const EIA: ItemRule = {
  ...PERMIT,
  statutory: { value: 60, unit: 'calendar-day', basis: '环境影响评价法 §22', start: 'received' },
  committed: { value: 30, unit: 'calendar-day', basis: '示例承诺', start: 'received' },
};
const ASK: CaseCommand = {
  ...{ type: 'request-correction', replyBy: '2026-12-31' },
  items: [{ material: '方案', problem: '缺图' }],
};
const COMMANDS: Readonly<Record<string, CaseCommand>> = {
  receive: { type: 'receive' },
  accept: { type: 'accept' },
  ask: ASK,
  supply: { type: 'supply-correction', materials: [], note: null },
  review: { type: 'start-special', kind: 'expert-review', name: null, days: 10, note: null },
  reviewed: { type: 'end-special', note: null },
  extend: { type: 'extend', days: 10, reason: '案情复杂' },
  look: { type: 'apply-deemed' },
};

/** Gives the commands in turn, 'receive 2026-11-02 09:00 | …'; the state, or the code of the refusal. */
function play(item: ItemRule, text: string): CaseState | string {
  let state = NO_CASE;
  for (const step of text.split(' | ')) {
    const [name = '', day, time] = step.split(' ');
    const command = COMMANDS[name];
    if (!command) throw new Error(`no command ${name}`);
    const context = { now: at(`${day} ${time}`), calendar: seedCalendar, item, owable: [] };
    const decided = decide(state, command, { ...context, projectCode: 'issued' });
    if (!decided.ok) return decided.refusal.code;
    state = decided.value.reduce(evolve, state);
  }
  return state;
}

const RECEIVED = 'receive 2026-11-02 09:00';
const ACCEPTED = `${RECEIVED} | accept 2026-11-02 15:00`;

describe('the law of a case on its clocks', () => {
  it.each<[string, string, ItemRule, string, 'acceptance' | 'committed' | 'statutory', string, string]>([
    [
      '行政许可法 §32',
      'not told in five days',
      PERMIT,
      RECEIVED,
      'acceptance',
      '2026-11-09 23:59',
      '2026-11-09',
    ],
    [
      '行政许可法 §32(4)',
      'accepted by law, dated back to receipt',
      PERMIT,
      `${RECEIVED} | look 2026-11-10 00:00`,
      'statutory',
      '2026-11-10 09:00',
      '2026-11-30',
    ],
    [
      '行政许可法 §32(4)',
      'the same over the Spring Festival 2026',
      PERMIT,
      'receive 2026-02-13 10:00 | look 2026-02-28 00:00',
      'committed',
      '2026-02-28 09:00',
      '2026-03-05',
    ],
    [
      '行政许可法 §32',
      'a correction begins the five days again',
      PERMIT,
      `${RECEIVED} | ask 2026-11-04 10:00 | supply 2026-11-20 10:00`,
      'acceptance',
      '2026-11-20 12:00',
      '2026-11-27',
    ],
    [
      '环境影响评价法 §22',
      'from receipt, anew with the correction',
      EIA,
      `${RECEIVED} | ask 2026-11-04 10:00 | supply 2026-11-20 10:00`,
      'committed',
      '2026-11-20 12:00',
      '2026-12-21',
    ],
    [
      '环境影响评价法 §22',
      'not from acceptance',
      EIA,
      `${RECEIVED} | accept 2026-11-06 10:00`,
      'committed',
      '2026-11-06 12:00',
      '2026-12-02',
    ],
    [
      '行政许可法 §45',
      'an expert review stops the statutory clock',
      PERMIT,
      `${ACCEPTED} | review 2026-11-05 10:00 | reviewed 2026-11-12 10:00`,
      'statutory',
      '2026-11-12 12:00',
      '2026-12-07',
    ],
    [
      '行政许可法 §45',
      'a correction after acceptance stops the promise, not the statute',
      PERMIT,
      `${ACCEPTED} | ask 2026-11-05 10:00 | supply 2026-11-12 10:00`,
      'statutory',
      '2026-11-12 12:00',
      '2026-11-30',
    ],
    [
      '国家平台时限口径 [check]',
      'and the promise by the days waited',
      PERMIT,
      `${ACCEPTED} | ask 2026-11-05 10:00 | supply 2026-11-12 10:00`,
      'committed',
      '2026-11-12 12:00',
      '2026-11-23',
    ],
    [
      '行政许可法 §42',
      'extended while a review holds it',
      PERMIT,
      `${ACCEPTED} | review 2026-11-05 10:00 | extend 2026-11-06 10:00 | reviewed 2026-11-12 10:00`,
      'statutory',
      '2026-11-12 12:00',
      '2026-12-21',
    ],
  ])('%s: %s', (_source, _name, item, steps, measure, now, day) => {
    const state = play(item, steps);
    if (typeof state === 'string') throw new Error(state);
    const reading = readMeasure(state, item, measure, seedCalendar, at(now));
    expect(reading?.dueDay && formatDay(reading.dueDay)).toBe(day);
    expect(reading?.over).toBe(false);
  });

  it.each<[string, string, string, string]>([
    [
      '行政许可法 §42',
      'a second extension',
      `${ACCEPTED} | extend 2026-11-06 10:00 | extend 2026-11-09 10:00`,
      'extension-used',
    ],
    [
      '行政许可法 §42',
      'an extension after the statute has passed',
      `${ACCEPTED} | extend 2026-12-01 00:00`,
      'extension-too-late',
    ],
    [
      '行政许可法 §45',
      'a review inside a review',
      `${ACCEPTED} | review 2026-11-05 10:00 | review 2026-11-06 10:00`,
      'special-open',
    ],
    [
      '行政许可法 §45',
      'a second resumption',
      `${ACCEPTED} | review 2026-11-05 10:00 | reviewed 2026-11-06 10:00 | reviewed 2026-11-09 10:00`,
      'wrong-order',
    ],
    ['数据质量规则', 'receipt twice', `${RECEIVED} | receive 2026-11-03 09:00`, 'wrong-order'],
  ])('%s: %s is refused', (_source, _name, steps, code) => {
    expect(play(PERMIT, steps)).toBe(code);
  });
});
