import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filed } from '../../journey/scene.ts';
import { requestResend } from '../outbox/resend.ts';
import { atCentre, type BundleWorld, openBundleWorld, rowsOf, states } from '../testing/bundle-world.ts';
import { makeBundle, remakeBundle } from './make-bundle.ts';

describe('a month of messages on foot', () => {
  let world: BundleWorld;
  let filed: Filed;
  let first = 0;
  beforeAll(async () => {
    world = await openBundleWorld();
    const id = await world.scene.declare();
    await world.work();
    filed = await world.scene.file(['ent-filing', 'soil'], { projectId: id });
    await world.scene.grant(filed, 'ent-filing');
    await world.work();
  });
  afterAll(() => world?.close());

  test('everything goes in one bundle, parents before children', async () => {
    const before = await states(world);
    expect(before.waiting).toBeGreaterThan(20);
    const made = await world.bundle();
    expect(made).toMatchObject({ number: 1, rows: before.waiting });
    expect(await states(world)).toEqual({ ...before, waiting: undefined, sent: before.waiting });
    const rows = await rowsOf(world, 1);
    const place = new Map(rows.map((row, i) => [row.id, i]));
    const links = rows.flatMap((row, i) => row.parents.map(({ id }) => [place.get(id) ?? -1, i] as const));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([parent, child]) => parent < 0 || parent >= child)).toEqual([]);
    first = made.rows;
  });

  test('there is nothing left for a second bundle', async () => {
    const none = await makeBundle(world.make);
    expect(none).toMatchObject({ ok: false, refusal: { code: 'state-conflict' } });
  });

  test('a carrier that is killed between rows does its work by doing it again', async () => {
    let writes = 0;
    const { front } = world.far;
    const dying = {
      front: {
        ...front,
        write: (...args: Parameters<typeof front.write>) => {
          writes += 1;
          if (writes > 3) throw new Error('killed');
          return front.write(...args);
        },
      },
    };
    await expect(world.walk(1, {}, dying)).rejects.toThrow('killed');
    expect(await atCentre(world)).toBeLessThan(first);
    const done = await world.walk(1);
    expect(done).toEqual({
      ok: true,
      value: { stored: first, checked: 0, refused: 0, written: 0, kept: 0 },
    });
    expect(await atCentre(world)).toBe(first);
  });

  test('the answer settles every message; twice is harmless', async () => {
    const answer = await readFile(world.out(1));
    expect(await world.take(answer)).toMatchObject({ ok: true, value: { stored: first, moved: first } });
    expect((await states(world)).stored).toBe(first);
    expect(await world.take(answer)).toMatchObject({ ok: true, value: { stored: first, moved: 0 } });
  });

  test('a lost bundle is made again with the same rows', async () => {
    const rows = await rowsOf(world, 1);
    await world.database.app.query({
      name: 'test_lose_file',
      text: "UPDATE national.bundles SET file = '' WHERE number = 1",
      values: [],
    });
    const again = await remakeBundle(world.make, 1);
    expect(again).toMatchObject({ ok: true, value: { number: 1, rows: first } });
    expect(await rowsOf(world, 1)).toEqual(rows);
    expect(await world.walk(1)).toMatchObject({ ok: false, refusal: { code: 'carry-repeated' } });
    expect(await world.walk(1, { again: true })).toMatchObject({ ok: true, value: { stored: first } });
  });

  test('a correction replaces its row, in the next bundle', async () => {
    const [unit] = await world.database.app.read<{ id: string }>({
      name: 'test_unit',
      text: "SELECT id FROM national.messages WHERE current AND kind = 'construction.unit'",
      values: [],
    });
    const old = unit?.id ?? '';
    expect(await requestResend(world.database.app, [old], filed.projectId)).toBe(1);
    await world.work();
    await world.bundle();
    const [row] = await rowsOf(world, 2);
    expect(row?.replaces).toBe(old);
    expect(await world.walk(2)).toMatchObject({ ok: true, value: { stored: 1 } });
    const seen = await world.far.front.states(row?.table ?? '', [old, row?.id ?? '']);
    expect(Object.fromEntries(seen.map(({ key, valid }) => [key, valid]))).toEqual({
      [old]: false,
      [row?.id ?? '']: true,
    });
    expect(await world.take(await readFile(world.out(2)))).toMatchObject({ ok: true, value: { stored: 1 } });
  });
});

describe('what the centre refuses', () => {
  let world: BundleWorld;
  let all = 0;
  beforeAll(async () => {
    world = await openBundleWorld();
    const id = await world.scene.declare();
    await world.work();
    const filed = await world.scene.file(['ent-filing', 'soil'], { projectId: id });
    await world.scene.grant(filed, 'ent-filing');
    await world.work();
    all = (await world.bundle()).rows;
    await world.hand(1);
  });
  afterAll(() => world?.close());

  test('comes back with its reason, and what hangs on it is not written', async () => {
    let looks = 0;
    const pause = async () => {
      looks += 1;
      // The third level is refused, whatever it says.
      await world.centre.faults.set(looks === 3 ? { refuseShare: 1 } : {});
      await world.far.pause();
    };
    const done = await world.walk(1, {}, { pause });
    await world.centre.faults.set({});
    if (!done.ok) throw new Error(done.refusal.message);
    const { stored, refused, kept } = done.value;
    expect(done.value).toMatchObject({ checked: 0, written: 0 });
    expect([stored > 0, refused > 0, kept > 0, stored + refused + kept]).toEqual([true, true, true, all]);
    expect(await atCentre(world)).toBe(stored + refused);
    expect(await world.take(await readFile(world.out(1)))).toMatchObject({
      ok: true,
      value: { refused, kept },
    });
    expect(await states(world)).toEqual({ stored, refused, sent: kept });
    const reasons = await world.database.app.read<{ reason: string; refused_by: string }>({
      name: 'test_reasons',
      text: "SELECT reason, refused_by FROM national.messages WHERE current AND state = 'refused'",
      values: [],
    });
    for (const each of reasons) {
      expect(each.refused_by).toBe('centre');
      expect(each.reason).not.toBe('');
    }
  });

  test('goes in the next bundle after mending, and what was not written goes along', async () => {
    const refused = await world.database.app.read<{ id: string }>({
      name: 'test_refused',
      text: "SELECT id FROM national.messages WHERE current AND state = 'refused'",
      values: [],
    });
    const person = '019a0000-0000-7000-8000-000000000001';
    await requestResend(
      world.database.app,
      refused.map(({ id }) => id),
      person,
    );
    await world.work();
    const { number } = await world.bundle();
    const rows = await rowsOf(world, number);
    expect(new Set(rows.flatMap((row) => row.replaces ?? []))).toEqual(new Set(refused.map(({ id }) => id)));
    expect(await world.walk(number)).toMatchObject({ ok: true, value: { stored: rows.length } });
    expect(await world.take(await readFile(world.out(number)))).toMatchObject({ ok: true });
    expect(await states(world)).toEqual({ stored: all });
  });

  test('an earlier bundle, carried once more, writes nothing any more', async () => {
    const before = await atCentre(world);
    const again = await world.walk(1, { again: true });
    if (!again.ok) throw new Error(again.refusal.message);
    expect(await atCentre(world)).toBe(before);
    // Its late answer takes nothing back that a later bundle has brought home.
    expect(await world.take(await readFile(world.out(1)))).toMatchObject({ ok: true });
    expect(await states(world)).toEqual({ stored: all });
    expect(await makeBundle(world.make)).toMatchObject({ ok: false });
  });
});

describe('a slow centre', () => {
  let world: BundleWorld;
  beforeAll(async () => {
    world = await openBundleWorld();
    const id = await world.scene.declare();
    await world.work();
    await world.scene.file(['soil'], { projectId: id });
    await world.work();
  });
  afterAll(() => world?.close());

  test('without patience the carrier leaves the children behind, says so, and comes again', async () => {
    const { rows } = await world.bundle();
    await world.hand(1);
    const impatient = { patienceMs: 0 };
    const none = { pause: async () => {} };
    const done = await world.walk(1, impatient, none);
    if (!done.ok) throw new Error(done.refusal.message);
    expect(done.value.stored + done.value.refused).toBe(0);
    expect(done.value.written).toBeGreaterThan(0);
    expect(done.value.written + done.value.kept).toBe(rows);
    const early = await readFile(world.out(1));
    expect(await world.take(early)).toMatchObject({ ok: true, value: { moved: 0 } });
    expect(await states(world)).toEqual({ sent: rows });
    expect(await world.walk(1, { again: true })).toMatchObject({ ok: true, value: { stored: rows } });
    expect(await world.take(await readFile(world.out(1)))).toMatchObject({
      ok: true,
      value: { moved: rows },
    });
    expect(await world.take(early)).toMatchObject({ ok: false, refusal: { code: 'answer-older' } });
    expect(await states(world)).toEqual({ stored: rows });
  });

  test('a bundle may hold a part only; children of an earlier bundle follow it', async () => {
    const id = await world.scene.declare();
    await world.work();
    await world.scene.file(['seismic'], { projectId: id });
    await world.work();
    const waiting = (await states(world)).waiting ?? 0;
    expect(waiting).toBeGreaterThan(3);
    const numbers: number[] = [];
    while (((await states(world)).waiting ?? 0) > 0) numbers.push((await world.bundle(3)).number);
    expect(numbers.length).toBeGreaterThan(1);
    for (const number of numbers) {
      await world.hand(number);
      expect(await world.walk(number)).toMatchObject({
        ok: true,
        value: { refused: 0, kept: 0, written: 0 },
      });
      expect(await world.take(await readFile(world.out(number)))).toMatchObject({ ok: true });
    }
    expect(Object.keys(await states(world))).toEqual(['stored']);
  });
});
