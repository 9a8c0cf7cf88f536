import { expect, test } from 'vitest';
import { describeProblems, loadPack } from './load.ts';
import { breakPack, LIAONING } from './testing/broken-pack.ts';

test('the sample province loads', () => {
  const loaded = loadPack(LIAONING);
  expect(loaded.ok, loaded.ok ? '' : describeProblems(loaded.problems)).toBe(true);
});

test('problems are told a line each, as an editor can follow them', () => {
  const { problems, line } = breakPack({
    file: 'flows.json',
    passage: '"totalDays": 54',
    by: '"totalDays": 55',
  });
  expect(describeProblems(problems)).toBe(
    `flows.json:${line} rows[0].totalDays 总时限 55 个工作日不等于各阶段之和 54 个工作日〔total-days〕`,
  );
});

test('a folder that is no pack is refused by its files', () => {
  const loaded = loadPack('/nonexistent');
  expect(loaded).toMatchObject({ ok: false });
  if (!loaded.ok) expect(new Set(loaded.problems.map(({ rule }) => rule))).toEqual(new Set(['file-missing']));
});
