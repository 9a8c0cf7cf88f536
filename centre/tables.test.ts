import { expect, it } from 'vitest';
import { FRONT_TABLES, frontTable, VALUE_LISTS } from './tables.ts';

const COMMON = ['lsh', 'dfsjzj', 'xzqhdm', 'sjyxbs', 'sjwxyy', 'sjsczt', 'sbyy', 'gxsj'];

it('the standard has its 37 tables, each name once, parents before children', () => {
  expect(new Set(FRONT_TABLES.map(({ name }) => name)).size).toBe(37);
  for (const table of FRONT_TABLES) {
    for (const { parent } of table.references ?? []) {
      expect(frontTable(parent).order, `${table.name} → ${parent}`).toBeLessThan(table.order);
    }
  }
});

it('speaks only of columns and lists that exist', () => {
  for (const table of FRONT_TABLES) {
    const columns = new Set(table.columns.map(([name]) => name));
    const indexed = (table.indexes ?? []).flat().filter((name) => name !== 'xzqhdm');
    expect(columns.size).toBe(table.columns.length);
    for (const name of COMMON) expect(columns.has(name), `${table.name}.${name}`).toBe(false);
    const named = [
      ...(table.required ?? []),
      ...Object.values(table.requiredBy ?? {}).flat(),
      ...(table.requiredOne?.columns ?? []),
      ...Object.keys(table.lists ?? {}),
      ...Object.keys(table.lengths ?? {}),
      ...(table.units ?? []).flatMap(({ code, name }) => [code, name]),
      ...(table.references ?? []).flatMap((each) => each.columns),
      ...indexed,
    ];
    for (const name of named) expect(columns.has(name), `${table.name}.${name}`).toBe(true);
    for (const { parent, columns: own, parentColumns } of table.references ?? []) {
      expect(parentColumns).toHaveLength(own.length);
      const there = frontTable(parent).columns.map(([name]) => name);
      expect(there).toEqual(expect.arrayContaining([...parentColumns]));
    }
    for (const list of Object.values(table.lists ?? {})) expect(VALUE_LISTS[list], list).toBeDefined();
    for (const [name, type] of table.columns) {
      expect(['text', 'integer', 'decimal', 'date', 'instant', 'binary'], name).toContain(type);
    }
  }
});
