import { describe, expect, test } from 'vitest';
import { at } from '../../casework/fixtures.ts';
import type { FlowContent } from '../flows/flow.ts';
import { STANDARD } from '../testing/fixtures.ts';
import type { EntryActor, EntryContext } from './commands.ts';
import { decideEntry } from './decide.ts';
import type { EntryContent, EntryKey } from './facts.ts';
import { NO_ENTRY } from './state.ts';

const body = (division: string, department: string): EntryActor => ({
  person: 'li',
  body: `${division}-${department}`,
  department,
  division,
});
const codeOf = (
  key: EntryKey,
  content: EntryContent,
  who: EntryActor,
  problems: EntryContext['problems'] = [],
) => {
  const decided = decideEntry(
    NO_ENTRY,
    { type: 'submit', revision: 1, content },
    {
      now: at('2026-11-24 10:00'),
      today: '2026-11-24',
      who,
      key,
      province: '210000',
      department: 'development-reform',
      level: 'city',
      implementer: null,
      authorityDivision: '210000',
      standard: null,
      pack: { version: 6, validFrom: '2026-01-01', digest: 'sm3:00' },
      problems,
    },
  );
  if (!decided.ok) return decided.refusal.code;
  const submitted = decided.value.at(-1);
  return submitted?.type === 'entry.submitted' && 'version' in submitted.content
    ? submitted.content.version
    : null;
};

describe('a standard', () => {
  const key: EntryKey = { kind: 'standard', subject: STANDARD.id, division: '210000' };
  const lead = body('210000', 'development-reform');
  test('is the provincial department’s, and takes its next number', () => {
    expect(codeOf(key, STANDARD, lead)).toBe(7);
    for (const who of [
      body('210000', 'water'),
      body('210100', 'development-reform'),
      body('210000', 'staffing-office'),
    ]) {
      expect(codeOf(key, STANDARD, who)).toBe('entry-not-drafter');
    }
  });

  const { committed, guide, materials } = STANDARD;
  test.each<[string, Partial<typeof STANDARD>, string]>([
    ['another item', { id: 'eia' }, 'entry-other-subject'],
    [
      'promises more than the statute (行政许可法 §42)',
      { committed: { ...committed, value: 21 } },
      'conformity-committed-beyond-statutory',
    ],
    ['names a material twice', { materials: [...materials, ...materials] }, 'conformity-twice'],
    ['has steps beyond its promise', { committed: { ...committed, value: 9 } }, 'conformity-process-longer'],
    [
      'charges without a basis (行政许可法 §58)',
      { guide: { ...guide, fee: { charged: true, standard: '1元', basis: null } } },
      'conformity-fee-basis',
    ],
    ['has situations with materials it does not ask for', { materials: [] }, 'conformity-situation-unknown'],
  ])('that %s is refused', (_, over, code) => {
    expect(codeOf(key, { ...STANDARD, ...over }, lead)).toBe(code);
  });
});

describe('a flow', () => {
  const flow = (id: string): FlowContent => ({
    id,
    name: '政府投资房屋建筑',
    version: 1,
    family: 'construction',
    splclx: '1',
    levels: ['city'],
    appliesTo: [],
    why: '示例',
    totalDays: 90,
    stages: [],
    source: '示例',
    mark: '示例数据',
  });
  test('of the province is its lead department’s; one derived from it the division’s own', () => {
    const template: EntryKey = { kind: 'flow', subject: 'gov-building', division: '210000' };
    expect(codeOf(template, flow('gov-building'), body('210000', 'development-reform'))).toBe(7);
    expect(codeOf(template, flow('gov-building'), body('210000', 'housing'))).toBe('entry-not-drafter');
    const derived: EntryKey = { kind: 'flow', subject: 'gov-building@210100', division: '210100' };
    expect(codeOf(derived, flow('gov-building@210100'), body('210100', 'approval'))).toBe(7);
    for (const who of [
      body('210200', 'approval'),
      body('210100', 'staffing-office'),
      body('210000', 'development-reform'),
    ]) {
      expect(codeOf(derived, flow('gov-building@210100'), who)).toBe('entry-not-drafter');
    }
  });

  test('is refused for what its own checks found', () => {
    const key: EntryKey = { kind: 'flow', subject: 'f', division: '210000' };
    const circle = { code: 'plan-circle', message: '事项次序首尾相接成环', source: '审批流程' };
    expect(codeOf(key, flow('f'), body('210000', 'development-reform'), [circle])).toBe('plan-circle');
  });

  test('has no exceptions: they are an implementation’s', () => {
    const who = body('210000', 'development-reform');
    const decided = decideEntry(
      NO_ENTRY,
      { type: 'propose-exception', exceptionId: 'x', element: 'fee', reason: 'r', until: null },
      {
        now: at('2026-11-24 10:00'),
        today: '2026-11-24',
        who,
        key: { kind: 'flow', subject: 'f', division: '210000' },
        province: '210000',
        department: 'development-reform',
        level: 'province',
        implementer: null,
        authorityDivision: '210000',
        standard: null,
        pack: null,
        problems: [],
      },
    );
    expect(decided.ok ? null : decided.refusal.code).toBe('entry-exception-kind');
  });
});
