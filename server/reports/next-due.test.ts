import { instantFromText } from '@zongheng/core/calendar';
import { expect, test } from 'vitest';
import { nextDue } from './next-due.ts';
import type { ReportState } from './report.ts';

/** Progress yearly after the start [local]: the year's report by 31 January of the next. */
const at = (day: string) => instantFromText(`${day}T12:00:00+08:00`);
const [W1, W2] = ['019a0000-0000-7000-8000-0000000000a1', '019a0000-0000-7000-8000-0000000000a2'];
const project = { registeredAt: at('2026-03-01'), workIds: [W1, W2] };
const report = (
  kind: ReportState['kind'],
  happenedOn: string,
  more: Partial<ReportState> = {},
): ReportState => ({
  projectId: 'p',
  workId: null,
  kind,
  happenedOn,
  period: null,
  investedTotal: null,
  status: 'valid',
  filedAt: at(happenedOn),
  correctedAt: null,
  withdrawnAt: null,
  ...more,
});
const year = (period: string) => report('progress', '2026-12-31', { period });
const start = report('start', '2026-06-01');

test.each([
  ['nothing yet', [], '2026-07-01', { kind: 'start' }],
  ['started', [start], '2026-07-01', { period: '2026', dueOn: '2027-01-31', overdue: false }],
  ['on the last day', [start], '2027-01-31', { period: '2026', overdue: false }],
  ['the day after', [start], '2027-02-01', { period: '2026', overdue: true }],
  [
    'a year reported',
    [start, year('2026')],
    '2027-02-01',
    { period: '2027', dueOn: '2028-01-31', overdue: false },
  ],
  ['its last quarter', [start, year('2026-Q4')], '2027-02-01', { period: '2027' }],
  ['its last month', [start, year('2026-12')], '2027-02-01', { period: '2027' }],
  [
    'only a part of it',
    [start, year('2026-Q3'), year('2026-11')],
    '2027-02-01',
    { period: '2026', overdue: true },
  ],
  ['a gap stays a debt', [start, year('2027')], '2028-02-01', { period: '2026', overdue: true }],
  ['started before the platform', [report('start', '2019-06-01')], '2026-07-01', { period: '2026' }],
  [
    'one work of two completed',
    [start, report('completion', '2026-09-01', { workId: W1 })],
    '2026-10-01',
    { period: '2026' },
  ],
  ['a start withdrawn', [{ ...start, status: 'withdrawn' as const }], '2026-07-01', { kind: 'start' }],
] as const)('%s', (_, reports, today, expected) => {
  expect(nextDue(reports, project, at(today))).toMatchObject(expected);
});

test('a complete project owes nothing, be it as a whole or work by work', () => {
  expect(nextDue([start, report('completion', '2026-09-01')], project, at('2030-01-01'))).toBeNull();
  const each = [W1, W2].map((workId) => report('completion', '2026-09-01', { workId }));
  expect(nextDue([start, ...each], project, at('2030-01-01'))).toBeNull();
});

test('the day keeps its mark: it is not confirmed', () => {
  expect(nextDue([start], project, at('2026-07-01'))).toMatchObject({
    mark: expect.stringContaining('待本地核定'),
  });
});
