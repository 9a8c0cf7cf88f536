import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BundleWorld, openBundleWorld, rowsOf, states } from '../testing/bundle-world.ts';

describe('what is taken back', () => {
  let world: BundleWorld;
  beforeAll(async () => {
    world = await openBundleWorld();
  });
  afterAll(() => world?.close());

  test('is marked invalid at the centre, and the message is done', async () => {
    const projectId = await world.scene.declare();
    await world.work();
    const supervisor = await world.scene.as('supervisor', { division: '210100' });
    const given = { situation: 'other', level: 1, recordedOn: '2026-11-02', content: '现场围挡不全。' };
    const made = await supervisor.post(`/api/projects/${projectId}/supervision-records`, given);
    expect(made.statusCode, made.body).toBe(201);
    await world.work();
    await world.bundle();
    await world.hand(1);
    expect(await world.walk(1)).toMatchObject({ ok: true, value: { refused: 0, kept: 0 } });
    expect(await world.take(await readFile(world.out(1)))).toMatchObject({ ok: true });

    const { id } = made.json();
    const withdrawn = await supervisor.post(`/api/supervision-records/${id}/withdraw`, {
      reason: '误记。',
      version: 1,
    });
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    await world.work();
    await world.bundle();
    const [row] = await rowsOf(world, 2);
    expect(row).toMatchObject({ retract: true, values: {} });
    const valid = async () =>
      (await world.far.front.states(row?.table ?? '', [row?.replaces ?? ''])).map((each) => each.valid);
    expect(await valid()).toEqual([true]);
    expect(await world.walk(2)).toMatchObject({ ok: true, value: { stored: 1 } });
    expect(await valid()).toEqual([false]);
    expect(await world.take(await readFile(world.out(2)))).toMatchObject({ ok: true, value: { moved: 1 } });
    expect(Object.keys(await states(world))).toEqual(['stored']);
    expect(await world.walk(2, { again: true })).toMatchObject({ ok: true, value: { stored: 1 } });
  });
});
