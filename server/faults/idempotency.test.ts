import type { LightMyRequestResponse } from 'fastify';
import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { DECLARED, type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** A submission that comes again, or twice at once: the same answer, done once. */
const scene = useScene();
let number = 0;
let key: { 'idempotency-key': string };
beforeEach(() => {
  number += 1;
  key = { 'idempotency-key': `faults-${number}` };
});
const rows = async (table: string) =>
  (await scene().database.app.query({ name: `rows ${table}`, text: `SELECT FROM ${table}` })).rowCount;

/** What the four submissions are, each with a body of its own and the table in which it shows. */
type Submission = {
  readonly table: string;
  readonly send: (headers: Record<string, string>) => Promise<LightMyRequestResponse>;
  /** The same address with another body. */
  readonly other: (headers: Record<string, string>) => Promise<LightMyRequestResponse>;
};
const register = (form: object) => (headers: Record<string, string>) =>
  scene().owner.post('/api/projects', { declaration: DECLARED, form }, headers);

const SUBMISSIONS: readonly (readonly [string, () => Promise<Submission>])[] = [
  [
    'registering a project',
    async () => ({
      table: 'projects.projects',
      send: register(PRIVATE_FORM),
      other: register({ ...PRIVATE_FORM, name: '另一个项目' }),
    }),
  ],
  [
    'mending a declaration',
    async () => {
      const id = await scene().declare();
      const amend = (name: string) => (headers: Record<string, string>) =>
        scene().owner.send(
          'PUT',
          `/api/projects/${id}/form`,
          { form: { ...PRIVATE_FORM, name }, version: 2 },
          headers,
        );
      return { table: 'facts.facts', send: amend('改后的名称'), other: amend('又一个名称') };
    },
  ],
  [
    'filing an application',
    async () => {
      const projectId = await scene().register();
      const { fileId: _, ...body } = await scene().filing(projectId, ['soil', 'land-grant']);
      const apply = (more: object) => (headers: Record<string, string>) =>
        scene().owner.post(`/api/projects/${projectId}/applications`, { ...body, ...more }, headers);
      return { table: 'casework.cases', send: apply({}), other: apply({ note: '另一份' }) };
    },
  ],
  [
    'accepting all cases of an application',
    async () => {
      const filed = await scene().file(['soil', 'land-grant', 'eia-form']);
      const accept = (cases: Filed['cases']) => (headers: Record<string, string>) =>
        scene().window.post(
          '/api/cases/commands',
          { commands: cases.map(({ id }) => ({ caseId: id, command: { type: 'accept' } })) },
          headers,
        );
      return { table: 'facts.facts', send: accept(filed.cases), other: accept(filed.cases.slice(1)) };
    },
  ],
];

describe.each(SUBMISSIONS)('%s', (_, prepare) => {
  test('again gives the same answer and does nothing', async () => {
    const { send, table } = await prepare();
    const first = await send(key);
    expect(first.statusCode, first.body).toBeLessThan(300);
    const after = await rows(table);
    const again = await send(key);
    expect([again.statusCode, again.json()]).toEqual([first.statusCode, first.json()]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await rows(table)).toBe(after);
  });

  test('with the key of another body is refused and does nothing', async () => {
    const { send, other, table } = await prepare();
    await send(key);
    const after = await rows(table);
    expectRefusal(await other(key), 422, 'idempotency-key-reused', 'Idempotency-Key');
    expect(await rows(table)).toBe(after);
  });

  test.each([2, 6])('%i times at once is done once, and all hear the same', async (times) => {
    const { send, table } = await prepare();
    const { send: measure, table: same } = await prepare();
    const start = await rows(same);
    await measure({});
    const once = (await rows(same)) - start;

    const before = await rows(table);
    const answers = await Promise.all(Array.from({ length: times }, () => send(key)));
    const [first] = answers;
    expect(first?.statusCode, first?.body).toBeLessThan(300);
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toEqual([first?.statusCode, first?.json()]);
    }
    expect((await rows(table)) - before).toBe(once);
  });

  test('with a key that is none is refused', async () => {
    const { send } = await prepare();
    for (const bad of ['short', 'x'.repeat(129), 'mit Leerzeichen', '钥匙钥匙钥匙钥匙']) {
      const encoded = Buffer.from(bad).toString('latin1');
      expectRefusal(
        await send({ 'idempotency-key': encoded }),
        422,
        'idempotency-key-invalid',
        'Idempotency-Key',
      );
    }
  });
});

test('a refused submission may come again under its key once what was wrong is mended', async () => {
  const refused = await register({ ...PRIVATE_FORM, nature: '99' })(key);
  expectRefusal(refused, 422, 'invalid-form');
  expect((await register(PRIVATE_FORM)(key)).statusCode).toBe(201);
});

test('somebody else’s key is another key', async () => {
  const unitId = scene().unitId;
  const colleague = await scene().as('unit-member', { unitId });
  const first = await register(PRIVATE_FORM)(key);
  const other = await colleague.post('/api/projects', { declaration: DECLARED, form: PRIVATE_FORM }, key);
  expect([first.statusCode, other.statusCode]).toEqual([201, 201]);
  expect(other.json().id).not.toBe(first.json().id);
});

test('a batch of which part is refused gives the very same answer again', async () => {
  const filed = await scene().file(['soil', 'land-grant']);
  const approver = await scene().staff('case-approver', filed.of('soil').bodyId);
  await scene().done(scene().window, filed.of('soil').id, { type: 'accept' });
  const missing = { ...scene().document(filed.fileId), fileId: '019a0000-0000-7000-8000-000000000001' };
  const send = () =>
    approver.post(
      '/api/cases/commands',
      {
        allOrNothing: false,
        commands: [
          { caseId: filed.of('land-grant').id, command: { type: 'accept' } },
          { caseId: filed.of('soil').id, command: { type: 'grant', document: missing } },
          { caseId: filed.of('soil').id, command: { type: 'extend', days: 3, reason: '情况复杂。' } },
        ],
      },
      key,
    );
  const first = await send();
  expect(first.json().results.map((result: { ok: boolean }) => result.ok)).toEqual([false, false, true]);
  const again = await send();
  expect(again.json()).toEqual(first.json());
});
