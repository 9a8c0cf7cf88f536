import { seedCalendar } from '@zongheng/core/calendar';
import { type CaseState, evolve, NO_CASE } from '@zongheng/core/casework';
import type { FactEnvelope, JsonObject } from '@zongheng/core/evidence';
import { describe, expect, test } from 'vitest';
import { fromRecord } from '../../casework/index.ts';
import { packCatalogue } from '../../sample/sample-fixture.ts';
import { look } from './look.ts';
import given from './rules.json' with { type: 'json' };
import { RULES, readRuleBook, sentenceOf } from './rules.ts';
import type { Sighting } from './sighting.ts';
import { evidenceWords } from './words.ts';

const catalogue = packCatalogue();
const CLERK = { person: 'clerk', body: 'window' };
const CHIEF = { person: 'chief', body: 'body' };
const UNIT = { person: 'owner', unit: 'unit' };
const TIMER = { system: 'casework' };

/** What happened, to the minute in Shanghai, by whom; recorded at once unless said. */
type Step = readonly [
  type: string,
  happened: string,
  actor?: FactEnvelope['actor'],
  more?: JsonObject & { readonly recorded?: string; readonly channel?: string },
];

const iso = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();

/** Everything seen in a story, fact by fact. */
function tell(steps: readonly Step[], itemId = 'soil'): Sighting[] {
  const item = catalogue.item(itemId);
  if (!item) throw new Error(itemId);
  const earlier: FactEnvelope[] = [];
  let before: CaseState = NO_CASE;
  return steps.flatMap(([type, happened, actor = CLERK, more = {}], i) => {
    const { recorded = happened, channel = 'web', ...data } = more;
    const envelope: FactEnvelope = {
      id: `fact-${i}`,
      home: '210100',
      stream: { kind: 'case', id: 'case' },
      version: i + 1,
      type: `case.${type}`,
      typeVersion: 1,
      actor,
      happenedAt: iso(happened),
      recordedAt: iso(recorded),
      channel,
      audience: [],
      data,
      sealed: null,
      previous: null,
    };
    const fact = fromRecord(envelope.type, envelope.happenedAt, data, null);
    const seen = { envelope, fact, before, earlier: [...earlier], item, calendar: seedCalendar };
    const found = look(seen, RULES.thresholds);
    before = evolve(before, fact);
    earlier.push(envelope);
    return found;
  });
}

const told = (steps: readonly Step[], itemId?: string) =>
  tell(steps, itemId).map(({ factId, evidence }) => `${factId.slice(5)} ${evidence.rule}`);

const RECEIVED: Step = ['received', '2026-11-02 09:00', UNIT];
const ACCEPTED: Step = ['accepted', '2026-11-02 10:00', CLERK, { deemed: false, codeMissing: false }];
const STARTED: Step = ['handling-started', '2026-11-02 10:00', CLERK];
const OPENED = [RECEIVED, ACCEPTED, STARTED] as const;
const granted = (at: string, actor: FactEnvelope['actor'] = CHIEF, more: JsonObject = {}): Step => [
  'granted',
  at,
  actor,
  { document: { issuedOn: at.slice(0, 10) }, ...more },
];
const ask = (at: string, by: FactEnvelope['actor'] = CLERK): Step => [
  'correction-requested',
  at,
  by,
  { replyBy: '2026-12-31' },
];
const supply = (at: string): Step => ['correction-supplied', at, UNIT, { materials: [], closing: false }];

describe('秒办: decided within an hour of acceptance (国家平台数据质量规则 13)', () => {
  test.each([
    ['a minute later', '2026-11-02 10:01', ['3 instant-decision']],
    ['at 59 minutes', '2026-11-02 10:59', ['3 instant-decision']],
    ['after a whole hour', '2026-11-02 11:00', []],
    ['the next day', '2026-11-03 10:00', []],
  ])('%s', (_, at, seen) => {
    expect(told([...OPENED, granted(at)])).toEqual(seen);
  });

  test('a refusal is one too; 即办 items are not', () => {
    const refused: Step = ['refused', '2026-11-02 10:05', CHIEF, { document: {} }];
    expect(told([...OPENED, refused])).toEqual(['3 instant-decision']);
    expect(told([...OPENED, granted('2026-11-02 10:05')], 'ent-filing')).toEqual([]);
  });

  test('the evidence names acceptance and decision', () => {
    const [seen] = tell([...OPENED, granted('2026-11-02 10:05')]);
    expect(seen).toMatchObject({ person: 'chief', facts: ['fact-3', 'fact-1'], evidence: { minutes: 5 } });
    expect(seen && evidenceWords(seen.evidence, seen.happenedAt)).toBe(
      '2026-11-02 10:00 受理，2026-11-02 10:05 作出决定，间隔 5 分钟，不足 1 小时。',
    );
  });
});

describe('handled on a non-working day or outside 08:00–17:30 (规则 14)', () => {
  test.each([
    ['at 07:59', '2026-11-02 07:59', true],
    ['at 08:00', '2026-11-02 08:00', false],
    ['at 17:30', '2026-11-02 17:30', false],
    ['at 17:31', '2026-11-02 17:31', true],
    ['on a Saturday', '2026-11-07 10:00', true],
    ['on a Sunday that is worked (国庆调休 2026-09-20)', '2026-09-20 10:00', false],
    ['on a weekday that is off (国庆节 2026-10-01)', '2026-10-01 10:00', true],
    ['in a year without a notice, on a weekday', '2027-03-01 10:00', false],
    ['in a year without a notice, on a Sunday', '2027-03-07 10:00', true],
  ])('%s', (_, at, seen) => {
    const steps: readonly Step[] = [
      ['received', '2026-08-31 09:00', UNIT],
      ['accepted', at, CLERK, { deemed: false, codeMissing: false }],
    ];
    expect(told(steps)).toEqual(seen ? ['1 off-hours'] : []);
  });

  test('by when it happened; applicants and what follows by itself are never off hours', () => {
    const late: Step = [
      'accepted',
      '2026-11-02 10:00',
      CLERK,
      { deemed: false, recorded: '2026-11-02 22:00' },
    ];
    expect(told([RECEIVED, late])).toEqual([]);
    expect(told([['received', '2026-11-01 23:00', UNIT]])).toEqual([]);
    expect(
      told([
        RECEIVED,
        ask('2026-11-02 10:00'),
        supply('2026-11-07 23:00'),
        ['withdrawn', '2026-11-08 03:00', UNIT],
      ]),
    ).toEqual([]);
    const close: Step = ['special-ended', '2026-11-07 10:00', CHIEF, { closing: true }];
    expect(told([...OPENED, close])).toEqual([]);
  });
});

describe('corrections (行政许可法 §32: told once)', () => {
  test('the third is one too many, and every further one', () => {
    const steps = [
      RECEIVED,
      ...[ask('2026-11-02 10:00'), supply('2026-11-02 11:00')],
      ...[ask('2026-11-03 10:00'), supply('2026-11-03 11:00')],
      ...[ask('2026-11-04 10:00'), supply('2026-11-04 11:00')],
      ask('2026-11-05 10:00'),
    ];
    expect(told(steps)).toEqual(['5 repeated-corrections', '7 repeated-corrections']);
    expect(tell(steps).at(-1)).toMatchObject({ facts: ['fact-7', 'fact-1', 'fact-3', 'fact-5'] });
  });

  // Five working days to accept: received on Monday the 2nd, the last is Monday the 9th.
  test.each([
    ['on the last but one day to accept', '2026-11-06 10:00', []],
    ['on the last day to accept', '2026-11-09 10:00', ['1 late-correction']],
  ])('asked %s', (_, at, seen) => {
    expect(told([RECEIVED, ask(at)])).toEqual(seen);
  });

  // Five working days promised, accepted on Monday the 2nd: the last is Monday the 9th.
  test.each([
    ['on the last but one day promised', '2026-11-06 10:00', 'soil', []],
    ['on the last day promised', '2026-11-09 10:00', 'soil', ['3 late-correction']],
    ['beyond it', '2026-11-11 10:00', 'soil', ['3 late-correction']],
    ['of an item promised within a single day', '2026-11-03 10:00', 'drawing-filing', []],
  ])('asked %s', (_, at, item, seen) => {
    expect(told([...OPENED, ask(at)], item)).toEqual(seen);
  });
});

describe('what nobody did, and what was done in one go', () => {
  test('deemed acceptance, red without a code; not a late report of anybody', () => {
    const deemed = (codeMissing: boolean): readonly Step[] => [
      RECEIVED,
      [
        'accepted',
        '2026-11-02 09:00',
        TIMER,
        { deemed: true, codeMissing, recorded: '2026-11-10 00:00', channel: 'timer' },
      ],
      ['handling-started', '2026-11-02 09:00', TIMER, { recorded: '2026-11-10 00:00', channel: 'timer' }],
    ];
    expect(told(deemed(false))).toEqual(['1 deemed-acceptance']);
    expect(told(deemed(true))).toEqual(['1 deemed-without-code']);
    expect(tell(deemed(true))[0]?.person).toBeNull();
    // Appended before the command of a person who came too late: nobody's deed all the same.
    const [received, accepted] = deemed(false);
    if (!received || !accepted) throw new Error('no story');
    const by: Step = [accepted[0], accepted[1], CHIEF, { ...accepted[3], channel: 'web' }];
    expect(tell([received, by])).toMatchObject([{ person: null, evidence: { rule: 'deemed-acceptance' } }]);
    expect(RULES.rule('deemed-without-code').severity).toBe('red');
  });

  test.each([
    ['the same person, nothing between', CHIEF, [], ['no-handling']],
    ['two persons', CLERK, [], []],
    ['the same person, a special procedure between', CHIEF, ['special'], []],
  ])('accepted and decided by %s', (_, acceptedBy, between, seen) => {
    const steps: Step[] = [
      RECEIVED,
      ['accepted', '2026-11-02 10:00', acceptedBy, { deemed: false, codeMissing: false }],
      ['handling-started', '2026-11-02 10:00', acceptedBy],
    ];
    if (between.length > 0) {
      const data = { kind: 'expert-review', name: '专家评审', basis: '§45', days: 5, stopsStatutory: true };
      steps.push(['special-started', '2026-11-03 10:00', CHIEF, data]);
      steps.push(['special-ended', '2026-11-04 10:00', CHIEF, { closing: false }]);
    }
    steps.push(granted('2026-11-05 10:00'));
    expect(told(steps).map((each) => each.slice(2))).toEqual(seen);
  });

  test.each([
    ['at once', '2026-11-03 10:00', []],
    ['on the fifth working day', '2026-11-10 23:59', []],
    ['on the sixth', '2026-11-11 00:00', ['3 late-report']],
  ])('recorded %s', (_, recorded, seen) => {
    expect(told([...OPENED, granted('2026-11-03 10:00', CHIEF, { recorded })])).toEqual(seen);
  });

  test('whoever reports it: a connected system is looked at like a person', () => {
    const system = { system: 'city-dalian' };
    const steps: readonly Step[] = [
      ['received', '2026-11-02 09:00', system, { channel: 'to-department' }],
      ['accepted', '2026-11-07 10:00', system, { deemed: false, channel: 'to-department' }],
      granted('2026-11-07 10:20', system, { channel: 'to-department', recorded: '2026-11-30 10:00' }),
    ];
    expect(told(steps)).toEqual(['1 off-hours', '2 instant-decision', '2 off-hours', '2 late-report']);
  });
});

describe('the book of rules', () => {
  test('says every rule with its thresholds, and marks what is not confirmed', () => {
    for (const rule of RULES.rules) {
      expect(sentenceOf(rule)).not.toMatch(/[{}]/);
      if (Object.keys(rule.limits).length > 0) expect([rule.id, rule.mark]).toEqual([rule.id, '待确认']);
    }
    expect(RULES.mark).toContain('待');
    expect(sentenceOf(RULES.rule('mass-decisions'))).toContain('10 分钟内作出 10 件以上');
  });

  test.each([
    ['a rule is missing', { ...given, rules: given.rules.slice(1) }],
    ['a threshold is missing', { ...given, rules: given.rules.map((rule) => ({ ...rule, limits: {} })) }],
  ])('is refused where %s', (_, book) => {
    expect(() => readRuleBook(book)).toThrow(/quality rule/);
  });

  test('other thresholds see other things', () => {
    const book = readRuleBook({
      ...given,
      rules: given.rules.map((rule) =>
        rule.id === 'instant-decision' ? { ...rule, limits: { hours: 3 } } : rule,
      ),
    });
    expect(book.thresholds.instantHours).toBe(3);
  });
});
