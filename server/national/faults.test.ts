import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFront, turnConstruction, turnInvestment } from './bridge.ts';
import { drainBatch } from './construction/drain.ts';
import type { FrontDatabase } from './construction/front.ts';
import { openPostgresFront } from './construction/postgres-front.ts';
import { MESSAGES } from './messages.ts';
import { raiseAlarms } from './outbox/alarms.ts';
import { readLines } from './outbox/lines.ts';
import { type NationalWorld, openNationalWorld } from './testing/national-world.ts';

/** A centre that errs in every way it can: no clerk waits for it, nothing is lost, nothing is told twice. */
let world: NationalWorld;
let front: FrontDatabase;
beforeEach(async () => {
  world = await openNationalWorld();
  front = openPostgresFront(world.centre.frontUrl, world.centre.frontSchema, 1500);
});
afterEach(async () => {
  await front.close();
  await world.close();
});

const code = async (id: string) => (await world.scene.owner.get(`/api/projects/${id}`)).json().code;
const line = async (name: string) => (await readLines(world.database.app)).find((each) => each.line === name);
const events = async () =>
  (
    await world.database.app.read<{ detail: string }>({
      name: 'test_events',
      text: 'SELECT detail FROM national.events',
    })
  ).map((event) => event.detail);
const allStored = async () => {
  for (const [kind, states] of Object.entries(await world.counts())) {
    expect([kind, Object.keys(states)]).toEqual([kind, ['stored']]);
  }
};

describe('a request for a code, where the centre', () => {
  test.each([
    ['answers with a page of HTML', { html: true }],
    ['is down', { down: true }],
    ['answers with an unknown state', { unknownState: true }],
    ['gives a code whose check digit is wrong', { badCheckDigit: true }],
  ])('%s: the project waits, says so, and gets its code afterwards', async (_, fault) => {
    await world.centre.faults.set(fault);
    const id = await world.scene.declare();
    await world.run();
    await world.later();
    await world.later();
    expect(await code(id)).toMatchObject({ status: 'pending', value: null });
    await world.centre.faults.set({});
    for (let i = 0; i < 4; i += 1) await world.later();
    expect(await code(id)).toMatchObject({ status: 'issued', test: true });
  });

  test('gives one code to two projects: the second asks again and gets its own', async () => {
    const first = await world.register();
    await world.centre.faults.set({ usedCode: true });
    const second = await world.scene.declare();
    await world.run();
    await world.later();
    expect(await code(second)).toMatchObject({ status: 'pending' });
    await world.centre.faults.set({});
    for (let i = 0; i < 4; i += 1) await world.later();
    const codes = [await code(first), await code(second)].map((each) => each.value);
    expect(codes.every((each) => typeof each === 'string')).toBe(true);
    expect(new Set(codes).size).toBe(2);
  });

  test.each([
    ['twice', { duplicateAnswer: true }],
    ['out of order', { outOfOrder: true }],
  ])('answers %s: each project ends with a code of its own', async (_, fault) => {
    await world.centre.faults.set(fault);
    const ids = [await world.scene.declare(), await world.scene.declare(), await world.scene.declare()];
    await world.run();
    await world.later();
    await world.centre.faults.set({});
    for (let i = 0; i < 4; i += 1) await world.later();
    const codes = await Promise.all(ids.map(code));
    expect(codes.map((each) => each.status)).toEqual(['issued', 'issued', 'issued']);
    expect(new Set(codes.map((each) => each.value)).size).toBe(3);
  });

  test('refuses: the applicant sees its words, mends the declaration and asks again', async () => {
    await world.centre.faults.set({ refuseShare: 1 });
    const id = await world.scene.declare();
    await world.run();
    await world.later();
    expect(await code(id)).toMatchObject({ status: 'rejected', reason: expect.stringContaining('随机退回') });
    expect((await world.counts())['investment.apply']).toEqual({ refused: 1 });
    await world.centre.faults.set({});
    const { version, form } = (await world.scene.owner.get(`/api/projects/${id}`)).json();
    const mended = await world.scene.owner.put(`/api/projects/${id}/form`, { form, version });
    expect(mended.statusCode, mended.body).toBe(200);
    await world.run();
    await world.later();
    expect(await code(id)).toMatchObject({ status: 'issued' });
  });

  test('is a day behind: requests are signed by its clock, and the difference is on record', async () => {
    await world.centre.faults.set({ clockSkewMs: -86_400_000 });
    const id = await world.register();
    expect(await code(id)).toMatchObject({ status: 'issued' });
    expect(Math.round(Number((await line('investment'))?.offset_ms) / 3_600_000)).toBe(-24);
  });

  test('cannot be reached: declaring a project takes no longer for it and is answered at once', async () => {
    await world.centre.faults.set({ slowMs: 60_000 });
    const id = await world.scene.declare();
    expect(await code(id)).toMatchObject({ status: 'pending', value: null });
    await world.centre.faults.set({});
  });
});

describe('the investment line', () => {
  test('half of a batch stored and no answer: offered again, and stored once', async () => {
    const projectId = await world.register();
    await world.scene.file(['soil', 'seismic', 'ent-filing'], { projectId });
    await world.tell();
    await world.centre.faults.set({ halfBatch: true });
    expect(await turnInvestment(world.bridge)).toBe(false);
    expect(await line('investment')).toMatchObject({ last_error: MESSAGES.down.status(500) });
    await world.centre.faults.set({});
    await world.later();
    await allStored();
    expect((await world.centre.report()).intake).toContainEqual({
      kind: 'case',
      accepted: 3,
      refused: 0,
      replaced: 0,
    });
  });

  test('what is past its time is raised in the log, until it is stored', async () => {
    const projectId = await world.register();
    await world.centre.faults.set({ down: true });
    await world.scene.file(['soil'], { projectId });
    await world.tell();
    expect(await raiseAlarms(world.bridge)).toBe(0);
    world.scene.time.now += 3 * 86_400_000;
    expect(await raiseAlarms(world.bridge)).toBeGreaterThan(0);
    await world.centre.faults.set({});
    await world.later();
    await world.later();
    expect(await raiseAlarms(world.bridge)).toBe(0);
  });

  test('an answer that comes late counts when it comes: nothing is stored twice', async () => {
    const projectId = await world.register();
    await world.scene.file(['soil'], { projectId });
    await world.centre.faults.set({ down: true });
    await world.later();
    expect((await world.counts())['investment.case']).toEqual({ waiting: 1 });
    await world.centre.faults.set({});
    await world.later();
    await allStored();
  });
});

describe('the front database', () => {
  const withCase = async () => {
    const projectId = await world.register();
    await world.scene.file(['soil'], { projectId });
    await world.tell();
  };

  test('is read-only: said so, nothing is lost, and it goes on by itself', async () => {
    await withCase();
    await world.centre.faults.set({ frontReadOnly: true });
    await turnConstruction(world.bridge);
    expect(await line('construction')).toMatchObject({ last_error: MESSAGES.down.readOnly });
    await world.centre.faults.set({});
    await world.later();
    await allStored();
  });

  test('has a locked table: given up after a while, and tried again', async () => {
    await withCase();
    const deps = { ...world.bridge.collect, front };
    await world.centre.faults.set({ frontLocked: true });
    const table = 'SPGL_XMJBXXB';
    await expect(
      front.write(
        table,
        [{ key: deps.newId(), division: '210100', values: { XMDM: 'x' } }],
        [],
        new Date().toISOString(),
      ),
    ).rejects.toThrow(MESSAGES.down.locked);
    await world.centre.faults.set({});
    await world.later();
    await allStored();
  });

  test('lacks a column: named before the first row is sent', async () => {
    await world.centre.faults.set({ frontMissingColumn: { table: 'spgl_xmjbxxb', column: 'ydmj' } });
    expect(await checkFront(world.bridge)).toEqual(['SPGL_XMJBXXB.YDMJ']);
    await world.centre.faults.set({});
    expect(await checkFront(world.bridge)).toEqual([]);
  });

  test('our process dies between the insert and its bookkeeping: no row is there twice', async () => {
    await withCase();
    const dying: FrontDatabase = {
      ...front,
      write: async (...given) => {
        await front.write(...given);
        throw new Error('killed');
      },
    };
    const deps = { ...world.bridge.collect, front: dying };
    for (let i = 0; i < 3; i += 1) await expect(drainBatch(deps)).rejects.toThrow('killed');
    await world.later();
    await allStored();
    const rows = await front.page('SPGL_SPLCXXB', '', 100);
    expect(rows.length).toBe(1);
  });

  test('loses rows that were sent: they are sent again under their own keys', async () => {
    await withCase();
    await turnConstruction(world.bridge);
    const [before] = await front.page('SPGL_SPSXJBXXB', '', 100);
    expect(before?.state).toBe(0);
    const owner = new Client({ connectionString: world.centreUrl });
    await owner.connect();
    await owner.query(`DELETE FROM ${world.centre.frontSchema}.spgl_spsxjbxxb`);
    await owner.end();
    await world.later();
    await allStored();
    const [after] = await front.page('SPGL_SPSXJBXXB', '', 100);
    expect(after).toMatchObject({ key: before?.key, state: 3 });
  });

  test('the centre takes only half of a batch: the rest is looked at again until it is stored', async () => {
    await withCase();
    await world.centre.faults.set({ halfBatch: true });
    await world.later();
    await world.centre.faults.set({});
    await world.later();
    await allStored();
  });

  test('a refused parent holds back its children and nobody else', async () => {
    const projectId = await world.register();
    await world.centre.faults.set({ refuseShare: 1 });
    await world.scene.file(['soil'], { projectId });
    await world.later();
    await world.centre.faults.set({});
    const refused = (await world.counts())['construction.item'];
    expect(refused).toEqual({ refused: 1 });
    const other = await world.register();
    await world.later();
    expect((await world.counts())['construction.project']).toEqual({ stored: 2 });
    expect(await code(other)).toMatchObject({ status: 'issued' });
    expect((await world.counts())['construction.case']).toEqual({ waiting: 1 });
    expect(await events()).toContainEqual(expect.stringContaining('随机退回'));
  });
});
