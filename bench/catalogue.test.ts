import { expect, inject, test } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { measureCatalogue } from './catalogue/measure.ts';
import { reportCatalogue } from './catalogue/report.ts';

const database = useTestDatabase();

test('a small catalogue is searched, and one twice as large, and the report is whole', async () => {
  const { ownerUrl, appUrl, portalUrl } = database();
  const result = await measureCatalogue(
    { ownerUrl, appUrl, portalUrl, adminUrl: inject('testCluster').adminUrl },
    { items: 5, times: 2, searches: 40 },
  );
  expect([result.one.items, result.many.items]).toEqual([5, 10]);
  expect(result.many.implementations).toBe(2 * result.one.implementations);
  expect(result.one.implementations).toBeGreaterThanOrEqual(5 * 115);
  for (const { floor, pages, json } of [result.one, result.many]) {
    expect([floor.length, pages.length, json.length]).toEqual([40, 40, 40]);
  }
  const report = reportCatalogue(result);
  expect(report).toContain('first search after a change');
  expect(report).not.toMatch(/NaN|Infinity|undefined/);
}, 120_000);
