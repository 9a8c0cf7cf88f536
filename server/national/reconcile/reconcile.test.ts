import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge-parts.ts';
import type { FrontDatabase } from '../construction/front.ts';
import type { Line } from '../mapping/mapping.ts';
import { LineDown } from '../outbox/lines.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { explainDifference, requestRepair } from './differences.ts';
import { reconcile, reconcileAll, runRequestedReconciliations } from './reconcile.ts';
import { requestRun } from './runs.ts';

/** Small pages: windows end in the middle of everything. */
const limit = 3;
const LINES = ['investment', 'construction'] as const;

type Difference = {
  readonly id: string;
  readonly line: Line;
  readonly kind: string;
  readonly what: string;
  readonly message_id: string | null;
  readonly thing: string | null;
  readonly state: string;
  readonly repair_result: string | null;
};

describe('a comparison with the centre', () => {
  let world: NationalWorld;
  let client: Client;
  beforeAll(async () => {
    world = await openNationalWorld();
    client = new Client(world.centreUrl);
    await client.connect();
    const filed = await world.scene.file(['ent-filing', 'soil'], { projectId: await world.register() });
    await world.scene.grant(filed, 'ent-filing');
    await world.run();
    await world.later();
  }, 120_000);
  afterAll(async () => {
    await client?.end();
    await world?.close();
  });
  // Every test begins with sides that agree.
  beforeEach(async () => {
    for (const line of LINES) {
      const { state, differences: n, counts } = await run(line);
      expect([line, state, n]).toEqual([line, 'done', 0]);
      // Nothing that a repair sent was refused.
      expect(Object.entries(counts).filter(([, each]) => each.refused > 0)).toEqual([]);
    }
  });

  const run = async (line: Line) => {
    const done = await reconcile(world.bridge, line, { limit });
    if (!done) throw new Error('not run');
    return done;
  };
  const differences = (state = 'open') =>
    world.database.app.read<Difference>({
      name: 'test_differences',
      text: `SELECT id, line, kind, what, message_id, thing, state, repair_result FROM national.differences
             WHERE state = $1 ORDER BY id`,
      values: [state],
    });
  const far = (text: string, values: readonly unknown[] = []) => client.query(text, [...values]);
  const stored = async (kind: string) => {
    const [row] = await world.database.app.read<{ id: string; thing: string }>({
      name: 'test_stored',
      text: `SELECT id, thing FROM national.messages WHERE current AND state = 'stored' AND kind = $1 ORDER BY id LIMIT 1`,
      values: [kind],
    });
    if (!row) throw new Error(`no ${kind} is stored: ${JSON.stringify(await world.counts())}`);
    return row;
  };
  const repair = async (ids: readonly string[]) => {
    await requestRepair(world.database.app, ids, 'operator', world.scene.time.now);
    await runRequestedReconciliations(world.bridge);
    await world.run();
    await world.later();
  };

  test('counts the same on both sides of sides that agree', async () => {
    for (const { counts, differences: n } of await reconcileAll(world.bridge)) {
      expect(n).toBe(0);
      const told = Object.entries(counts).filter(([, each]) => each.ours > 0);
      expect(told.length).toBeGreaterThan(1);
      for (const [kind, { ours, theirs }] of told) {
        expect([kind, theirs]).toEqual([kind, kind === 'investment.apply' ? null : ours]);
      }
    }
    const { counts } = await run('construction');
    // 备案 is no planning permit: left out by the mapping, which is no difference.
    expect(counts['construction.planning-permit']).toMatchObject({ ours: 0, theirs: 0, excluded: 1 });
  });

  test('finds a row that is gone, stays one difference from day to day, and closes it when it is back', async () => {
    const { id } = await stored('construction.case-step');
    await far('DELETE FROM spgl.spgl_xmspsxblxxxxb WHERE dfsjzj = $1', [id]);
    expect(await run('construction')).toMatchObject({ differences: 1 });
    expect(await run('construction')).toMatchObject({ differences: 1 });
    const open = await differences();
    expect(open).toMatchObject([{ kind: 'construction.case-step', what: 'missing-there', message_id: id }]);
    await repair(open.map((each) => each.id));
    expect(await differences()).toMatchObject([{ repair_result: '已重新报送' }]);
    expect(await run('construction')).toMatchObject({ differences: 0 });
    expect((await differences('closed')).map((each) => each.id)).toContain(open[0]?.id);
  });

  test('finds what the investment line has lost, and sends it anew', async () => {
    const { id } = await stored('investment.document');
    await far('DELETE FROM centre.intake WHERE message_id = $1', [id]);
    expect(await run('investment')).toMatchObject({ differences: 1 });
    const open = await differences();
    expect(open).toMatchObject([{ line: 'investment', what: 'missing-there', message_id: id }]);
    await repair(open.map((each) => each.id));
    expect(await run('investment')).toMatchObject({ differences: 0 });
    expect((await stored('investment.document')).id).not.toBe(id);
  });

  test('a row that is none of ours can only be explained, and stays explained until it is gone', async () => {
    await far(
      `INSERT INTO spgl.spgl_xmspsxblxxxxb (dfsjzj, xzqhdm, sjyxbs, sjsczt) VALUES ('从别处来的-1', '210100', 1, 0)`,
    );
    expect(await run('construction')).toMatchObject({ differences: 1 });
    const [open] = await differences();
    if (!open) throw new Error('no difference');
    expect(open).toMatchObject({ what: 'unknown-there', message_id: '从别处来的-1', thing: null });
    expect(await requestRepair(world.database.app, [open.id], 'operator', 0)).toEqual([]);
    const given = { text: '旧系统迁移时留下的', person: 'operator', now: world.scene.time.now };
    expect(await explainDifference(world.database.app, open.id, given)).toBe('explained');
    expect(await run('construction')).toMatchObject({ differences: 0 });
    expect((await differences('explained')).map((each) => each.id)).toEqual([open.id]);
    await far(`DELETE FROM spgl.spgl_xmspsxblxxxxb WHERE dfsjzj = '从别处来的-1'`);
    await run('construction');
    expect(await differences('explained')).toEqual([]);
    expect(await explainDifference(world.database.app, open.id, given)).toBe('closed');
  });

  test('a replaced row that is still valid there is invalidated again', async () => {
    const { id, thing } = await stored('construction.unit');
    await world.database.app.query({
      name: 'test_resend',
      text: `UPDATE national.messages SET resend_by = 'operator' WHERE id = $1`,
      values: [id],
    });
    await world.run();
    await world.later();
    expect((await stored('construction.unit')).id).not.toBe(id);
    expect(await run('construction')).toMatchObject({ differences: 0 });
    await far('UPDATE spgl.spgl_zrztxxb SET sjyxbs = 1 WHERE dfsjzj = $1', [id]);
    expect(await run('construction')).toMatchObject({ differences: 1 });
    const open = await differences();
    expect(open).toMatchObject([{ what: 'not-invalidated', message_id: id, thing }]);
    await repair(open.map((each) => each.id));
    const after = await run('construction');
    expect(after).toMatchObject({ differences: 0 });
    expect(after.counts['construction.unit']).toMatchObject({ ours: 1, theirs: 1, retracted: 1 });
  });

  test('so it is on the investment line, by a retraction', async () => {
    const { id } = await stored('investment.document');
    await world.database.app.query({
      name: 'test_resend',
      text: `UPDATE national.messages SET resend_by = 'operator' WHERE id = $1`,
      values: [id],
    });
    await world.run();
    await world.later();
    expect(await run('investment')).toMatchObject({ differences: 0 });
    await far('UPDATE centre.intake SET valid = true WHERE message_id = $1', [id]);
    await run('investment');
    const open = await differences();
    expect(open).toMatchObject([{ line: 'investment', what: 'not-invalidated', message_id: id }]);
    await repair(open.map((each) => each.id));
    expect(await run('investment')).toMatchObject({ differences: 0 });
  });

  test('a state that differs is told, and sent again', async () => {
    const { id } = await stored('construction.document');
    await far(`UPDATE spgl.spgl_xmspsxpfwjxxb SET sjsczt = 2, sbyy = '事后核查未通过' WHERE dfsjzj = $1`, [
      id,
    ]);
    expect(await run('construction')).toMatchObject({ differences: 1 });
    const open = await differences();
    expect(open).toMatchObject([{ what: 'state-differs', message_id: id }]);
    await repair(open.map((each) => each.id));
    expect(await run('construction')).toMatchObject({ differences: 0 });
  });

  test('what the platform knows and no message tells is found and told', async () => {
    const filed = await world.scene.file(['seismic'], { projectId: await world.register() });
    await world.run();
    await world.later();
    // Recorded, but not read by the followers yet: no difference.
    await world.scene.grant(filed, 'seismic');
    for (const line of LINES) expect(await run(line)).toMatchObject({ differences: 0 });
    await world.tell();
    const { id } = filed.of('seismic');
    await world.database.owner.query({
      name: 'test_forget',
      text: `DELETE FROM national.messages WHERE thing ~ $1 AND sent_at IS NULL`,
      values: [id],
    });
    for (const line of LINES) await run(line);
    const open = await differences();
    expect(new Set(open.map((each) => each.what))).toEqual(new Set(['not-told']));
    expect([...new Set(open.map((each) => each.kind))].sort()).toEqual([
      'construction.attachment',
      'construction.case-step',
      'construction.document',
      'investment.case',
      'investment.document',
    ]);
    await repair(open.map((each) => each.id));
    for (const line of LINES) expect(await run(line)).toMatchObject({ differences: 0 });
  });

  test('what messages refer to and nobody ever told is found and told', async () => {
    const { id, thing } = await stored('construction.stage');
    await far('DELETE FROM spgl.spgl_spjdxxb WHERE dfsjzj = $1', [id]);
    await world.database.owner.query({
      name: 'test_forget_one',
      text: 'DELETE FROM national.messages WHERE id = $1',
      values: [id],
    });
    expect(await run('construction')).toMatchObject({ differences: 1 });
    const open = await differences();
    expect(open).toMatchObject([{ what: 'not-told', kind: 'construction.stage', thing }]);
    await repair(open.map((each) => each.id));
    expect((await differences())[0]?.repair_result).toBe('已补报');
    expect(await run('construction')).toMatchObject({ differences: 0 });
  });

  test('a run that the line interrupts is kept, and closes nothing', async () => {
    const { id } = await stored('construction.case');
    await far('UPDATE spgl.spgl_xmspsxblxxb SET sjyxbs = 0 WHERE dfsjzj = $1', [id]);
    await run('construction');
    const open = await differences();
    expect(open).toMatchObject([{ what: 'missing-there', message_id: id }]);
    await far('UPDATE spgl.spgl_xmspsxblxxb SET sjyxbs = 1 WHERE dfsjzj = $1', [id]);
    const broken = await reconcile(breaking(world.bridge, 5), 'construction', { limit });
    expect(broken).toMatchObject({ state: 'interrupted', reason: '前置库断了' });
    expect(await differences()).toEqual(open);
    expect(await run('construction')).toMatchObject({ state: 'done', differences: 0 });
  });

  test('one that was asked for waits once, and is run by the work process', async () => {
    const db = world.database.app;
    const asked = { id: world.bridge.collect.newId(), person: 'operator', now: world.scene.time.now };
    expect(await requestRun(db, 'investment', asked)).toBe(asked.id);
    const again = { ...asked, id: world.bridge.collect.newId() };
    expect(await requestRun(db, 'investment', again)).toBe(asked.id);
    expect(await runRequestedReconciliations(world.bridge)).toBe(1);
    expect(await runRequestedReconciliations(world.bridge)).toBe(0);
    const off = { ...asked, id: world.bridge.collect.newId() };
    await requestRun(db, 'construction', off);
    await runRequestedReconciliations({ ...world.bridge, front: null });
    const [row] = await db.read<{ state: string; reason: string }>({
      name: 'test_run',
      text: 'SELECT state, reason FROM national.reconciliations WHERE id = $1',
      values: [off.id],
    });
    expect(row?.state).toBe('interrupted');
    expect(row?.reason).toContain('没有接通');
  });

  test('a run whose process died does not stand in the way of the next', async () => {
    await world.database.app.query({
      name: 'test_dead',
      text: `INSERT INTO national.reconciliations (id, line, state, requested_at, started_at, beat_at)
             VALUES (gen_random_uuid(), 'construction', 'running', $1, $1, $1)`,
      values: [new Date(world.scene.time.now).toISOString()],
    });
    expect(await reconcile(world.bridge, 'construction')).toBeNull();
    world.scene.time.now += 11 * 60_000;
    expect(await reconcile(world.bridge, 'construction')).toMatchObject({ state: 'done' });
  });
});

/** A front database that is gone after so many pages. */
function breaking(bridge: Bridge, pages: number): Bridge {
  const front = bridge.front as FrontDatabase;
  let left = pages;
  return {
    ...bridge,
    front: {
      ...front,
      page: async (...given) => {
        left -= 1;
        if (left < 0) throw new LineDown('前置库断了');
        return front.page(...given);
      },
    },
  };
}
