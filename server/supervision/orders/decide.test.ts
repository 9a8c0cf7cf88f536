import { instantFromText, seedCalendar } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { decideOrder } from './decide.ts';
import { evolveOrder } from './evolve.ts';
import type { OrderCommand, OrderState } from './order.ts';
import { explainReply, readReply, termFrom } from './reply-clock.ts';

const CALENDAR = seedCalendar;
const at = (text: string) => instantFromText(`${text}:00+08:00`);
const ISSUE: Extract<OrderCommand, { type: 'issue' }> = {
  type: 'issue',
  number: '沈阳和平督〔2026〕1号',
  series: { division: '210102', year: 2026, serial: 1 },
  issuer: { division: '210100', name: '沈阳市监察员' },
  byRule: false,
  addressee: { personId: 'a', bodyId: 'water', by: 'approver' },
  division: '210102',
  grounds: { kind: 'other', situation: 'complaint-upheld' },
  projectId: null,
  caseId: null,
  levels: ['210102', '210100'],
  days: 3,
  text: '请说明。',
  basis: '行政许可法',
};
const answer = { type: 'answer', answer: '已整改。', files: [] } as const;
const back = { type: 'return', reason: '未说明责任。', days: 2 } as const;
const close = { type: 'accept', note: null } as const;
const escalate = { type: 'escalate' } as const;
const withdraw = { type: 'withdraw', cause: 'by-hand', reason: '误发。' } as const;
const instruct = {
  type: 'instruct',
  by: { division: '210100', name: '沈阳市领导' },
  instruction: '速办。',
} as const;
const readdress = {
  type: 'readdress',
  addressee: { personId: 'b', bodyId: 'water', by: 'chosen' },
  reason: '调离。',
} as const;

type Step = readonly [moment: string, command: OrderCommand];

/** Where the steps lead; a refusal's code where one is refused. */
function after(...steps: readonly Step[]): OrderState | string {
  let state: OrderState | null = null;
  for (const [moment, command] of steps) {
    const now = at(moment);
    const term = (days: number) => termFrom(days, CALENDAR, now);
    const decided = decideOrder(state, command, { now, term });
    if (!decided.ok) return decided.refusal.code;
    state = decided.value.reduce<OrderState | null>(evolveOrder, state);
  }
  if (!state) throw new Error('no steps');
  return state;
}

// Monday; three working days end with Thursday, 2026-11-05.
const ISSUED: Step = ['2026-11-02T09:00', ISSUE];

describe('an order (law.md §2: answered by the reply date, or it escalates)', () => {
  test.each<[string, readonly Step[], object | string]>([
    [
      'issued: three working days, the day itself not counted (民法典 §201)',
      [],
      { status: 'open', round: 1, late: false, term: { by: '2026-11-05' } },
    ],
    ['issued on a Friday: over the weekend (行政许可法 §82)', [], { term: { by: '2026-11-05' } }],
    [
      'answered in time',
      [['2026-11-05T23:59', answer]],
      { status: 'answered', late: false, escalateBy: null },
    ],
    [
      'answered at the first moment too late',
      [['2026-11-06T00:00', answer]],
      { status: 'answered', late: true },
    ],
    [
      'answered twice',
      [
        ['2026-11-03T09:00', answer],
        ['2026-11-03T09:01', answer],
      ],
      'state-conflict',
    ],
    ['accepted without an answer', [['2026-11-03T09:00', close]], 'state-conflict'],
    ['returned without an answer', [['2026-11-03T09:00', back]], 'state-conflict'],
    [
      'returned: a term of its own',
      [
        ['2026-11-03T09:00', answer],
        ['2026-11-04T09:00', back],
      ],
      {
        status: 'returned',
        round: 2,
        term: { by: '2026-11-06' },
        firstTerm: { by: '2026-11-05' },
        answeredAt: null,
        escalateBy: '2026-11-06',
      },
    ],
    [
      'late once is late for good',
      [
        ['2026-11-06T00:00', answer],
        ['2026-11-06T09:00', back],
        ['2026-11-06T10:00', answer],
        ['2026-11-06T11:00', close],
      ],
      { status: 'accepted', late: true },
    ],
    ['escalated on its last day', [['2026-11-05T23:59', escalate]], 'state-conflict'],
    [
      'escalated at once when the day is over',
      [['2026-11-06T00:00', escalate]],
      { late: true, escalations: [{ division: '210102' }], escalateBy: '2026-11-11' },
    ],
    [
      'the same level twice',
      [
        ['2026-11-06T00:00', escalate],
        ['2026-11-06T00:01', escalate],
      ],
      'state-conflict',
    ],
    [
      'the level above, three working days later',
      [
        ['2026-11-06T00:00', escalate],
        ['2026-11-12T00:00', escalate],
      ],
      { escalations: [{ division: '210102' }, { division: '210100' }], escalateBy: null },
    ],
    [
      'a third level there is not',
      [
        ['2026-11-06T00:00', escalate],
        ['2026-11-12T00:00', escalate],
        ['2026-12-12T00:00', escalate],
      ],
      'state-conflict',
    ],
    [
      'answered after escalation: no further level',
      [
        ['2026-11-06T00:00', escalate],
        ['2026-11-06T09:00', answer],
        ['2026-11-12T00:00', escalate],
      ],
      'state-conflict',
    ],
    [
      'returned after escalation: the next level alone',
      [
        ['2026-11-06T00:00', escalate],
        ['2026-11-06T09:00', answer],
        ['2026-11-06T10:00', back],
        ['2026-11-11T00:00', escalate],
      ],
      { escalations: [{ division: '210102' }, { division: '210100' }] },
    ],
    [
      'withdrawn, answered or not',
      [
        ['2026-11-03T09:00', answer],
        ['2026-11-03T10:00', withdraw],
      ],
      { status: 'withdrawn', escalateBy: null },
    ],
    [
      'answered after it was withdrawn',
      [
        ['2026-11-03T09:00', withdraw],
        ['2026-11-03T10:00', answer],
      ],
      'state-conflict',
    ],
    [
      'withdrawn twice',
      [
        ['2026-11-03T09:00', withdraw],
        ['2026-11-03T10:00', withdraw],
      ],
      'state-conflict',
    ],
    [
      'withdrawn after it was closed',
      [
        ['2026-11-03T09:00', answer],
        ['2026-11-03T10:00', close],
        ['2026-11-03T11:00', withdraw],
      ],
      'state-conflict',
    ],
    [
      'an instruction moves nothing else',
      [['2026-11-03T09:00', instruct]],
      { status: 'open', instructed: 1, term: { by: '2026-11-05' } },
    ],
    [
      'an instruction on a closed one',
      [
        ['2026-11-03T09:00', withdraw],
        ['2026-11-03T10:00', instruct],
      ],
      'state-conflict',
    ],
    [
      'readdressed: the day stays',
      [['2026-11-04T09:00', readdress]],
      { addressee: { personId: 'b' }, term: { by: '2026-11-05' } },
    ],
    [
      'readdressed to the same person',
      [['2026-11-04T09:00', { ...readdress, addressee: ISSUE.addressee }]],
      'state-conflict',
    ],
    [
      'readdressed once answered',
      [
        ['2026-11-04T09:00', answer],
        ['2026-11-04T10:00', readdress],
      ],
      'state-conflict',
    ],
  ])('%s', (name, steps, expected) => {
    const from: Step = name.includes('Friday') ? ['2026-10-30T09:00', { ...ISSUE, days: 4 }] : ISSUED;
    const reached = after(from, ...steps);
    if (typeof expected === 'string') expect(reached).toBe(expected);
    else expect(reached).toMatchObject(expected);
  });

  test('without an order there is nothing to answer', () => {
    expect(after(['2026-11-03T09:00', answer])).toBe('not-found');
    expect(after(ISSUED, ISSUED)).toBe('state-conflict');
  });

  test('a body of the province has one level', () => {
    const one = after(['2026-11-02T09:00', { ...ISSUE, levels: ['210000'] }], ['2026-11-06T00:00', escalate]);
    expect(one).toMatchObject({ escalations: [{ division: '210000' }], escalateBy: null });
  });

  test('the clock, its explanation and the day that is written agree', () => {
    const state = after(ISSUED) as OrderState;
    const now = at('2026-11-04T12:00');
    const { reading, lines } = explainReply(state, CALENDAR, now);
    expect(reading).toEqual(readReply(state, CALENDAR, now));
    expect(lines.reduce((sum, line) => sum + line.days, 0)).toBe(3);
    expect(reading).toMatchObject({ used: 2, remaining: 1 });
  });
});
