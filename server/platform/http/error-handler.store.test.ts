import { accept } from '@zongheng/core';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../testing/index.ts';
import { httpFixture } from './http-fixture.ts';
import { addRoute } from './route.ts';

const database = useTestDatabase();
let app: FastifyInstance;
let lines: string[];

beforeEach(async () => {
  ({ app, lines } = await httpFixture(database().app));
  addRoute(app, {
    method: 'GET',
    url: '/run',
    access: { kind: 'public' },
    tag: 'test',
    summary: 'Runs SQL',
    query: z.strictObject({ sql: z.string() }),
    handler: async (request) => {
      await database().app.query({ name: request.query.sql.slice(0, 60), text: request.query.sql });
      return accept(undefined);
    },
  });
});
afterEach(() => app.close());

const run = (sql: string) => app.inject({ url: '/run', query: { sql } });

test('a database that goes away under a request is 503 with a time to come back', async () => {
  // inject sends nothing before somebody waits for it.
  const answer = run('SELECT pg_sleep(30)').then((given) => given);
  const text = `SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()`;
  await expect
    .poll(async () => (await database().app.query({ name: 'terminate', text })).rowCount, { timeout: 5000 })
    .toBe(1);
  const { statusCode, headers, json } = await answer;
  expect(statusCode).toBe(503);
  expect(headers['retry-after']).toBe('5');
  expect(json()).toMatchObject({ code: 'unavailable', title: '服务暂时不可用' });
});

test('a row somebody else has written first is 409', async () => {
  const answer = await run('SELECT platform.guard(2::bigint, 1::bigint)');
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'version-conflict']);
});

test('a deadlock or a lock not got is worth another try', async () => {
  for (const state of ['40P01', '40001', '55P03']) {
    const answer = await run(`DO $$ BEGIN RAISE SQLSTATE '${state}'; END $$`);
    expect(answer.statusCode, state).toBe(503);
  }
});

test('a broken rule of the database is our fault, and its values stay out of the log', async () => {
  const answer = await run("SELECT '19900001234-secret'::uuid");
  expect(answer.statusCode).toBe(500);
  expect(lines.join('')).toContain('22P02');
  expect(lines.join('')).not.toContain('secret');
});
