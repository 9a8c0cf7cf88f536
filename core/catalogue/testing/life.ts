import { at } from '../../casework/fixtures.ts';
import type { EntryActor, EntryCommand, EntryContext } from '../lifecycle/commands.ts';
import { decideEntry } from '../lifecycle/decide.ts';
import type { EntryFact } from '../lifecycle/facts.ts';
import { type EntryState, evolveEntry, NO_ENTRY } from '../lifecycle/state.ts';
import { draft, STANDARD } from './fixtures.ts';

/** What the tests of an entry's life play with: an implementation in 沈阳, its people, and how far it has come. */

export const TODAY = '2026-11-24';
export const { committed } = STANDARD;

export const CITY: EntryActor = {
  person: 'li',
  body: '210100-approval',
  department: 'approval',
  division: '210100',
};
export const PROVINCE: EntryActor = {
  person: 'wang',
  body: '210000-development-reform',
  department: 'development-reform',
  division: '210000',
};
export const OFFICE: EntryActor = {
  person: 'zhao',
  body: '210100-staffing-office',
  department: 'staffing-office',
  division: '210100',
};
export const as = (who: EntryActor, person: string): EntryActor => ({ ...who, person });

/** An implementation in 沈阳, exercised by its 行政审批局. */
export const context = (who: EntryActor, over: Partial<EntryContext> = {}): EntryContext => ({
  now: at(`${over.today ?? TODAY} 10:00`),
  today: TODAY,
  who,
  key: { kind: 'implementation', subject: STANDARD.id, division: '210100' },
  province: '210000',
  department: 'development-reform',
  level: 'city',
  implementer: '210100-approval',
  authorityDivision: '210100',
  standard: STANDARD,
  pack: null,
  problems: [],
  ...over,
});

export const content = draft({ committed: { ...committed, value: 5 } });
export const submit = { type: 'submit', revision: 4, content } satisfies EntryCommand;
export const confirmContent = { type: 'confirm-content' } satisfies EntryCommand;
export const confirmAuthority = { type: 'confirm-authority' } satisfies EntryCommand;
export const publish = { type: 'publish', validFrom: '2026-12-01' } satisfies EntryCommand;
export const returned = { type: 'return', reason: '窗口电话有误' } satisfies EntryCommand;
export const recall = { type: 'recall' } satisfies EntryCommand;
export const withdraw = { type: 'withdraw', version: 1, reason: '权限上收' } satisfies EntryCommand;
export const propose = {
  type: 'propose-exception',
  exceptionId: 'x1',
  element: 'visits',
  reason: '地方性法规第五条',
  until: '2026-12-31',
} satisfies EntryCommand;
export const decide = {
  type: 'decide-exception',
  exceptionId: 'x1',
  approve: true,
  reason: '同意',
} satisfies EntryCommand;

export type Step = readonly [EntryActor, EntryCommand, Partial<EntryContext>?];
export const SUBMITTED: readonly Step[] = [[CITY, submit]];
export const CONTENT: readonly Step[] = [...SUBMITTED, [PROVINCE, confirmContent]];
export const READY: readonly Step[] = [...CONTENT, [OFFICE, confirmAuthority]];
export const PUBLISHED: readonly Step[] = [...READY, [CITY, publish]];
export const PROPOSED: readonly Step[] = [[CITY, propose]];

export function play(steps: readonly Step[]) {
  const facts: EntryFact[] = [];
  let state: EntryState = NO_ENTRY;
  for (const [who, command, over] of steps) {
    const decided = decideEntry(state, command, context(who, over));
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.message}`);
    facts.push(...decided.value);
    state = decided.value.reduce(evolveEntry, state);
  }
  return { facts, state };
}
export const codeOf = (state: EntryState, [who, command, over]: Step) => {
  const decided = decideEntry(state, command, context(who, over));
  return decided.ok ? null : decided.refusal.code;
};

export const COUNTY: EntryActor = { ...CITY, body: '210102-approval', division: '210102' };
export const LINE: EntryActor = {
  ...CITY,
  body: '210100-development-reform',
  department: 'development-reform',
};
export const WATER: EntryActor = { ...PROVINCE, body: '210000-water', department: 'water' };
export const PROVINCIAL_OFFICE: EntryActor = {
  ...OFFICE,
  body: '210000-staffing-office',
  division: '210000',
};
