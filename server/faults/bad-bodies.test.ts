import { beforeAll, describe, expect, test } from 'vitest';
import { expectProblem, expectRefusal } from '../journey/problem.ts';
import { DECLARED, type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Whole bodies, drafts, sign-ins and ids that are not what the contract says: all are refused and leave nothing. */
const scene = useScene();
let owner: Caller;
let filed: Filed;

beforeAll(async () => {
  owner = scene().owner;
  filed = await scene().file(['soil']);
});

const counts = async () => {
  const tables = [
    'projects.projects',
    'applications.applications',
    'casework.cases',
    'facts.facts',
    'facts.sealed',
  ];
  const text = `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS "${table}"`).join(', ')}`;
  return scene().database.owner.read({ name: 'counts', text });
};

describe('bodies', () => {
  const json = { 'content-type': 'application/json' };
  const raw = (text: string, headers: Record<string, string> = json) =>
    owner.post('/api/projects', text, headers);
  const valid = JSON.stringify({ declaration: DECLARED, form: PRIVATE_FORM });

  test.each<[string, () => string, number, string]>([
    ['broken', () => valid.slice(0, -1), 400, 'broken-json'],
    ['two at once', () => `${valid}${valid}`, 400, 'broken-json'],
    ['nothing', () => '', 400, 'empty-body'],
    ['null', () => 'null', 422, 'invalid-fields'],
    ['a word', () => '"form"', 422, 'invalid-fields'],
    ['a list', () => '[]', 422, 'invalid-fields'],
    ['a prototype', () => valid.replace('{', '{"__proto__":{"admin":true},'), 400, 'broken-json'],
    ['a constructor', () => valid.replace('{', '{"constructor":{"prototype":{"a":1}},'), 400, 'broken-json'],
    ['a megabyte too much', () => valid.replace('新建', '长'.repeat(400_000)), 413, 'body-too-large'],
    ['a hundred thousand brackets', () => '['.repeat(100_000) + ']'.repeat(100_000), 422, 'invalid-fields'],
    [
      'a name of a hundred thousand brackets',
      () => valid.replace(/"name":"[^"]*"/, `"name":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      422,
      'invalid-fields',
    ],
    [
      'an unknown field of a hundred thousand braces',
      () => valid.replace('{', `{"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)},`),
      422,
      'invalid-fields',
    ],
    ['a number beyond all', () => valid.replace('"inZone":false', '"inZone":1e999'), 422, 'invalid-fields'],
  ])('%s is refused', async (_, text, status, code) => {
    const before = await counts();
    expectRefusal(await raw(text()), status, code);
    expect(await counts()).toEqual(before);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('of %s are refused', async (type) => {
    const { status } = expectProblem(await raw(valid, { 'content-type': type }));
    expect([415, 422]).toContain(status);
  });

  test('in another encoding of characters are refused', async () => {
    const [before = '', after = ''] = valid.split('智能');
    const broken = Buffer.concat([Buffer.from(before), Buffer.from([0xd6, 0xc7]), Buffer.from(after)]);
    const answer = await owner.send('POST', '/api/projects', broken, json);
    expectRefusal(answer, 422, 'invalid-fields', 'form.name');
  });

  test.each(['1e999', '-1e999', '9007199254740993', '1.5', '-0'])(
    'with version %s are answered as refusals or conflicts',
    async (number) => {
      const text = `{"commands":[{"caseId":"${filed.of('soil').id}","version":${number},"command":{"type":"accept"}}]}`;
      const { status } = expectProblem(await scene().window.post('/api/cases/commands', text, json));
      expect([409, 422]).toContain(status);
    },
  );

  test('with more commands than a batch may have are refused', async () => {
    const one = { caseId: filed.of('soil').id, command: { type: 'accept' } };
    const commands = Array.from({ length: 1001 }, () => one);
    const answer = await scene().window.post('/api/cases/commands', { commands });
    expectRefusal(answer, 422, 'invalid-fields', 'commands');
  });
});

describe('drafts', () => {
  const draft = (body: string) =>
    owner.send('PUT', '/api/drafts/application/a', `{"body":${body}}`, {
      'content-type': 'application/json',
    });

  test.each([
    ['a U+0000', '{"form":{"name":"\\u0000"}}', 'body.form.name'],
    ['half a character', '{"form":{"places":[{"detail":"\\ud800"}]}}', 'body.form.places[0].detail'],
    ['a name with a U+0000', '{"form":{"\\u0000":1}}', 'body.form'],
    ['a hundred levels', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, `body.a${'[0]'.repeat(7)}`],
    [
      'a hundred thousand levels',
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `body.a${'[0]'.repeat(7)}`,
    ],
  ])('with %s are refused, naming the place', async (_, body, field) => {
    expectRefusal(await draft(body), 422, 'invalid-fields', field);
    expectRefusal(await owner.get('/api/drafts/application/a'), 404, 'not-found');
  });

  test('half filled in are kept as they are', async () => {
    const body = { form: { name: '', note: '一\n二\t', rate: null, more: { 'a"b': [1, true] } } };
    expect((await draft(JSON.stringify(body))).statusCode).toBe(200);
    expect((await owner.get('/api/drafts/application/a')).json().body).toEqual(body);
    await owner.send('DELETE', '/api/drafts/application/a');
  });
});

describe('signing in', () => {
  const signIn = (payload: object) =>
    scene().app.inject({ method: 'POST', url: '/api/session', headers: { 'x-zongheng': '1' }, payload });

  test.each(['a\u0000b', 'a\u0007b', '\ud800', ' ', 'x'.repeat(65)])('as %j is refused', async (login) => {
    expectRefusal(await signIn({ login, password: 'x' }), 422, 'invalid-fields', 'login');
  });

  test.each(["' OR '1'='1", '__proto__', '%', '../admin'])(
    'as %s fails as any other unknown login',
    async (login) => {
      expectRefusal(await signIn({ login, password: 'x' }), 401, 'login-failed');
    },
  );
});

describe('ids', () => {
  test.each(['1', '019a', "'; --", '%00', 'null', '019a0000-0000-7000-8000-00000000000g'])(
    '%s is none, whoever asks',
    async (id) => {
      for (const url of [
        `/api/projects/${id}`,
        `/api/applications/${id}`,
        `/api/cases/${id}`,
        `/api/files/${id}`,
      ]) {
        expectRefusal(await owner.get(encodeURI(url)), 422, 'invalid-fields', 'id');
      }
    },
  );

  test('in capital letters are the same ids', async () => {
    const { projectId, applicationId } = filed;
    const caseId = filed.of('soil').id;
    for (const url of [
      `/api/projects/${projectId}`,
      `/api/applications/${applicationId}`,
      `/api/cases/${caseId}`,
    ]) {
      const [small, capital] = [
        await owner.get(url),
        await owner.get(url.replace(/[^/]+$/, (id) => id.toUpperCase())),
      ];
      expect(capital.json()).toEqual(small.json());
    }
    const waiting = await scene().declare();
    const url = `/api/projects/${waiting.toUpperCase()}/form`;
    expect((await owner.put(url, { form: PRIVATE_FORM, version: 2 })).json()).toMatchObject({
      id: waiting,
      version: 4,
    });
    const answer = await scene().command(scene().window, caseId.toUpperCase(), { type: 'accept' });
    expect(answer.json().results[0]).toMatchObject({ ok: true, caseId });
  });
});
