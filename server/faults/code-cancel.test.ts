import { composeProjectCode } from '@zongheng/core/codes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScene, PRIVATE_FORM, type Scene } from '../journey/scene.ts';
import { createLog } from '../platform/log/index.ts';
import {
  type CancelRequest,
  type CodeIssuer,
  type CodeRequest,
  createTrainingIssuer,
  executeProject,
  type IssuerAnswer,
  issueCodes,
} from '../projects/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

/** A code that is given up at an issuer that errs: late, twice, out of order, or with what is no answer. */
let database: TestDatabase;
let scene: Scene;
let cancelled: CancelRequest[];
let submitted: CodeRequest[];
/** What the issuer answers to a cancellation, one after the other; the last goes on. */
let answers: (() => Promise<IssuerAnswer>)[];
let serial: number;

const nextCode = (): string => {
  serial += 1;
  const parts = { year: 2026, month: 11, region: '210100', department: '04', type: '01' } as const;
  const made = composeProjectCode({ ...parts, serial: String(serial) });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.text;
};
const issuer: CodeIssuer = {
  name: '考验用赋码机构',
  submit: async (request) => {
    submitted.push(request);
    return { ticket: `ticket-${request.requestId}` };
  },
  cancel: async (request) => {
    cancelled.push(request);
    return { ticket: `cancel-${request.cancelId}` };
  },
  poll: async (ticket, { purpose }) => {
    expect(ticket.startsWith(purpose === 'cancel' ? 'cancel-' : 'ticket-')).toBe(true);
    if (purpose === 'issue') return { status: 'issued', code: nextCode(), test: true };
    return (answers.length > 1 ? answers.shift() : answers[0])?.() ?? { status: 'pending' };
  },
};

beforeEach(async () => {
  cancelled = [];
  submitted = [];
  answers = [];
  serial = 10_000;
  database = await createTestDatabase();
  scene = await openScene(database, { issuer });
});
afterEach(async () => {
  await scene.close();
  await database.drop();
});

const page = async (id: string) => (await scene.owner.get(`/api/projects/${id}`)).json();
const code = async (id: string) => (await page(id)).code;
const requests = () =>
  database.app.read<{ purpose: string; attempts: number; last_error: string | null }>({
    name: 'r',
    text: 'SELECT purpose, attempts, last_error FROM projects.code_requests',
  });
const later = async () => {
  scene.time.now += 3_600_001;
  await scene.work();
};
/** A project whose code its unit gives up. */
const givenUp = async (kind = 'wrong-data'): Promise<string> => {
  const id = await scene.register();
  const { version } = await page(id);
  const body = { kind, reason: '总投资填错。', version };
  const answer = await scene.owner.post(`/api/projects/${id}/code/cancel`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
};
const correct = async (id: string) => {
  const { version } = await page(id);
  const form = { ...PRIVATE_FORM, investment: '4321.00' };
  const answer = await scene.owner.put(`/api/projects/${id}/form`, { form, version });
  expect(answer.statusCode, answer.body).toBe(200);
};
/** As the bridge does when the centre voids a code of its own accord. */
const voidByCentre = (id: string, reason = '中央作废。') =>
  executeProject(
    scene.services,
    id,
    { type: 'void-code', reason },
    { actor: { system: 'test' }, channel: 'system' },
  );

describe('a cancellation', () => {
  test('is asked for under one id, with code, kind and reason, until it is answered', async () => {
    answers = [
      () => Promise.reject(new Error('connection refused')),
      async () => ({ status: 'pending' }),
      async () => ({ status: 'void', reason: '' }),
    ];
    const id = await givenUp();
    const { value } = await code(id);
    await scene.work();
    expect(await code(id)).toMatchObject({
      status: 'issued',
      value,
      request: { attempts: 1, lastError: '赋码机构暂时没有答复,平台会自动重试。' },
    });
    await later();
    expect(await code(id)).toMatchObject({ status: 'issued', request: { attempts: 2, lastError: null } });
    await later();
    expect(await code(id)).toMatchObject({ status: 'void', value, reason: '总投资填错。' });
    expect(await requests()).toEqual([]);
    expect(cancelled).toHaveLength(1);
    expect(cancelled[0]).toMatchObject({
      projectId: id,
      code: value,
      kind: 'wrong-data',
      reason: '总投资填错。',
    });
  });

  test('that the issuer refuses leaves the code standing; asked for again it has another id', async () => {
    answers = [
      async () => ({ status: 'rejected', reason: '该代码已有批复。' }),
      async () => ({ status: 'void', reason: '' }),
    ];
    const id = await givenUp();
    await scene.work();
    const kept = await page(id);
    expect(kept.actions).toEqual(['file', 'change', 'cancel-code']);
    expect(kept.code).toMatchObject({
      status: 'issued',
      cancellation: null,
      cancelRefused: { kind: 'wrong-data', reason: '该代码已有批复。' },
      request: null,
    });
    expect(kept.history.at(-1).note).toBe('该代码已有批复。');
    const body = { kind: 'withdrawn', reason: '不再建设。', version: kept.version };
    expect((await scene.owner.post(`/api/projects/${id}/code/cancel`, body)).statusCode).toBe(200);
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'void', voided: { kind: 'withdrawn' } });
    expect(new Set(cancelled.map(({ cancelId }) => cancelId)).size).toBe(2);
  });

  test.each([
    ['a code', { status: 'issued', code: '2611-210100-04-01-123456', test: true }],
    ['nonsense', { status: 'perhaps' }],
    ['nothing', null],
  ])('that is answered by %s is asked about again, and the code stands', async (_, wrong) => {
    answers = [async () => wrong as never, async () => ({ status: 'void', reason: '' })];
    const id = await givenUp();
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued', cancellation: { kind: 'wrong-data' } });
    await later();
    expect(await code(id)).toMatchObject({ status: 'void' });
  });

  test.each(['', '\u0000', 'x'.repeat(100_000), undefined])(
    'that is refused for the reason %j breaks nothing',
    async (reason) => {
      answers = [async () => ({ status: 'rejected', reason }) as IssuerAnswer];
      const id = await givenUp();
      await scene.work();
      const { cancelRefused } = await code(id);
      expect(cancelRefused.reason).toMatch(/\p{Script=Han}|x/u);
      expect(cancelRefused.reason.length).toBeLessThanOrEqual(1000);
    },
  );
});

test('a code of the centre is not cancelled by the training issuer, should the setting have been switched', async () => {
  const id = await givenUp();
  const { database: db, clock } = scene.services;
  await db.query({
    name: 'real',
    text: `UPDATE projects.projects SET state = state || '{"codeTest": false}'`,
  });
  const log = createLog({ level: 'silent', name: 'test' });
  const training = createTrainingIssuer(clock, () => 0.5);
  await issueCodes({ ...scene.services, issuer: training, log });
  expect(await code(id)).toMatchObject({ status: 'issued', cancellation: {}, request: { attempts: 1 } });
});

describe('answers that cross', () => {
  test('the centre voids the code while it is asked to: void once, for the reason of the unit', async () => {
    const id = await givenUp('withdrawn');
    answers = [
      async () => {
        expect((await voidByCentre(id)).ok).toBe(true);
        return { status: 'void', reason: '' };
      },
    ];
    await scene.work();
    const { code: shown, history } = await page(id);
    expect(shown).toMatchObject({ status: 'void', reason: '总投资填错。', voided: { kind: 'withdrawn' } });
    expect(history.filter((each: { type: string }) => each.type === 'project.code-voided')).toHaveLength(1);
    expect(await requests()).toEqual([]);
    await later();
    expect(cancelled).toHaveLength(1);
  });

  test('told twice that a code is void, the second is refused; told after it was asked for anew, too', async () => {
    const id = await scene.register();
    expect((await voidByCentre(id)).ok).toBe(true);
    const twice = await voidByCentre(id);
    expect(twice.ok ? null : twice.refusal.code).toBe('state-conflict');
    await correct(id);
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued', previous: [{ kind: 'by-issuer' }] });
  });

  test('an old cancellation that is answered late never touches the new code', async () => {
    const id = await givenUp();
    answers = [
      async () => {
        // While this answer is on its way the centre has voided the code, and the unit has a new one.
        await voidByCentre(id);
        await correct(id);
        return { status: 'void', reason: '' };
      },
    ];
    await scene.work();
    await later();
    const shown = await code(id);
    expect(shown).toMatchObject({ status: 'issued', voided: null, previous: [{ kind: 'wrong-data' }] });
    expect(submitted.at(-1)?.previousCode).toBe(shown.previous[0].code);
  });

  test('a request amended between lease and reading is not asked about under the old ticket', async () => {
    const id = await scene.declare();
    await database.app.query({ name: 'w', text: "UPDATE projects.code_requests SET ticket = 'ticket-old'" });
    const polled: string[] = [];
    const watched: CodeIssuer = {
      ...issuer,
      poll: (ticket, request) => {
        polled.push(ticket);
        return issuer.poll(ticket, request);
      },
    };
    const { database: db } = scene.services;
    const slow = {
      ...db,
      query: async (statement: Parameters<typeof db.query>[0]) => {
        const answer = await db.query(statement);
        if (statement.name === 'projects_code_lease') await correct(id);
        return answer;
      },
    } as typeof db;
    const log = createLog({ level: 'silent', name: 'test' });
    await issueCodes({ ...scene.services, database: slow, issuer: watched, log });
    expect(polled).toEqual([]);
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued' });
    expect(submitted.map(({ form }) => form.investment)).toEqual(['4321.00']);
  });
});

test('a new code is asked for with who asks, and linked to the one before', async () => {
  answers = [async () => ({ status: 'void', reason: '' })];
  const id = await givenUp('refile');
  await scene.work();
  const { value } = await code(id);
  await correct(id);
  await scene.work();
  const [first, second] = submitted;
  expect(first).toMatchObject({ purpose: 'issue', previousCode: null, unitName: '沈阳示例建设有限公司' });
  expect(second).toMatchObject({
    previousCode: value,
    contacts: [{ unit: '沈阳示例建设有限公司', name: '张示例', mobile: '19900001234' }],
  });
  expect(second?.requestId).not.toBe(first?.requestId);
  expect(JSON.stringify(second?.form)).not.toContain('19900001234');
});
