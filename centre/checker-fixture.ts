import { beforeAll, expect } from 'vitest';
import { enter, useCentre } from './centre-fixture.ts';
import { good, put, type Row, type Table, writtenOn } from './front-fixture.ts';

export const stored = { state: 3, reason: null, lsh: expect.any(String) };
export const refused = (rule: number, text = '') => ({
  state: 2,
  lsh: null,
  reason: expect.stringMatching(new RegExp(`^规则${rule}：.*${text}`)),
});

/** A centre whose front database holds one correct row of every table, and a way to have more checked. */
export function useChecker() {
  const use = useCentre({ onePass: true });
  let count = 0;
  const key = () => {
    count += 1;
    return `k-${count}`;
  };

  /** Writes rows one after the other and lets the centre check them; what it wrote on the last. */
  async function checked(table: Table, ...rows: readonly Row[]) {
    const { front, centre } = use();
    await put(front, table, ...rows);
    await centre.checkNow();
    return writtenOn(front, table, rows.at(-1)?.dfsjzj ?? '');
  }

  /** A case of its own, and details of it: [status, day of November, Beijing time]. */
  async function details(...steps: readonly (readonly [number, number, string?])[]) {
    const number = `CASE-${key()}`;
    const { front } = use();
    await put(front, 'spgl_xmspsxblxxb', good.spgl_xmspsxblxxb(key(), { spsxslbm: number }));
    const rows = steps.map(([blzt, day, time = '10:00:00']) =>
      good.spgl_xmspsxblxxxxb(key(), {
        spsxslbm: number,
        blzt,
        blsj: `2026-11-${String(day).padStart(2, '0')} ${time}`,
      }),
    );
    const written = await checked('spgl_xmspsxblxxxxb', ...rows);
    return { written, flags: await flagsOf(rows), number, rows };
  }

  async function flagsOf(rows: readonly Row[]) {
    const client = await enter(use().databaseUrl);
    try {
      const found = await client.query<{ rule: number; note: string }>(
        'SELECT rule, note FROM centre.flags WHERE dfsjzj = ANY ($1) ORDER BY rule, dfsjzj',
        [rows.map(({ dfsjzj }) => dfsjzj)],
      );
      return found.rows;
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    const { front, centre } = use();
    for (const [table, row] of Object.entries(good)) {
      if (table !== 'spgl_xmspsxblxxxxb') await put(front, table, row(key()));
    }
    expect(await centre.checkNow()).toEqual({ checked: 8, refused: 0, stored: 8, skipped: [] });
  });
  return { use, key, checked, details, flagsOf };
}
