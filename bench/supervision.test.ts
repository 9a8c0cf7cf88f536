import { expect, inject, test } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { measureSupervision } from './supervision/measure.ts';
import { reportSupervision } from './supervision/report.ts';

const database = useTestDatabase();

test('a filled province is listed, swept and given another calendar, and the report is whole', async () => {
  const { ownerUrl, appUrl, portalUrl } = database();
  const result = await measureSupervision(
    { ownerUrl, appUrl, portalUrl, adminUrl: inject('testCluster').adminUrl },
    { cases: 3000, pages: 40, decisions: 20 },
  );
  expect(result.open).toBe(600);
  expect([result.few.pages.length, result.many.pages.length]).toEqual([40, 40]);
  expect(result.ladder.fired).toBeGreaterThan(0);
  // Every open clock is computed anew but those of cases that somebody was deciding at that moment.
  expect(result.change.cases).toBeGreaterThan(580);
  expect(result.change.moved).toBeGreaterThan(0);
  expect([result.change.alone.length, result.change.beside.length > 0]).toEqual([20, true]);
  const report = reportSupervision(result);
  expect(report).toContain('of the floor');
  expect(report).not.toMatch(/NaN|Infinity|undefined/);
}, 120_000);
