import { composeProjectCode } from '@zongheng/core/codes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { openScene, PRIVATE_FORM, type Scene } from '../journey/scene.ts';
import { createLog } from '../platform/log/index.ts';
import { type CodeIssuer, type IssuerAnswer, issueCodes } from '../projects/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

/** An issuer of codes that errs in every way it can: no wrong code is taken, no request is lost. */
let database: TestDatabase;
let scene: Scene;
let asked: string[];
/** Under which ids, one of each. */
let requestIds: Set<string>;
/** What the issuer answers next, one after the other; the last goes on. */
let answers: (() => Promise<IssuerAnswer>)[];

const issuer: CodeIssuer = {
  name: '考验用赋码机构',
  submit: async ({ projectId, name, requestId }) => {
    asked.push(name);
    requestIds.add(requestId);
    return { ticket: `ticket-${asked.length}-${projectId}` };
  },
  cancel: async ({ cancelId }) => {
    asked.push(`cancel ${cancelId}`);
    return { ticket: `cancel-${cancelId}` };
  },
  poll: async () => (answers.length > 1 ? answers.shift() : answers[0])?.() ?? { status: 'pending' },
};
const codeNo = (serial: string): string => {
  const made = composeProjectCode({
    year: 2026,
    month: 11,
    region: '210100',
    department: '04',
    type: '01',
    serial,
  });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.text;
};
const issued = (code: unknown) => async () => ({ status: 'issued', code, test: true }) as IssuerAnswer;

beforeEach(async () => {
  asked = [];
  requestIds = new Set();
  answers = [];
  database = await createTestDatabase();
  scene = await openScene(database, { issuer });
});
afterEach(async () => {
  await scene.close();
  await database.drop();
});

const code = async (id: string) => (await scene.owner.get(`/api/projects/${id}`)).json().code;
const request = async () =>
  (
    await database.app.read({
      name: 'r',
      text: 'SELECT ticket, attempts, last_error, next_at FROM projects.code_requests',
    })
  )[0];
/** An hour is longer than any pause between two tries. */
const later = async () => {
  scene.time.now += 3_600_001;
  await scene.work();
};

describe('a code', () => {
  test.each([
    ['with a wrong check digit', codeNo('12345').replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))],
    ['too short', '2611-210100-04-01-1234'],
    ['of the thirteenth month', '2613-210100-04-01-123456'],
    ['of letters', '2611-21010O-04-01-123456'],
    ['of nothing', ''],
    ['that is a number', 2611210100],
    ['that is not there', undefined],
    ['with a U+0000', `${codeNo('12345')}\u0000`],
    ['of another system', `${codeNo('12345')}'); DROP TABLE projects.projects; --`],
  ])('%s is never taken; it is asked for again', async (_, wrong) => {
    answers = [issued(wrong), issued(codeNo('54321'))];
    const id = await scene.declare();
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'pending', value: null });
    expect(await request()).toMatchObject({
      attempts: 1,
      last_error: expect.stringMatching(/\p{Script=Han}/u),
    });
    expect(
      (await database.app.query({ name: 'c', text: 'SELECT FROM projects.issued_codes' })).rowCount,
    ).toBe(0);
    await later();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('54321') });
    expect(await request()).toBeUndefined();
  });

  test.each([
    ['without hyphens', codeNo('12345').replaceAll('-', '')],
    ['with blanks around', ` ${codeNo('12345')}\n`],
    [
      'in full-width figures',
      codeNo('12345').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
  ])('%s is kept as codes are written, and found on the public page', async (_, written) => {
    answers = [issued(written)];
    const id = await scene.declare();
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('12345') });
    const page = await scene.app.inject({ url: `/p/${codeNo('12345')}` });
    expect(page.body).toContain(PRIVATE_FORM.name);
  });

  test('that stands already is not given twice, however it is written; another is asked for', async () => {
    const taken = codeNo('11111');
    answers = [issued(taken), issued(taken), issued(taken.replaceAll('-', '')), issued(codeNo('22222'))];
    const first = await scene.declare();
    await scene.work();
    const second = await scene.declare({ ...PRIVATE_FORM, name: '第二个项目' });
    await scene.work();
    expect(await code(second)).toMatchObject({ status: 'pending' });
    expect(await request()).toMatchObject({
      ticket: null,
      last_error: '赋码机构给出的代码已被使用,重新申请。',
    });
    await later();
    expect(await code(second)).toMatchObject({ status: 'pending' });
    await later();
    expect(await code(second)).toMatchObject({ status: 'issued', value: codeNo('22222') });
    expect(await code(first)).toMatchObject({ status: 'issued', value: taken });
    // Under an id of its own each time, else the issuer would say the same again.
    expect(requestIds.size).toBe(asked.length);
  });
});

describe('an issuer', () => {
  test('that throws is asked again later, and the applicant waits for nothing', async () => {
    answers = [() => Promise.reject(new Error('connection refused 19900001234')), issued(codeNo('33333'))];
    const id = await scene.declare();
    await scene.work();
    expect(await request()).toMatchObject({
      attempts: 1,
      last_error: '赋码机构暂时没有答复,平台会自动重试。',
    });
    await scene.work();
    expect(asked).toHaveLength(1);
    await later();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('33333') });
  });

  test('that answered once whom it asked is not asked for the same a second time after an error', async () => {
    answers = [() => Promise.reject(new Error('gone')), issued(codeNo('33333'))];
    await scene.declare();
    await scene.work();
    await later();
    expect(asked).toHaveLength(1);
  });

  test('that hangs is given up after its time, and holds nobody else up', async () => {
    answers = [() => new Promise(() => {}), issued(codeNo('44444'))];
    const hanging = await scene.declare();
    const other = await scene.declare({ ...PRIVATE_FORM, name: '另一个项目' });
    const log = createLog({ level: 'silent', name: 'test' });
    const seen = await issueCodes({ ...scene.services, issuer, log, patienceMs: 50 });
    expect(seen).toBe(2);
    const states = [(await code(hanging)).status, (await code(other)).status].sort();
    expect(states).toEqual(['issued', 'pending']);
    await later();
    expect([(await code(hanging)).status, (await code(other)).status]).toContain('issued');
  });

  test('that answers nonsense is asked again', async () => {
    answers = [
      async () => ({ status: 'perhaps' }) as never,
      async () => null as never,
      issued(codeNo('55555')),
    ];
    const id = await scene.declare();
    await scene.work();
    await later();
    expect(await code(id)).toMatchObject({ status: 'pending', value: null });
    await later();
    expect(await code(id)).toMatchObject({ status: 'issued' });
  });

  test('that waits is asked how it stands, with longer pauses, under the same ticket', async () => {
    answers = [async () => ({ status: 'pending' })];
    await scene.declare();
    const pauses: number[] = [];
    for (let i = 0; i < 14; i += 1) {
      await scene.work();
      const { next_at } = (await request()) as { next_at: string };
      pauses.push(Date.parse(next_at) - scene.time.now);
      scene.time.now = Date.parse(next_at);
    }
    expect(pauses[0]).toBe(2000);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBe(600_000);
    expect(asked).toHaveLength(1);
  });

  test('that rejects is heard: the reason shows, and a mended declaration is asked for anew', async () => {
    answers = [
      async () => ({ status: 'rejected', reason: '总投资与建设规模明显不符。' }),
      issued(codeNo('66666')),
    ];
    const id = await scene.declare();
    await scene.work();
    expect(await code(id)).toMatchObject({
      status: 'rejected',
      value: null,
      reason: '总投资与建设规模明显不符。',
    });
    expect(await request()).toBeUndefined();
    const { version, actions, history } = (await scene.owner.get(`/api/projects/${id}`)).json();
    expect(actions).toEqual(['amend']);
    expect(history.at(-1).note).toBe('总投资与建设规模明显不符。');
    expectRefusal(
      await scene.owner.post(`/api/projects/${id}/applications`, await filing(id)),
      422,
      'project-code-missing',
    );

    const form = { ...PRIVATE_FORM, investment: '4321.00' };
    expect((await scene.owner.put(`/api/projects/${id}/form`, { form, version })).statusCode).toBe(200);
    expect(await code(id)).toMatchObject({ status: 'pending', reason: null });
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('66666') });
    expect(asked).toHaveLength(2);
  });

  test.each(['', ' ', '\u0000', 'x'.repeat(100_000), null])(
    'that rejects for the reason %j breaks nothing',
    async (reason) => {
      answers = [async () => ({ status: 'rejected', reason }) as IssuerAnswer];
      const id = await scene.declare();
      await scene.work();
      const page = await scene.owner.get(`/api/projects/${id}`);
      expect(page.statusCode, page.body.slice(0, 200)).toBe(200);
      const { status, reason: shown } = page.json().code;
      expect(status).toBe('rejected');
      expect(shown).toMatch(/\p{Script=Han}|x/u);
      expect(shown.length).toBeLessThanOrEqual(1000);
    },
  );
});

describe('an issuer that cannot be reached', () => {
  test('is asked under the same id until it takes the request, and the applicant sees how it stands', async () => {
    const ids: string[] = [];
    const deaf: CodeIssuer = {
      ...issuer,
      submit: async ({ requestId }) => {
        ids.push(requestId);
        throw new Error('connect ECONNREFUSED');
      },
    };
    const log = createLog({ level: 'silent', name: 'test' });
    const id = await scene.declare();
    expect((await code(id)).request).toMatchObject({ attempts: 0, lastTriedAt: null, lastError: null });
    await issueCodes({ ...scene.services, issuer: deaf, log });
    const first = scene.time.now;
    scene.time.now += 3_600_001;
    await issueCodes({ ...scene.services, issuer: deaf, log });
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
    const shown = (await code(id)).request;
    expect(shown).toMatchObject({ attempts: 2, lastError: '赋码机构暂时没有答复,平台会自动重试。' });
    expect(Date.parse(shown.lastTriedAt)).toBe(scene.time.now);
    expect(Date.parse(shown.lastTriedAt)).toBeGreaterThan(first);
    expect(Date.parse(shown.nextTryAt)).toBe(scene.time.now + 4000);
  });

  test('may void the request: the reason shows, and a corrected declaration is asked for anew', async () => {
    answers = [async () => ({ status: 'void', reason: '重复申报。' }), issued(codeNo('99999'))];
    const id = await scene.declare();
    await scene.work();
    expect(await code(id)).toMatchObject({
      status: 'void',
      value: null,
      reason: '重复申报。',
      voided: { kind: 'by-issuer' },
      previous: [],
    });
    expect(await request()).toBeUndefined();
    const { version, actions } = (await scene.owner.get(`/api/projects/${id}`)).json();
    expect(actions).toEqual(['amend']);
    const form = { ...PRIVATE_FORM, investment: '4321.00' };
    expect((await scene.owner.put(`/api/projects/${id}/form`, { form, version })).statusCode).toBe(200);
    await scene.work();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('99999'), previous: [] });
    expect(requestIds.size).toBe(2);
  });
});

describe('a declaration mended while the issuer is thinking', () => {
  const mend = async (id: string) => {
    const form = { ...PRIVATE_FORM, name: '改后的名称' };
    const answer = await scene.owner.put(`/api/projects/${id}/form`, { form, version: 2 });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  test('does not get the code that was asked for with the old one', async () => {
    const id = await scene.declare();
    answers = [
      async () => {
        await mend(id);
        return { status: 'issued', code: codeNo('77777'), test: true };
      },
      issued(codeNo('88888')),
    ];
    await scene.work();
    await later();
    expect(asked).toEqual([PRIVATE_FORM.name, '改后的名称']);
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('88888') });
  });

  test('is not rejected for what the old one said', async () => {
    const id = await scene.declare();
    answers = [
      async () => {
        await mend(id);
        return { status: 'rejected', reason: '名称不规范。' };
      },
      issued(codeNo('88888')),
    ];
    await scene.work();
    await later();
    expect(await code(id)).toMatchObject({ status: 'issued', value: codeNo('88888') });
  });

  test('is asked for under a ticket of its own', async () => {
    const id = await scene.declare();
    answers = [
      async () => {
        await mend(id);
        return { status: 'pending' };
      },
      issued(codeNo('88888')),
    ];
    await scene.work();
    await later();
    expect(asked).toEqual([PRIVATE_FORM.name, '改后的名称']);
  });
});

/** What would be filed, had the project a code. */
async function filing(projectId: string): Promise<object> {
  const { fileId: _, ...body } = await scene.filing(projectId, ['soil']);
  return body;
}
