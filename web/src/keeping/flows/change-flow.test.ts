import type { FlowContent, FlowEntry } from '@zongheng/core/catalogue';
import { expect, test } from 'vitest';
import { mergedWithNext, withAdded, withEntry, without, withStage, withText } from './change-flow.ts';

const entry = (item: string, after: string[] = []): FlowEntry => ({
  item,
  necessity: 'required',
  when: null,
  after,
  days: 1,
});
const flow = {
  totalDays: 9,
  stages: [
    {
      no: 1,
      id: 'a',
      name: '立项',
      leadDepartment: 'x',
      limitDays: 4,
      variants: [{ limitDays: 2, when: '备案', appliesTo: [] }],
      items: [entry('one')],
    },
    { no: 2, id: 'b', name: '施工', leadDepartment: 'y', limitDays: 5, items: [entry('two', ['one'])] },
  ],
} as unknown as FlowContent;

test('the total follows the stages', () => {
  expect(withStage(flow, 1, { limitDays: 3 }).totalDays).toBe(7);
});

test('what is taken out is waited for by nobody', () => {
  expect(without(flow, 'one').stages.map(({ items }) => items)).toEqual([[], [entry('two')]]);
});

test('merging keeps the first number, adds the limits and carries the variants over', () => {
  const { stages, totalDays } = mergedWithNext(flow, 0);
  expect(totalDays).toBe(9);
  expect(stages).toMatchObject([
    { no: 1, name: '立项、施工', leadDepartment: 'x', limitDays: 9, variants: [{ limitDays: 7 }] },
  ]);
  expect(stages[0]?.items.map(({ item }) => item)).toEqual(['one', 'two']);
  expect(mergedWithNext(flow, 1)).toEqual(flow);
});

test('entries are added and changed in their stage', () => {
  const added = withAdded(flow, 1, { id: 'three', days: 2, when: '占路时' });
  expect(added.stages[1]?.items.at(-1)).toMatchObject({ item: 'three', necessity: 'conditional', days: 2 });
  const days = withEntry(flow, 1, 0, { ...entry('two'), days: 5 });
  expect(days.stages[1]?.items[0]?.days).toBe(5);
});

test('an empty text is none', () => {
  const one = withText(entry('one'), 'merged', '合并');
  expect(one.merged).toBe('合并');
  expect('merged' in withText(one, 'merged', ' ')).toBe(false);
});
