import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test, vi } from 'vitest';
import { reproject } from '../casework/index.ts';
import { useScene } from '../journey/scene.ts';
import { withWeekOff } from '../journey/week-off.ts';
import type { Statement } from '../platform/database/index.ts';
import { sweepLadder } from './index.ts';

/** The process is killed (SIGKILL) in the middle of a sweep: nothing is half done, and the next run does the rest once. */
const scene = useScene();
// Each of its processes loads the whole platform first.
vi.setConfig({ testTimeout: 90_000 });
const CHILD = fileURLToPath(new URL('./sweep-child-fixture.ts', import.meta.url));
const CASES = 4;
const log = { error: () => {}, warn: () => {} };
const ids: string[] = [];
let before: readonly Clock[];

type Clock = { id: string; due: string; statutory: string; version: string };
const clocks = () =>
  scene().database.app.read<Clock>({
    name: 'killed_clocks',
    text: `SELECT id, due_at AS due, statutory_due_at AS statutory, calendar_version AS version
           FROM casework.clocks WHERE kind = 'case' ORDER BY id`,
  });

beforeAll(async () => {
  for (let i = 0; i < CASES; i += 1) {
    const { id, bodyId } = (await scene().file(['soil'])).of('soil');
    await scene().done(await scene().staff('case-approver', bodyId), id, { type: 'accept' });
    ids.push(id);
  }
  before = await clocks();
  expect(before.map(({ id }) => id)).toEqual(ids.toSorted());
});

function start(sweep: 'ladder' | 'reproject', version = ''): ChildProcess {
  const { appUrl } = scene().database;
  const argv = [CHILD, appUrl, sweep, String(scene().time.now), version];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
}
async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

/** Starts a sweep that runs into a statement of somebody else's open transaction, and kills it while it waits there. */
async function killAt(child: () => ChildProcess, obstacle: Omit<Statement, 'name'>): Promise<void> {
  const holder = await scene().database.owner.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(obstacle.text, [...(obstacle.values ?? [])]);
    const own = (await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
    const swept = child();
    const waiting = async () => {
      const found = await scene().database.app.read<{ pid: number }>({
        name: 'killed_waiting',
        text: 'SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND $1 = ANY(pg_blocking_pids(pid))',
        values: [own],
      });
      return found.map(({ pid }) => pid);
    };
    let pids = await waiting();
    for (; pids.length === 0; pids = await waiting()) {
      expect(swept.exitCode).toBeNull();
      await pause(10);
    }
    await kill(swept);
    await holder.query('ROLLBACK');
    // The server notices only now that nobody is there any more.
    const alive = async () =>
      (
        await scene().database.app.read({
          name: 'killed_alive',
          text: 'SELECT FROM pg_stat_activity WHERE pid = ANY($1::int[])',
          values: [pids],
        })
      ).length;
    while ((await alive()) > 0) await pause(10);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}

describe('the ladder', () => {
  type Fired = { id: string; rungs: string[] };
  const fired = () =>
    scene().database.app.read<Fired>({
      name: 'killed_fired',
      text: `SELECT subject_id AS id, array_agg(rung ORDER BY rung) AS rungs FROM supervision.signals
             WHERE kind = 'case' GROUP BY subject_id ORDER BY subject_id`,
    });
  const orders = () =>
    scene().database.app.read<{ id: string; serial: number }>({
      name: 'killed_orders',
      text: `SELECT o.case_id AS id, (o.state->'series'->>'serial')::int AS serial FROM supervision.orders o
             JOIN supervision.signals s ON s.order_id = o.id AND s.rung = 'order' ORDER BY serial`,
    });
  const RUNGS = ['red', 'reminder', 'statute', 'yellow'];
  const sweep = () => sweepLadder({ ...scene().services, log });

  test('killed while it tells of the rungs: none is on record', async () => {
    const late = Math.max(...before.map(({ statutory }) => Date.parse(statutory)));
    scene().time.now = late + 86_400_000;
    await killAt(() => start('ladder'), { text: 'LOCK TABLE notices.notices IN SHARE MODE' });
    expect([await fired(), await orders()]).toEqual([[], []]);
  });

  test('killed between two orders: the rungs and the first orders stand, each whole', async () => {
    const third = before[2];
    await killAt(() => start('ladder'), {
      text: `INSERT INTO supervision.signals (subject_id, home, kind, rung, due_at, fired_at, passed, body_id, item_id,
               division, calendar_version, rule_version)
             SELECT id, home, kind, 'order', statutory_due_at, now(), false, body_id, item_id, division,
               calendar_version, rule_version FROM casework.clocks WHERE id = $1 AND kind = 'case'`,
      values: [third?.id],
    });
    const stood = await orders();
    // What it had sent before it was killed may still be done by the server: then all of it is.
    expect([2, 3]).toContain(stood.length);
    const ordered = new Set(stood.map(({ id }) => id));
    expect(await fired()).toEqual(
      before.map(({ id }) => ({ id, rungs: ordered.has(id) ? ['order', ...RUNGS] : RUNGS })),
    );
  });

  test('the next run does the rest, each rung and order once, numbers without a gap', async () => {
    const stood = (await orders()).length;
    expect(await sweep()).toEqual({ fired: 0, passed: 0, issued: CASES - stood, broken: [] });
    expect(await sweep()).toEqual({ fired: 0, passed: 0, issued: 0, broken: [] });
    expect(await fired()).toEqual(before.map(({ id }) => ({ id, rungs: ['order', ...RUNGS] })));
    const all = await orders();
    expect(all.map(({ serial }) => serial)).toEqual([1, 2, 3, 4]);
    expect(all.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id));
    const [notices] = await scene().database.app.read<{ twice: number }>({
      name: 'killed_notices',
      text: `SELECT count(*)::int AS twice FROM (SELECT n.seat_id, n.kind, e.subject_id FROM notices.entries e
             JOIN notices.notices n ON n.id = e.notice_id WHERE n.kind = 'statute'
             GROUP BY n.seat_id, n.kind, e.subject_id HAVING count(*) > 1) AS t`,
    });
    expect(notices?.twice).toBe(0);
  });
});

describe('the re-projection after a calendar change', () => {
  const VERSION = 'cn-killed';
  const moves = () =>
    scene().database.app.read<{ id: string; old: string; new: string }>({
      name: 'killed_moves',
      text: `SELECT case_id AS id, old_due_at AS old, new_due_at AS new FROM casework.reprojections
             WHERE new_calendar_version = $1 AND kind = 'case' ORDER BY case_id`,
      values: [VERSION],
    });

  test('killed while it records what moved: the clock has not moved either', async () => {
    scene().at('2026-11-03 09:00');
    await killAt(() => start('reproject', VERSION), {
      text: 'LOCK TABLE casework.reprojections IN SHARE MODE',
    });
    expect([await clocks(), await moves()]).toEqual([before, []]);
  });

  test('killed between two cases, and again: the next run does the rest, each case once', async () => {
    for (let i = 0; i < 2; i += 1) {
      const child = start('reproject', VERSION);
      if (!child.stdout) throw new Error('no output');
      for await (const _ of createInterface({ input: child.stdout })) break;
      await kill(child);
    }
    const stood = await moves();
    expect(stood.length).toBeGreaterThanOrEqual(2);
    const rest = await reproject(withWeekOff(scene().services, VERSION));
    expect(rest.broken).toEqual([]);
    expect(await reproject(withWeekOff(scene().services, VERSION))).toEqual({
      cases: 0,
      moved: 0,
      broken: [],
    });
    const after = await clocks();
    expect(after.map(({ version }) => version)).toEqual(before.map(() => VERSION));
    const week = 7 * 86_400_000;
    expect(await moves()).toEqual(
      before.map(({ id, due }) => ({ id, old: due, new: new Date(Date.parse(due) + week).toISOString() })),
    );
    expect(after.map(({ due }) => due)).toEqual((await moves()).map((move) => move.new));
  });
});
