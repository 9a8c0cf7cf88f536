import { accept, refuse } from '@zongheng/core';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../testing/index.ts';
import { CALLERS, httpFixture } from './http-fixture.ts';
import { findIdempotent, purgeIdempotency } from './idempotency.ts';
import { addRoute } from './route.ts';

const database = useTestDatabase();
const NOW = Date.parse('2026-11-23T01:00:00.000Z');
let app: FastifyInstance;
let done: string[];
/** Resolves when as many handlers as wanted have read and stand before their write. */
let beforeWriting: () => Promise<void>;

beforeEach(async () => {
  done = [];
  beforeWriting = async () => {};
  await database().owner.query({ name: 'clear', text: 'TRUNCATE http.idempotency' });
  await database().owner.query({ name: 'drop', text: 'DROP TABLE IF EXISTS public.things' });
  await database().owner.query({ name: 'make', text: 'CREATE TABLE public.things (name text)' });
  await database().owner.query({
    name: 'grant',
    text: 'GRANT SELECT, INSERT ON public.things TO zongheng_app',
  });
  ({ app } = await httpFixture(database().app));
  addRoute(app, {
    method: 'POST',
    url: '/api/things',
    access: { kind: 'session' },
    tag: 'things',
    summary: 'Make a thing',
    idempotent: true,
    body: z.strictObject({ name: z.string(), note: z.string().optional() }),
    status: 201,
    answer: z.object({ name: z.string(), number: z.int() }),
    handler: async (request) => {
      const { name } = request.body;
      if (name === 'refused') return refuse('no-such-thing', '没有这种东西。', '');
      done.push(name);
      const answer = { name, number: done.length };
      await beforeWriting();
      const statement = request.idempotency?.statement(answer);
      if (name === 'forgetful') return accept(answer);
      await database().app.pipeline([
        { name: 'thing', text: 'INSERT INTO public.things VALUES ($1)', values: [name] },
        ...(statement === undefined ? [] : [statement]),
      ]);
      return accept(answer);
    },
  });
  addRoute(app, {
    method: 'POST',
    url: '/api/careless',
    access: { kind: 'session' },
    tag: 'things',
    summary: 'Promises idempotency and does not keep it',
    idempotent: true,
    handler: async () => accept(undefined),
  });
});

afterEach(() => app.close());

const post = (name: string, key?: string, caller = 'anna', url = '/api/things') =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'x-zongheng': '1',
      'x-test-caller': caller,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: { name },
  });
const stored = async () => {
  const rows = await database().app.read<{ name: string }>({
    name: 'things',
    text: 'SELECT name FROM public.things',
  });
  return rows.map((row) => row.name);
};

describe('an Idempotency-Key', () => {
  test('sent again with the same content is done once and answered alike', async () => {
    const first = await post('a', 'key-00000001');
    const again = await post('a', 'key-00000001');
    expect(again.statusCode).toBe(201);
    expect(again.body).toBe(first.body);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await stored()).toEqual(['a']);
  });

  test('sent again with other content is refused', async () => {
    await post('a', 'key-00000001');
    const other = await post('b', 'key-00000001');
    expect(other.statusCode).toBe(422);
    expect(other.json().code).toBe('idempotency-key-reused');
    expect(await stored()).toEqual(['a']);
  });

  test('belongs to the person who used it', async () => {
    await post('a', 'key-00000001');
    expect((await post('b', 'key-00000001', 'bert')).statusCode).toBe(201);
    expect(await stored()).toEqual(['a', 'b']);
    expect(await findIdempotent(database().app, 'key-00000001', CALLERS.bert)).toMatchObject({
      status: 201,
      answer: { name: 'b', number: 2 },
    });
  });

  test('used by two requests at once is done once: the second gets the first answer', async () => {
    let waiting = 0;
    let open = () => {};
    const both = new Promise<void>((resolve) => (open = resolve));
    beforeWriting = () => {
      waiting += 1;
      if (waiting === 2) open();
      return both;
    };
    const answers = await Promise.all([post('a', 'key-00000001'), post('a', 'key-00000001')]);
    // Both handlers ran up to their write, so both found no stored answer beforehand.
    expect(done).toEqual(['a', 'a']);
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(await stored()).toEqual(['a']);
  });

  test('of two different contents at once lets one through', async () => {
    let waiting = 0;
    let open = () => {};
    const both = new Promise<void>((resolve) => (open = resolve));
    beforeWriting = () => {
      waiting += 1;
      if (waiting === 2) open();
      return both;
    };
    const answers = await Promise.all([post('a', 'key-00000001'), post('b', 'key-00000001')]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 422]);
    expect(await stored()).toHaveLength(1);
  });

  test('of a refused submission is free again: nothing was done', async () => {
    expect((await post('refused', 'key-00000001')).statusCode).toBe(422);
    expect((await post('a', 'key-00000001')).statusCode).toBe(201);
  });

  test('is optional', async () => {
    await post('a');
    await post('a');
    expect(await stored()).toEqual(['a', 'a']);
  });

  test.each(['short', 'with space in it', 'x'.repeat(129), '钥匙钥匙钥匙钥匙'])(
    'of a wrong form (%s) is refused',
    async (key) => {
      const answer = await post('a', encodeURI(key) === key ? key : Buffer.from(key).toString('latin1'));
      expect(answer.json().code).toBe('idempotency-key-invalid');
      expect(await stored()).toEqual([]);
    },
  );

  test('on a route that does not store its answer fails loudly instead of promising what is not kept', async () => {
    const answer = await post('a', 'key-00000001', 'anna', '/api/careless');
    expect(answer.statusCode).toBe(500);
  });

  test('is forgotten after its time', async () => {
    await post('a', 'key-00000001');
    const clock = { now: () => NOW + 24 * 3_600_000 + 1 };
    expect(await purgeIdempotency(database().app, clock, 25)).toBe(0);
    expect(await purgeIdempotency(database().app, clock, 24)).toBe(1);
    expect(await findIdempotent(database().app, 'key-00000001', CALLERS.anna)).toBeUndefined();
  });
});
