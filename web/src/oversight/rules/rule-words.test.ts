import { describe, expect, test } from 'vitest';
import type { SignalRule } from '../../api/types.ts';
import {
  draftOf,
  faultsOf,
  formOf,
  orderWords,
  quietWords,
  type RuleForm,
  yellowWords,
} from './rule-words.ts';

const rule: SignalRule = {
  ...{ number: 1, version: 'default-1', division: null, itemId: null, divisionName: null, itemName: null },
  ...{ remindShare: 0.6, yellowShare: 0.825, yellowDaysLeft: null, orderAfterDays: 2, replyDays: 3 },
  ...{
    quietFrom: '20:00',
    quietTo: '08:00',
    basis: '示例',
    mark: '待确认',
    ended: false,
    reason: '',
    setByName: '',
  },
  ...{ setAt: '2026-01-01T00:00:00.000Z', maySet: true },
};

test('what is typed comes back as it was', () => {
  const form = formOf(rule, false);
  expect([form.remind, form.yellow, form.daysLeft, form.orderAfter]).toEqual(['60', '82.5', '', '2']);
  expect(faultsOf(form)).toEqual({});
  expect(draftOf(form)).toMatchObject({
    remindShare: 0.6,
    yellowShare: 0.825,
    yellowDaysLeft: null,
    orderAfterDays: 2,
  });
});

describe('faults', () => {
  test.each<[Partial<RuleForm>, keyof RuleForm]>([
    [{ remind: '90' }, 'remind'],
    [{ remind: '' }, 'remind'],
    [{ yellow: '120' }, 'yellow'],
    [{ daysLeft: '-1' }, 'daysLeft'],
    [{ orderAfter: '61' }, 'orderAfter'],
    [{ replyDays: '0' }, 'replyDays'],
    [{ quietFrom: '24:00' }, 'quietFrom'],
    [{ quietTo: '8:00' }, 'quietTo'],
    [{ basis: ' ' }, 'basis'],
  ])('%o', (change, field) => {
    expect(Object.keys(faultsOf({ ...formOf(rule, false), ...change }))).toEqual([field]);
  });
});

test('words', () => {
  expect(yellowWords({ yellowShare: 0.825, yellowDaysLeft: 2 })).toBe('用时 82.5%或剩 2 日');
  expect([orderWords(null), orderWords(0), orderWords(2)]).toEqual([
    '逾期不自动督办',
    '逾期即督办',
    '逾期满 2 个工作日',
  ]);
  expect(quietWords({ quietFrom: '08:00', quietTo: '08:00' })).toBe('不设');
});
