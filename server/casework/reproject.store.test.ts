import { expect, test } from 'vitest';
import { type Filed, useScene } from '../journey/scene.ts';
import { withWeekOff } from '../journey/week-off.ts';
import { reproject } from './index.ts';

const scene = useScene();

async function accepted(): Promise<{ filed: Filed; caseId: string }> {
  const filed = await scene().file(['soil']);
  const { id, bodyId } = filed.of('soil');
  await scene().done(await scene().staff('case-approver', bodyId), id, { type: 'accept' });
  return { filed, caseId: id };
}

test('moves due dates to the calendar in force, once, and keeps old and new on record', async () => {
  const { services } = scene();
  const { caseId } = await accepted();
  const changed = withWeekOff(services, 'cn-week-off');
  expect(await reproject(services)).toEqual({ cases: 0, moved: 0, broken: [] });

  const rows = () =>
    services.database.read<{ kind: string; old: string; new: string; version: string }>({
      name: 'reprojected',
      text: `SELECT kind, old_due_at AS old, new_due_at AS new, new_calendar_version AS version
             FROM casework.reprojections WHERE case_id = $1 ORDER BY id`,
      values: [caseId],
    });
  const done = await reproject(changed);
  expect(done.broken).toEqual([]);
  expect(done.cases).toBeGreaterThan(0);
  const [moved, ...more] = await rows();
  expect(more).toEqual([]);
  expect(moved).toMatchObject({ kind: 'case', version: 'cn-week-off' });
  expect(Date.parse(moved?.new ?? '') - Date.parse(moved?.old ?? '')).toBe(7 * 86_400_000);

  expect(await reproject(changed)).toEqual({ cases: 0, moved: 0, broken: [] });
  expect(await rows()).toHaveLength(1);
});

test('a run that is cut off is finished by the next, each case once', async () => {
  const { services } = scene();
  const cases = [await accepted(), await accepted(), await accepted()];
  const changed = withWeekOff(services, 'cn-cut-off');
  const cut = new AbortController();
  const first = await reproject(changed, { batch: 1, signal: cut.signal, onBatch: () => cut.abort() });
  expect(first.cases).toBe(1);
  await reproject(changed, { batch: 2 });
  const rows = await services.database.read<{ id: string; count: number }>({
    name: 'reprojected_each',
    text: `SELECT case_id AS id, count(*)::int FROM casework.reprojections
           WHERE new_calendar_version = 'cn-cut-off' GROUP BY case_id`,
    values: [],
  });
  for (const { caseId } of cases) expect(rows.find(({ id }) => id === caseId)?.count).toBe(1);
  expect(rows.every(({ count }) => count === 1)).toBe(true);
});

test('a case that is broken keeps its rows, and the others go on', async () => {
  const { services } = scene();
  const [{ caseId: broken }, { caseId: whole }] = [await accepted(), await accepted()];
  await services.database.query({
    name: 'break_case',
    text: `UPDATE casework.cases SET item_version = 999 WHERE id = $1`,
    values: [broken],
  });
  const done = await reproject(withWeekOff(services, 'cn-broken'));
  expect(done.broken.map(({ caseId }) => caseId)).toEqual([broken]);
  const [row] = await services.database.read<{ version: string }>({
    name: 'clock_version',
    text: `SELECT calendar_version AS version FROM casework.clocks WHERE id = $1 AND kind = 'case'`,
    values: [whole],
  });
  expect(row?.version).toBe('cn-broken');
});
