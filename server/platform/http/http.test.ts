import { type AddressInfo, connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { accept, refuse } from '@zongheng/core';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../testing/index.ts';
import { listRoutes } from './http.ts';
import { httpFixture } from './http-fixture.ts';
import { addRoute } from './route.ts';

const database = useTestDatabase();
let app: FastifyInstance;
let lines: string[];

const place = z.strictObject({
  division: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ title: '行政区划' }),
  detail: z.string().min(1),
});
const body = z.strictObject({
  name: z.string().min(2).max(10).meta({ title: '项目名称' }),
  kind: z.enum(['approve', 'file']),
  investment: z.number().nonnegative().optional(),
  places: z.array(place).min(1),
  due: z.iso.date({ error: '计划日期应写成 2026-11-22 这样的形式。' }).optional(),
  who: z.union([z.string(), z.strictObject({ id: z.uuid() })]).optional(),
});
const good = { name: '示例项目', kind: 'file', places: [{ division: '210102', detail: '示例路1号' }] };
const json = { 'content-type': 'application/json', 'x-zongheng': '1', 'x-test-caller': 'anna' };

beforeEach(async () => {
  ({ app, lines } = await httpFixture(database().app));
  addRoute(app, {
    method: 'POST',
    url: '/api/things',
    access: { kind: 'action', action: 'test.act' },
    tag: 'things',
    summary: 'Make a thing',
    body,
    status: 201,
    answer: z.object({ name: z.string() }),
    handler: async (request) => {
      if (request.body.name === '爆炸项目') throw new Error('the secret inner text 19900001234');
      if (request.body.name === '涉密项目') {
        request.classified = true;
        return request.body.kind === 'file'
          ? refuse('classified-project', '涉密项目不得在线申报。', '令第3号 §3', 'declaration.nonClassified')
          : Promise.reject(new Error(`inner ${JSON.stringify(request.body)}`));
      }
      return accept({ name: request.body.name });
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/api/things/:id',
    access: { kind: 'session' },
    tag: 'things',
    summary: 'Read a thing',
    params: z.strictObject({ id: z.uuid() }),
    query: z.strictObject({ limit: z.coerce.number().int().max(200).optional() }),
    answer: z.object({ id: z.uuid() }),
    handler: async (request) => accept({ id: request.params.id }),
  });
  addRoute(app, {
    method: 'GET',
    url: '/open',
    access: { kind: 'public' },
    tag: 'things',
    summary: 'Open to all',
    headers: 'portal',
    answer: z.object({ leak: z.string() }),
    handler: async () => accept({ leak: 'nothing', secret: 'never declared' }),
  });
});

afterEach(() => app.close());

const post = (payload: unknown, headers: Record<string, string> = json) =>
  app.inject({
    method: 'POST',
    url: '/api/things',
    headers,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('a bad body', () => {
  test('names every field that is wrong, by its title or path, and the rule', async () => {
    const answer = await post({
      name: '啊',
      kind: 'other',
      investment: '12',
      places: [{ division: '21010', extra: 1 }],
      due: '2026年',
      surprise: true,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toMatchObject({
      type: 'https://zongheng.invalid/problems/invalid-fields',
      status: 422,
      code: 'invalid-fields',
      detail: '有 8 处填写不符合要求，见下。',
      requestId: answer.headers['x-request-id'],
    });
    const errors: Record<string, [string, string]> = Object.fromEntries(
      problem.errors.map((error: { field: string; code: string; message: string }) => [
        error.field,
        [error.code, error.message],
      ]),
    );
    expect(errors).toEqual({
      name: ['too-small', '“项目名称”至少 2 个字。'],
      kind: ['invalid-value', '“kind”只能是 approve、file 之一。'],
      investment: ['invalid-type', '“investment”应为数字。'],
      'places[0].division': ['invalid-format', '“行政区划”应为规定的格式。'],
      'places[0].detail': ['invalid-type', '“places[0].detail”必须填写。'],
      'places[0].extra': ['unknown-field', '没有“places[0].extra”这个字段，请去掉后重新提交。'],
      due: ['invalid-format', '计划日期应写成 2026-11-22 这样的形式。'],
      surprise: ['unknown-field', '没有“surprise”这个字段，请去掉后重新提交。'],
    });
  });

  test('in a union points into the branch that was meant', async () => {
    const answer = await post({ ...good, who: { id: 'no' } });
    expect(answer.json().errors).toEqual([
      { field: 'who.id', code: 'invalid-format', message: '“who.id”应为编号（UUID）。' },
    ]);
  });

  test('never repeats what was sent', async () => {
    const answer = await post({ ...good, name: 12345678901, kind: '19900001234' });
    expect(answer.body).not.toContain('12345678901');
    expect(answer.body).not.toContain('19900001234');
  });

  test.each([
    ['broken JSON', '{"name": "示例', json, 400, 'broken-json'],
    ['no body', '', json, 400, 'empty-body'],
    ['a body that is not an object', '[]', json, 422, 'invalid-fields'],
    ['a body beyond the limit', { ...good, name: '长'.repeat(1000) }, json, 413, 'body-too-large'],
    ['plain text', 'hello', { ...json, 'content-type': 'text/plain' }, 415, 'unsupported-media'],
    [
      'a form',
      'a=1',
      { ...json, 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media',
    ],
    ['a poisoned prototype', '{"__proto__": {"admin": true}}', json, 400, 'broken-json'],
  ])('%s', async (_, payload, headers, status, code) => {
    const answer = await post(payload, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status, code, requestId: answer.headers['x-request-id'] });
    expect(answer.json().detail).toMatch(/\p{Script=Han}/u);
  });

  test('too large says how large it may be', async () => {
    const answer = await post({ ...good, name: '长'.repeat(1000) });
    expect(answer.json().detail).toBe('提交的内容超过上限 1 KB。');
  });
});

describe('an address', () => {
  test('that does not exist is 404', async () => {
    const answer = await app.inject('/api/nothing?x=1');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not-found', requestId: answer.headers['x-request-id'] });
  });

  test('asked by another method is 405 and names those it has', async () => {
    const answer = await app.inject({
      method: 'DELETE',
      url: '/api/things/019a0000-0000-7000-8000-000000000001',
    });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET');
    expect(answer.json().detail).toBe('这个地址不支持 DELETE，只支持 GET。');
  });

  test('with a wrong parameter or an unknown one is 422', async () => {
    const headers = { 'x-test-caller': 'anna' };
    const wrong = await app.inject({ url: '/api/things/7', headers });
    expect(wrong.json().errors).toEqual([
      { field: 'id', code: 'invalid-format', message: '“id”应为编号（UUID）。' },
    ]);
    const url = '/api/things/019a0000-0000-7000-8000-000000000001?limit=900&order=1';
    const query = await app.inject({ url, headers });
    expect(query.statusCode).toBe(422);
    expect(query.json().errors.map((error: { field: string }) => error.field)).toEqual(['limit', 'order']);
  });

  test.each(['/%', '/api/things/%zz', `/api/things/${'a'.repeat(300)}`])(
    'that is broken (%s) is refused',
    async (url) => {
      const answer = await app.inject({ url, headers: { 'x-test-caller': 'anna' } });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['x-request-id']).toBe(answer.json().requestId);
    },
  );
});

describe('who may', () => {
  test('nobody without a session', async () => {
    const answer = await app.inject('/api/things/019a0000-0000-7000-8000-000000000001');
    expect(answer.statusCode).toBe(401);
    expect(answer.json().code).toBe('not-signed-in');
  });

  test('no change without the header a foreign site cannot send, even for a known caller', async () => {
    const answer = await post(good, { 'content-type': 'application/json', 'x-test-caller': 'anna' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('csrf-header-missing');
  });

  test('is decided before the body is read', async () => {
    const answer = await post('{"broken', { 'content-type': 'application/json', 'x-zongheng': '1' });
    expect(answer.statusCode).toBe(401);
  });

  test('a route that does not say so cannot be registered', async () => {
    const { app: other } = await httpFixture(database().app);
    expect(() => other.get('/forgotten', async () => 'open')).toThrow(/does not declare who may call it/);
    await other.close();
  });

  test('a route with an action nobody grants cannot be registered', async () => {
    const { app: other } = await httpFixture(database().app);
    const config = { access: { kind: 'action' as const, action: 'test.typo' } };
    expect(() => other.get('/typo', { config }, async () => 'open')).toThrow(
      /"test.typo", which no policy grants/,
    );
    await other.close();
  });

  test('every route is listed with its access', async () => {
    await app.ready();
    const routes = Object.fromEntries(
      listRoutes(app).map(({ method, url, access }) => [
        `${method} ${url}`,
        access.kind === 'action' ? access.action : access.kind,
      ]),
    );
    expect(routes).toEqual({
      'GET /health/live': 'public',
      'GET /health/ready': 'public',
      'GET /metrics': 'public',
      'GET /openapi.json': 'public',
      'GET /open': 'public',
      'GET /api/things/:id': 'session',
      'POST /api/things': 'test.act',
    });
  });
});

describe('an answer', () => {
  test('has only what its schema declares', async () => {
    const answer = await app.inject('/open');
    expect(answer.json()).toEqual({ leak: 'nothing' });
  });

  test('carries its status, number and confinement', async () => {
    const answer = await post(good);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    const portal = await app.inject('/open');
    expect(portal.headers['content-security-policy']).toContain("script-src 'self'");
    expect(portal.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  test('is bound to https where the site is', async () => {
    const { app: secure } = await httpFixture(database().app, { settings: { secure: true } });
    const answer = await secure.inject('/health/live');
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    await secure.close();
  });

  test('of a failure tells a number and nothing from inside', async () => {
    const answer = await post({ ...good, name: '爆炸项目' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret inner text');
    expect(answer.json().detail).toContain(answer.headers['x-request-id']);
    const line = lines.find((entry) => entry.includes('request failed'));
    expect(line).toContain('secret inner text');
    expect(line).toContain(String(answer.headers['x-request-id']));
  });
});

describe('the log', () => {
  test('has a line a request with its number, without address, body or mobile number', async () => {
    await app.inject('/open?q=19900001234');
    await post({ ...good, name: '爆炸项目' });
    await post(good);
    const all = lines.join('');
    expect(all).not.toContain('示例');
    expect(all).not.toContain('19900001234');
    expect(all).not.toContain('?q=');
    for (const line of lines) expect(JSON.parse(line).requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.filter((line) => JSON.parse(line).message === 'request')).toHaveLength(3);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      method: 'POST',
      route: '/api/things',
      status: 201,
    });
  });

  test('keeps nothing of an entry declared classified, not even of a failure', async () => {
    const refused = await post({ ...good, name: '涉密项目' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'classified-project',
      source: '令第3号 §3',
      errors: [{ field: 'declaration.nonClassified' }],
    });
    await post({ ...good, name: '涉密项目', kind: 'approve' });
    const all = lines.join('');
    expect(all).toContain('request failed');
    expect(all).not.toMatch(/涉密|示例|inner|210102/);
  });
});

describe('the address of a caller', () => {
  const addressSeen = async (trustedProxies: string[]) => {
    const { app: proxied } = await httpFixture(database().app, { settings: { trustedProxies } });
    addRoute(proxied, {
      method: 'GET',
      url: '/whence',
      access: { kind: 'public' },
      tag: 'things',
      summary: 'Tells the address',
      answer: z.object({ ip: z.string() }),
      handler: async (request) => accept({ ip: request.ip }),
    });
    const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7' };
    const answer = await proxied.inject({ url: '/whence', headers, remoteAddress: '10.0.0.1' });
    await proxied.close();
    return answer.json().ip;
  };

  test('is what the line says, unless a proxy one trusts says otherwise', async () => {
    expect(await addressSeen([])).toBe('10.0.0.1');
    expect(await addressSeen(['192.0.2.1'])).toBe('10.0.0.1');
    expect(await addressSeen(['10.0.0.0/8'])).toBe('203.0.113.7');
  });
});

describe('machines', () => {
  test('alive and ready', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ live: true });
    const { app: broken, lines: logged } = await httpFixture(database().app, {
      checks: { database: async () => {}, files: () => Promise.reject(new Error('disk gone')) },
    });
    const answer = await broken.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, checks: { database: 'ok', files: 'failed' } });
    expect(logged.join('')).toContain('disk gone');
    await broken.close();
  });

  test('figures by route, the pool and the event loop', async () => {
    await app.inject('/open');
    const text = (await app.inject('/metrics')).body;
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/open",status="200"\} 1/);
    expect(text).toContain('database_pool_connections{state="waiting"} 0');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  test('figures are for this machine, or for who holds the token', async () => {
    const proxied = await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(proxied.statusCode).toBe(404);
    const remote = await app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' });
    expect(remote.statusCode).toBe(404);
    const { app: guarded } = await httpFixture(database().app, {
      settings: { metricsToken: 'a-long-token' },
    });
    expect((await guarded.inject('/metrics')).statusCode).toBe(404);
    const headers = { authorization: 'Bearer a-long-token' };
    expect((await guarded.inject({ url: '/metrics', headers })).statusCode).toBe(200);
    await guarded.close();
  });

  test('the interface describes itself', async () => {
    addRoute(app, {
      method: 'POST',
      url: '/api/upload',
      access: { kind: 'public' },
      tag: 'things',
      summary: 'Take a file',
      upload: true,
      idempotent: true,
      status: 204,
      handler: async () => accept(undefined),
    });
    const document = (await app.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const operation = document.paths['/api/things'].post;
    expect(operation['x-access']).toEqual({ kind: 'action', action: 'test.act' });
    expect(operation.security).toEqual([{ session: [] }]);
    expect(operation.requestBody.content['application/json'].schema.required).toEqual([
      'name',
      'kind',
      'places',
    ]);
    expect(operation.responses['201'].content['application/json'].schema.required).toEqual(['name']);
    const problem = operation.responses.default.content['application/problem+json'].schema;
    expect(problem).toEqual({ $ref: '#/components/schemas/Problem' });
    expect(document.components.schemas.Problem.required).toContain('requestId');
    expect(document.paths['/health/live']).toBeUndefined();
    const upload = document.paths['/api/upload'].post;
    expect(upload.security).toBeUndefined();
    expect(upload.requestBody.content['multipart/form-data'].schema.required).toEqual(['file']);
    expect(upload.parameters).toEqual([
      expect.objectContaining({ in: 'header', name: 'Idempotency-Key', required: false }),
    ]);
  });
});

describe('over a real socket', () => {
  const exchange = (port: number, text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });

  test('bytes that are not HTTP get a problem, not a broken line', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const answer = await exchange(port, 'what is this\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"bad-request"');
  });

  test('closing does not wait for a connection that falls idle only after it has begun', async () => {
    const { app: served } = await httpFixture(database().app);
    const stream = new PassThrough();
    addRoute(served, {
      method: 'GET',
      url: '/stream',
      access: { kind: 'public' },
      tag: 'things',
      summary: 'Sends a stream',
      handler: async (_request, reply) => reply.send(stream),
    });
    await served.listen({ port: 0, host: '127.0.0.1' });
    const { port } = served.server.address() as AddressInfo;
    stream.write('first');
    const answer = await fetch(`http://127.0.0.1:${port}/stream`);
    // Its head has left and promises keep-alive: nothing tells this connection of the closing any more.
    expect(answer.headers.get('connection')).toBe('keep-alive');
    const begun = performance.now();
    const closed = served.close();
    stream.end(' last');
    expect(await answer.text()).toBe('first last');
    await closed;
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('closing lets a request that is under way finish', async () => {
    const { app: slow } = await httpFixture(database().app);
    let proceed = () => {};
    let entered = () => {};
    const inside = new Promise<void>((resolve) => (entered = resolve));
    addRoute(slow, {
      method: 'GET',
      url: '/slow',
      access: { kind: 'public' },
      tag: 'things',
      summary: 'Waits to be told',
      answer: z.object({ done: z.boolean() }),
      handler: async () => {
        const told = new Promise<void>((resolve) => (proceed = resolve));
        entered();
        await told;
        return accept({ done: true });
      },
    });
    await slow.listen({ port: 0, host: '127.0.0.1' });
    const { port } = slow.server.address() as AddressInfo;
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await inside;
    const closed = slow.close();
    proceed();
    expect(await (await answer).json()).toEqual({ done: true });
    await closed;
  });
});
