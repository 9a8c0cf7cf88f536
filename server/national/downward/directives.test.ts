import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centralCode, centralProject } from '../testing/down-bodies.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { findInbox } from './store.ts';

/** Directives of the centre: received, signed for, answered. */
let world: NationalWorld;
let id: string;
let code: string;
beforeAll(async () => {
  world = await openNationalWorld();
  id = await world.register();
  code = (await world.scene.owner.get(`/api/projects/${id}`)).json().code.value;
});
afterAll(() => world?.close());

const directive = (changes: object = {}) => ({
  number: '示例督〔2026〕1号',
  title: '关于核查项目进度的通知',
  text: '请核查并答复。\n附件略。',
  level: 'order',
  replyBy: '2026-11-06',
  ...changes,
});
const send = async (body: unknown) => {
  const message = await world.centre.sendDown('directive', body);
  await world.run();
  const row = await findInbox(world.database.app, message);
  if (!row) throw new Error('not received');
  return row;
};
const list = async (
  who: { get(url: string): Promise<{ json(): { rows: Record<string, unknown>[] } }> },
  box = 'open',
) => (await who.get(`/api/directives?box=${box}`)).json().rows;

describe('a directive on a project', () => {
  test('is shown to the oversight of its divisions, with its light, and in the project’s history', async () => {
    expect((await send(directive({ projectCode: code }))).state).toBe('taken');
    const supervisor = await world.scene.as('supervisor', { division: '210100' });
    expect(await list(supervisor)).toMatchObject([
      {
        number: '示例督〔2026〕1号',
        projectId: id,
        level: { name: '督办' },
        light: { signal: 'normal' },
        actions: ['sign'],
      },
    ]);
    const history = (await world.scene.owner.get(`/api/projects/${id}`)).json().history;
    expect(history.at(-1)).toMatchObject({
      name: '国家平台下达指令',
      note: '示例督〔2026〕1号 关于核查项目进度的通知',
      channel: 'from-national',
    });
  });

  test('turns yellow before its day, and red after it', async () => {
    const leader = await world.scene.as('leader', { division: '210000' });
    const signals: unknown[] = [];
    for (const day of ['2026-11-04 12:00', '2026-11-06 23:00', '2026-11-07 00:30']) {
      world.scene.at(day);
      signals.push((await list(leader)).map(({ light }) => (light as { signal: string }).signal));
    }
    expect(signals).toEqual([['warning'], ['warning'], ['overdue']]);
  });

  test('is signed for, then answered once, and the centre hears the answer', async () => {
    const supervisor = await world.scene.as('supervisor', { division: '210100' });
    const [shown] = await list(supervisor);
    const url = `/api/directives/${String(shown?.id)}`;
    const early = await supervisor.post(`${url}/answer`, { answer: '已核查。', version: 1 });
    expect([early.statusCode, early.json().detail]).toEqual([409, '请先签收,再答复。']);
    const signed = await supervisor.post(`${url}/sign`, { version: 1 });
    expect(signed.json()).toMatchObject({ signed: { by: '沈阳市监察员' }, actions: ['answer'], version: 2 });
    const late = await supervisor.post(`${url}/sign`, { version: 1 });
    expect([late.statusCode, late.json().code]).toEqual([409, 'version-conflict']);
    const answered = await supervisor.post(`${url}/answer`, { answer: '已核查,进度正常。', version: 2 });
    expect(answered.json()).toMatchObject({
      light: { signal: 'done' },
      actions: [],
      answer: '已核查,进度正常。',
    });
    const again = await supervisor.post(`${url}/answer`, { answer: '再答复。', version: 3 });
    expect([again.statusCode, again.json().code]).toEqual([409, 'state-conflict']);
    await world.run();
    const inbox = await world.database.app.read<{ acked: boolean; reply: string }>({
      name: 'test_reply',
      text: `SELECT acked, reply FROM national.inbox WHERE kind = 'directive' AND state = 'taken'`,
    });
    expect(inbox).toEqual([{ acked: true, reply: '已核查,进度正常。' }]);
    expect(await list(supervisor)).toEqual([]);
    expect((await list(supervisor, 'answered')).length).toBe(1);
  });

  test('that comes twice is one; of the same number with other words it is refused', async () => {
    expect((await send(directive({ projectCode: code }))).state).toBe('duplicate');
    expect(await send(directive({ projectCode: code, text: '另一内容' }))).toMatchObject({
      state: 'refused',
      reason: '已接收过文号为 示例督〔2026〕1号 的指令,但内容不同,请人工核对',
    });
  });

  test('known by the number of a case belongs to its project', async () => {
    const filed = await world.scene.file(['soil'], { projectId: id });
    const { number } = (await world.scene.owner.get(`/api/cases/${filed.cases[0]?.id}`)).json();
    const row = await send(directive({ number: '办件令1号', caseNumber: number }));
    expect(row.project_id).toBe(id);
  });

  test('on a project that is not here yet goes to the province, and into the history once it is', async () => {
    const early = centralCode('40001');
    expect((await send(directive({ number: '早令1号', projectCode: early }))).state).toBe('taken');
    await world.centre.sendDown('central-project', centralProject(early));
    await world.run();
    const owned = (await world.scene.owner.get('/api/projects')).json().rows;
    const project = owned.find(({ name }: { name: string }) => name === '中央示例科研中心');
    const history = (await world.scene.owner.get(`/api/projects/${project.id}`)).json().history;
    expect(history.map(({ name }: { name: string }) => name)).toEqual([
      '国家平台下达指令',
      '接收国家平台下达的项目及代码',
    ]);
  });
});

test.each([
  ['without words', directive({ number: 'n1', text: '' }), /正文/],
  ['of an unknown level', directive({ number: 'n2', level: 'urgent' }), /./],
  ['with a day that does not exist', directive({ number: 'n3', replyBy: '2026-02-30' }), /./],
])('a directive %s is refused', async (_, body, why) => {
  const row = await send(body);
  expect(row.state).toBe('refused');
  expect(row.reason).toMatch(why);
});
