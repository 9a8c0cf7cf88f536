import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { useScene } from '../../journey/scene.ts';

const scene = useScene();
const CITY = '210100';
const TABLES = [
  ...[
    'SPGL_SPSXJBXXB',
    'SPGL_SPSXKZXXB',
    'SPGL_SPSXCLMLXXB',
    'SPGL_SPLCXXB',
    'SPGL_SPJDXXB',
    'SPGL_SPLCJBLSXXXB',
  ],
];

async function tables(division: string) {
  const keeper = await scene().as('catalogue-keeper', { bodyId: `${CITY}-water` });
  const answer = await keeper.get(`/api/national/catalogue-export?division=${division}`);
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
  const { sheets } = await readXlsx(answer.rawPayload);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

/** A table as records, by the standard's column names. */
function records(rows: readonly (readonly unknown[])[] = []): Record<string, unknown>[] {
  const [columns = []] = rows;
  return rows
    .slice(2)
    .map((row) => Object.fromEntries(columns.map((column, at) => [String(column), row[at]])));
}

test('a sheet a table, with the items of the division as it handles them', async () => {
  const found = await tables(CITY);
  expect([...found.keys()].slice(0, 6).sort()).toEqual([...TABLES].sort());
  const { catalogue } = scene().services;
  const own = catalogue.items().flatMap(({ id }) => {
    const at = catalogue.itemAt(id, CITY);
    return at?.body?.division === CITY ? [at] : [];
  });
  const items = records(found.get('SPGL_SPSXJBXXB'));
  expect(items.map(({ SPSXMC }) => SPSXMC)).toEqual(own.map(({ item }) => item.name));
  expect(items.map(({ CNBJSX }) => Number(CNBJSX))).toEqual(own.map(({ item }) => item.committed.value));
  // The city's own commitment, where it is shorter than the standard's.
  expect(own.some(({ item, standard }) => item.committed.value < standard.committed.value)).toBe(true);
  expect(records(found.get('SPGL_SPSXKZXXB')).length).toBe(own.length);
  const materials = own.reduce((sum, { item }) => sum + item.materials.length, 0);
  expect(records(found.get('SPGL_SPSXCLMLXXB')).length).toBe(materials);
});

test('rows refer to one another by the codes the standard joins them with', async () => {
  const found = await tables(CITY);
  const codes = new Set(records(found.get('SPGL_SPSXJBXXB')).map(({ SPSXBM }) => SPSXBM));
  const stages = new Set(
    records(found.get('SPGL_SPJDXXB')).map(({ SPLCBM, SPJDXH }) => `${SPLCBM} ${SPJDXH}`),
  );
  const rows = records(found.get('SPGL_SPLCJBLSXXXB'));
  expect(rows.length).toBeGreaterThan(0);
  for (const { SPSXBM, SPLCBM, SPJDXH } of rows) {
    expect(codes).toContain(SPSXBM);
    expect(stages).toContain(`${SPLCBM} ${SPJDXH}`);
  }
});
