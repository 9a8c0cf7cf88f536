import { describe, expect, it } from 'vitest';
import { refused, stored, useChecker } from './checker-fixture.ts';
import { good, put } from './front-fixture.ts';

const { use, key, checked } = useChecker();

describe('a correction', () => {
  it('is the old row made invalid and a new one under a new key', async () => {
    const { front } = use();
    const wrong = good.spgl_spsxjbxxb(key(), { spsxbm: 'ITEM-2', spsxmc: null });
    expect(await checked('spgl_spsxjbxxb', wrong)).toEqual(refused(6));
    await expect(front.query('UPDATE spgl_spsxjbxxb SET spsxmc = $1', ['x'])).rejects.toThrow(
      /permission denied/,
    );
    const withdraw = (reason: string) =>
      front.query('UPDATE spgl_spsxjbxxb SET sjyxbs = 0, sjwxyy = $1, gxsj = now() WHERE dfsjzj = $2', [
        reason,
        wrong.dfsjzj,
      ]);
    await expect(withdraw('')).rejects.toThrow(/check constraint/);
    await withdraw('事项名称漏填');
    await expect(put(front, 'spgl_spsxjbxxb', wrong)).rejects.toThrow(/duplicate key/);
    expect(await checked('spgl_spsxjbxxb', good.spgl_spsxjbxxb(key(), { spsxbm: 'ITEM-2' }))).toEqual(stored);
  });

  it('an invalid row is nobody’s parent, and is not checked any more', async () => {
    const { front } = use();
    const number = `CASE-${key()}`;
    const row = good.spgl_xmspsxblxxb(key(), { spsxslbm: number });
    expect(await checked('spgl_xmspsxblxxb', row)).toEqual(stored);
    await front.query(`UPDATE spgl_xmspsxblxxb SET sjyxbs = 0, sjwxyy = '重复' WHERE dfsjzj = $1`, [
      row.dfsjzj,
    ]);
    const child = good.spgl_xmspsxblxxxxb(key(), { spsxslbm: number });
    expect(await checked('spgl_xmspsxblxxxxb', child)).toEqual(refused(2));
    const never = good.spgl_xmspsxblxxb(key(), { sjyxbs: 0, sjwxyy: '重复' });
    expect(await checked('spgl_xmspsxblxxb', never)).toEqual({ state: 0, reason: null, lsh: null });
  });

  it('the answers are the centre’s: nobody else writes them', async () => {
    const { front } = use();
    for (const change of [{ sjsczt: 3 }, { lsh: 1 }, { sbyy: 'x' }]) {
      await expect(put(front, 'spgl_splcxxb', good.spgl_splcxxb(key(), change))).rejects.toThrow(
        /前置库约定/,
      );
    }
    await expect(front.query('UPDATE spgl_splcxxb SET sjsczt = 3')).rejects.toThrow(/permission denied/);
    await expect(front.query('DELETE FROM spgl_splcxxb')).rejects.toThrow(/permission denied/);
    await expect(front.query('SELECT FROM centre.settings')).rejects.toThrow(/permission denied/);
  });
});

describe('passes', () => {
  it('take at most as many rows as they are told', async () => {
    const { front, centre } = use();
    await put(front, 'spgl_splcxxb', ...[1, 2, 3].map(() => good.spgl_splcxxb(key())));
    expect(await centre.checkNow(2)).toMatchObject({ checked: 2 });
    expect(await centre.checkNow()).toMatchObject({ checked: 1 });
  });

  it('take thousands of rows at once', async () => {
    const { front, centre } = use();
    await front.query(
      `INSERT INTO spgl_xmspsxblxxb (dfsjzj, xzqhdm, gcdm, spsxbm, spsxbbh, splcbm, splcbbh, spsxslbm, spbmbm, spbmmc)
       SELECT 'bulk-' || i, '210102', '2602-411102-04-04-398932-01', 'ITEM-1', 1, '210100-F1', 1, 'BULK-' || i, 'D', 'D'
       FROM generate_series(1, 12000) i`,
    );
    expect(await centre.checkNow()).toMatchObject({ checked: 12_000, refused: 0, stored: 12_000 });
  });
});
