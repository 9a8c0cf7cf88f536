import { expect, it } from 'vitest';
import { useCentre } from './centre-fixture.ts';
import { good, put, writtenOn } from './front-fixture.ts';

const use = useCentre();

it('what passed is stored in the next pass; a child that comes before that is refused', async () => {
  const { front, centre } = use();
  const parents = ['spgl_splcxxb', 'spgl_spsxjbxxb'] as const;
  for (const table of parents) await put(front, table, good[table](table));
  await put(front, 'spgl_spsxclmlxxb', good.spgl_spsxclmlxxb('early'));
  expect(await centre.checkNow()).toEqual({ checked: 3, refused: 1, stored: 0, skipped: [] });
  expect(await writtenOn(front, 'spgl_splcxxb', 'spgl_splcxxb')).toEqual({
    state: 1,
    reason: null,
    lsh: null,
  });
  expect(await writtenOn(front, 'spgl_spsxclmlxxb', 'early')).toMatchObject({ state: 2 });
  await put(front, 'spgl_spsxclmlxxb', good.spgl_spsxclmlxxb('next'));
  expect(await centre.checkNow()).toEqual({ checked: 1, refused: 0, stored: 2, skipped: [] });
  expect(await writtenOn(front, 'spgl_splcxxb', 'spgl_splcxxb')).toMatchObject({ state: 3, lsh: '1' });
  const report = await centre.report();
  expect(report.tables.find(({ table }) => table === 'spgl_spsxclmlxxb')).toMatchObject({
    title: '审批事项材料目录信息表',
    states: [0, 1, 1, 0],
    invalid: 0,
  });
});
