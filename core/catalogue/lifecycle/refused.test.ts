import { expect, test } from 'vitest';
import { draft, STANDARD } from '../testing/fixtures.ts';
import {
  as,
  CITY,
  CONTENT,
  COUNTY,
  codeOf,
  confirmAuthority,
  confirmContent,
  context,
  decide,
  LINE,
  OFFICE,
  PROPOSED,
  PROVINCE,
  PROVINCIAL_OFFICE,
  PUBLISHED,
  play,
  propose,
  publish,
  READY,
  recall,
  returned,
  type Step,
  SUBMITTED,
  submit,
  TODAY,
  WATER,
  withdraw,
} from '../testing/life.ts';
import { allowedActs } from './allowed-acts.ts';

const standard = { ...STANDARD, version: 4 };
const tightened = { ...standard, committed: { ...STANDARD.committed, value: 3 } };

/** [what, what was done before, what is tried, refusal] */
const table: readonly (readonly [string, readonly Step[], Step, string | null])[] = [
  // who may not
  ['the city’s line body does not exercise it here', [], [LINE, submit], 'entry-not-drafter'],
  ['the county drafts its own only', [], [COUNTY, submit], 'entry-not-drafter'],
  ['the province does not draft for the city', [], [PROVINCE, submit], 'entry-not-drafter'],
  ['the 编办 drafts nothing', [], [OFFICE, submit, { implementer: null }], 'entry-not-drafter'],
  ['without a named body any of the division may', [], [LINE, submit, { implementer: null }], null],
  [
    'another provincial department confirms nothing',
    SUBMITTED,
    [WATER, confirmContent],
    'entry-not-content-keeper',
  ],
  [
    'the city’s line body does not confirm content',
    SUBMITTED,
    [LINE, confirmContent],
    'entry-not-content-keeper',
  ],
  ['the 编办 does not confirm content', SUBMITTED, [OFFICE, confirmContent], 'entry-not-content-keeper'],
  [
    'who submitted does not confirm the content',
    SUBMITTED,
    [as(PROVINCE, 'li'), confirmContent],
    'entry-four-eyes',
  ],
  [
    'the drafting body does not confirm 权责',
    CONTENT,
    [CITY, confirmAuthority],
    'entry-not-authority-keeper',
  ],
  [
    'the line department does not confirm 权责',
    CONTENT,
    [PROVINCE, confirmAuthority],
    'entry-not-authority-keeper',
  ],
  [
    'the 编办 above not, where there is one here',
    CONTENT,
    [PROVINCIAL_OFFICE, confirmAuthority],
    'entry-not-authority-keeper',
  ],
  [
    'the 编办 above, where there is none here',
    CONTENT,
    [PROVINCIAL_OFFICE, confirmAuthority, { authorityDivision: '210000' }],
    null,
  ],
  ['who submitted does not confirm 权责', CONTENT, [as(OFFICE, 'li'), confirmAuthority], 'entry-four-eyes'],
  [
    'who confirmed the content does not confirm 权责',
    CONTENT,
    [as(OFFICE, 'wang'), confirmAuthority],
    'entry-four-eyes',
  ],
  ['the province does not publish for the city', READY, [PROVINCE, publish], 'entry-not-drafter'],
  ['the 编办 does not publish', READY, [OFFICE, publish], 'entry-not-drafter'],
  [
    'the 编办 does not return what waits for the province',
    SUBMITTED,
    [OFFICE, returned],
    'entry-not-involved',
  ],
  [
    'the province does not return what waits for the 编办',
    CONTENT,
    [PROVINCE, returned],
    'entry-not-involved',
  ],
  ['the body recalls its own, it does not return it', SUBMITTED, [CITY, returned], 'entry-not-involved'],
  ['the province recalls nothing', SUBMITTED, [PROVINCE, recall], 'entry-not-submitter'],
  ['another body does not withdraw', PUBLISHED, [LINE, withdraw], 'entry-not-drafter'],
  ['another body asks for no exception', [], [COUNTY, propose], 'entry-not-drafter'],
  ['the city does not decide its exception', PROPOSED, [CITY, decide], 'entry-not-above'],
  ['the 编办 does not decide exceptions', PROPOSED, [OFFICE, decide], 'entry-not-above'],
  ['who asked for it does not decide it', PROPOSED, [as(PROVINCE, 'li'), decide], 'entry-four-eyes'],
  // out of turn
  ['a second draft while one is under way', SUBMITTED, [CITY, submit], 'entry-in-review'],
  ['nothing to confirm', [], [PROVINCE, confirmContent], 'entry-nothing-submitted'],
  ['权责 before content', SUBMITTED, [OFFICE, confirmAuthority], 'entry-wrong-step'],
  ['content twice', CONTENT, [PROVINCE, confirmContent], 'entry-wrong-step'],
  ['published unconfirmed', CONTENT, [CITY, publish], 'entry-wrong-step'],
  ['nothing to publish', [], [CITY, publish], 'entry-nothing-submitted'],
  ['nothing to return', [], [PROVINCE, returned], 'entry-nothing-submitted'],
  ['nothing to recall', [], [CITY, recall], 'entry-nothing-submitted'],
  ['returned without a reason', SUBMITTED, [PROVINCE, { ...returned, reason: ' ' }], 'entry-reason-missing'],
  ['adopted twice', SUBMITTED, [CITY, { type: 'adopt' }], 'entry-begun'],
  ['nothing to adopt', [], [CITY, { type: 'adopt' }], 'entry-nothing-to-adopt'],
  // content
  ['another item', [], [CITY, { ...submit, content: draft({}, { item: 'eia' }) }], 'entry-other-subject'],
  [
    'another division',
    [],
    [CITY, { ...submit, content: draft({}, { division: '210200' }) }],
    'entry-other-subject',
  ],
  ['no standard', [], [CITY, submit, { standard: null }], 'entry-no-standard'],
  ['a level the standard does not name', [], [CITY, submit, { level: 'province' }], 'entry-level'],
  ['under an older standard', [], [CITY, submit, { standard }], 'entry-standard-moved'],
  ['beyond the standard', [], [CITY, { ...submit, content: draft({ visits: 3 }) }], 'conformity-visits-more'],
  [
    'what the caller’s checks found',
    [],
    [CITY, submit, { problems: [{ code: 'x', message: 'y', source: 'z' }] }],
    'x',
  ],
  [
    'a newer standard it no longer stands under',
    READY,
    [CITY, publish, { standard: tightened }],
    'conformity-committed-longer',
  ],
  ['a newer standard it stands under', READY, [CITY, publish, { standard }], null],
  // days
  ['valid from yesterday', READY, [CITY, { ...publish, validFrom: '2026-11-23' }], 'entry-valid-from-past'],
  ['valid from today', READY, [CITY, { ...publish, validFrom: TODAY }], null],
  ['valid from no day', READY, [CITY, { ...publish, validFrom: '2026-02-30' }], 'entry-day'],
  [
    'valid before the one that is to come',
    [...PUBLISHED, ...READY],
    [CITY, { ...publish, validFrom: TODAY }],
    'entry-valid-from-order',
  ],
  ['a version there is not', PUBLISHED, [CITY, { ...withdraw, version: 2 }], 'entry-version-unknown'],
  ['withdrawn twice', [...PUBLISHED, [CITY, withdraw]], [CITY, withdraw], 'entry-version-over'],
  ['withdrawn without a reason', PUBLISHED, [CITY, { ...withdraw, reason: '' }], 'entry-reason-missing'],
  // exceptions
  [
    'a second exception for one element',
    PROPOSED,
    [CITY, { ...propose, exceptionId: 'x2' }],
    'entry-exception-open',
  ],
  [
    'again once it has run out',
    [...PROPOSED, [PROVINCE, decide]],
    [CITY, { ...propose, exceptionId: 'x2', until: null }, { today: '2027-01-01' }],
    null,
  ],
  ['one id twice', PROPOSED, [CITY, { ...propose, element: 'fee' }], 'entry-exception-id'],
  ['an exception that is over', [], [CITY, { ...propose, until: '2026-11-23' }], 'entry-exception-past'],
  ['an exception until no day', [], [CITY, { ...propose, until: '明年' }], 'entry-day'],
  ['an exception without a reason', [], [CITY, { ...propose, reason: '' }], 'entry-reason-missing'],
  ['an exception nobody asked for', [], [PROVINCE, decide], 'entry-exception-unknown'],
  [
    'an exception decided twice',
    [...PROPOSED, [PROVINCE, decide]],
    [PROVINCE, decide],
    'entry-exception-decided',
  ],
  [
    'an exception decided without a reason',
    PROPOSED,
    [PROVINCE, { ...decide, reason: '' }],
    'entry-reason-missing',
  ],
];

test.each(table)('%s', (_, before, step, code) => {
  expect(codeOf(play(before).state, step)).toBe(code);
});

test('what a page offers is what the decider lets through', () => {
  const states = [[], SUBMITTED, CONTENT, READY, PUBLISHED, PROPOSED];
  const people = [CITY, PROVINCE, OFFICE, LINE, WATER, COUNTY, as(PROVINCE, 'li'), as(OFFICE, 'wang')];
  const commands = [
    submit,
    confirmContent,
    confirmAuthority,
    returned,
    recall,
    publish,
    withdraw,
    { ...propose, exceptionId: 'x9', element: 'fee' as const },
    decide,
  ];
  for (const steps of states) {
    const { state } = play(steps);
    for (const who of people) {
      const may = commands
        .filter((command) => codeOf(state, [who, command]) === null)
        .map(({ type }) => type);
      expect(allowedActs(state, context(who)), `${who.body} ${who.person} after ${steps.length}`).toEqual(
        may,
      );
    }
  }
});
