import { expect, inject, test } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { measureNational } from './national/measure.ts';
import { reportNational } from './national/report.ts';

const database = useTestDatabase();

test('two thousand messages are drained once each, in order, and the report is whole', async () => {
  const { ownerUrl, appUrl, portalUrl } = database();
  const result = await measureNational(
    { ownerUrl, appUrl, portalUrl, adminUrl: inject('testCluster').adminUrl },
    {
      ...{ projects: 2, rows: 2000, floorRows: 1000, familyRows: 200, children: 300, familyRounds: 1 },
      ...{ codeRounds: 1, codeRequests: 8, slowMs: 200 },
    },
  );
  const { outage, family, codes, door, end } = result;
  expect(outage.drained.rows).toBeGreaterThanOrEqual(2000);
  const total = outage.drained.rows + door.messages;
  expect(outage.order).toEqual({ messages: total, stored: total, rows: total, keys: total, early: 0 });
  expect(end.stored).toBe(end.messages);
  expect([end.rows, end.keys, end.early]).toEqual([end.stored, end.stored, 0]);
  expect([family.without.length, family.withIt.length]).toEqual([1, 1]);
  expect([codes.alone.length, codes.asking.length, codes.taken > 0]).toEqual([8, 8, true]);
  const report = reportNational(result);
  expect(report).toContain('of the floor');
  expect(report).not.toMatch(/NaN|Infinity|undefined/);
}, 120_000);
