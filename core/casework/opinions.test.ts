import { describe, expect, it } from 'vitest';
import { formatDay, seedCalendar } from '../calendar/index.ts';
import {
  acceptIt,
  at,
  context,
  document,
  grantOn,
  ITEM,
  play,
  receive,
  refusal,
  type Step,
} from './fixtures.ts';
import {
  type CaseCommand,
  type CaseFact,
  type CaseState,
  decide,
  evolve,
  foremostOpinion,
  type Measure,
  NO_CASE,
  readMeasure,
} from './index.ts';

const read = (state: CaseState, measure: Measure, now: string, item = ITEM) =>
  readMeasure(state, item, measure, seedCalendar, at(now));
const dueOf = (state: CaseState, measure: Measure, now: string, item = ITEM) => {
  const day = read(state, measure, now, item)?.dueDay;
  return day === null || day === undefined ? null : formatDay(day);
};
const granted: readonly Step[] = [receive, acceptIt, grantOn('2026-03-06')];
const ask = (bodyId: string, days: number | null = null): CaseCommand => ({
  type: 'ask-opinion',
  bodyId,
  question: '是否符合规划。',
  days,
});
const give = (bodyId: string, requestId = '1', over: object = {}): CaseCommand => ({
  type: 'give-opinion',
  requestId,
  bodyId,
  opinion: 'agree',
  text: null,
  ...over,
});

describe('征求意见: seven working days, silence is consent (2017年第2号令 [check])', () => {
  const asked = (...steps: Step[]) =>
    play([receive, acceptIt, ['2026-03-04 10:00', ask('planning')], ...steps]).state;

  it('is due on the seventh working day and stops no clock', () => {
    const state = asked();
    expect(dueOf(state, 'opinion', '2026-03-04 12:00')).toBe('2026-03-13');
    for (const measure of ['committed', 'statutory'] as const) {
      expect(dueOf(state, measure, '2026-03-09 09:00')).toBe(
        dueOf(play([receive, acceptIt]).state, measure, '2026-03-09 09:00'),
      );
    }
  });

  it('several at once; the one due first is the clock shown', () => {
    const state = asked(['2026-03-05 10:00', ask('water', 2)], ['2026-03-06 10:00', ask('fire')]);
    expect(foremostOpinion(state, seedCalendar)?.bodyId).toBe('water');
    expect(dueOf(state, 'opinion', '2026-03-06 12:00')).toBe('2026-03-09');
    const answered = [give('water', '2')].reduce((now, command) => {
      const decided = decide(now, command, context('2026-03-06 15:00'));
      return decided.ok ? decided.value.reduce(evolve, now) : now;
    }, state);
    expect(foremostOpinion(answered, seedCalendar)?.bodyId).toBe('planning');
  });

  it('silence is consent from the first moment after the last day, also where a command comes later', () => {
    const state = asked();
    expect(decide(state, { type: 'apply-deemed' }, context('2026-03-13 23:59'))).toEqual({
      ok: true,
      value: [],
    });
    const late = decide(
      state,
      { type: 'grant', document: document('2026-03-16') },
      context('2026-03-16 10:00'),
    );
    if (!late.ok) throw new Error(late.refusal.message);
    expect(late.value.map(({ type, at: when }) => [type, when])).toEqual([
      ['case.opinion-deemed', at('2026-03-14 00:00')],
      ['case.granted', at('2026-03-16 10:00')],
    ]);
    expect(late.value.reduce(evolve, state).opinions[0]?.answer?.opinion).toBe('deemed');
  });

  it('where the item says that silence is nothing, it stays late', () => {
    const item = { ...ITEM, opinions: { days: 7, silence: 'none', basis: '示例' } as const };
    const { state } = play([receive, acceptIt, ['2026-03-04 10:00', ask('planning')]], { item });
    expect(decide(state, { type: 'apply-deemed' }, context('2026-04-20 09:00', { item }))).toEqual({
      ok: true,
      value: [],
    });
    expect(read(state, 'opinion', '2026-03-14 00:00', item)?.over).toBe(true);
  });

  it('a decision makes open questions moot', () => {
    const state = asked(grantOn('2026-03-06'));
    expect(state.opinions[0]?.answer?.opinion).toBe('moot');
    expect(read(state, 'opinion', '2026-06-01 09:00')).toMatchObject({ state: 'ended', over: false });
  });

  const open = asked();
  it.each<[string, CaseState, string, CaseCommand, string]>([
    ['before acceptance', play([receive]).state, '2026-03-02 10:00', ask('planning'), 'opinion-out-of-time'],
    ['after the decision', play(granted).state, '2026-03-09 10:00', ask('planning'), 'opinion-out-of-time'],
    [
      'without a question',
      play([receive, acceptIt]).state,
      '2026-03-03 10:00',
      { ...ask('planning'), question: ' ' } as CaseCommand,
      'question-missing',
    ],
    ['the same department twice', open, '2026-03-05 10:00', ask('planning'), 'opinion-open'],
    ['for longer than the rule', open, '2026-03-05 10:00', ask('water', 8), 'opinion-days'],
    ['an answer nobody asked for', open, '2026-03-05 10:00', give('water'), 'opinion-not-asked'],
    [
      'an objection without reasons',
      open,
      '2026-03-05 10:00',
      give('planning', '1', { opinion: 'object' }),
      'opinion-text-missing',
    ],
    [
      'an answer twice',
      asked(['2026-03-05 10:00', give('planning')]),
      '2026-03-05 11:00',
      give('planning'),
      'opinion-given',
    ],
    ['an answer after silence became consent', open, '2026-03-16 10:00', give('planning'), 'opinion-deemed'],
    [
      'an answer after the decision',
      asked(grantOn('2026-03-06')),
      '2026-03-09 09:00',
      give('planning'),
      'opinion-moot',
    ],
  ])('%s is refused', (_, state, when, command, code) => {
    expect(refusal(state, when, command)).toMatchObject({ code, message: expect.stringMatching(/[。]$/) });
  });

  it('is folded from its facts again', () => {
    const { state, facts } = play([
      receive,
      acceptIt,
      ['2026-03-04 10:00', ask('planning')],
      ['2026-03-05 10:00', give('planning')],
    ]);
    expect(
      JSON.parse(JSON.stringify(facts)).reduce((s: CaseState, f: CaseFact) => evolve(s, f), NO_CASE),
    ).toEqual(state);
  });
});
