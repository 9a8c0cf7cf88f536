import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../testing/index.ts';
import { type Caller, GOVERNMENT_FORM, openWorld, type World } from './world.ts';

/** A privately invested building by filing (备案): five departments take part in its first stage. */
const FORM = {
  ...GOVERNMENT_FORM,
  name: '沈阳示例智能制造厂房',
  decisionType: 'A00003',
  investmentSource: '2',
  flowId: 'private-building',
};
const FIRST = ['ent-filing', 'land-grant', 'soil', 'eia-form', 'seismic'] as const;
const ITEMS = [...FIRST, 'land-planning-permit'];

type Card = {
  id: string;
  itemId: string;
  body: { id: string; name: string };
  status: { code: number; name: string };
  light: { signal: string; dueDay: string | null; remaining: number };
};

describe('one project through its first stage, over HTTP', () => {
  const database = useTestDatabase();
  let world: World;
  let owner: Caller;
  let window: Caller;
  let projectId: string;
  let applicationId: string;
  const handlers = new Map<string, Caller>();
  const approvers = new Map<string, Caller>();

  beforeAll(async () => {
    world = await openWorld(database().app, database().portal, '2026-11-02 09:00');
    owner = await world.as('unit-member', { unitId: await world.unit() });
    const windowBody = world.services.catalogue.windowBodyOf('210100');
    window = await world.as('window-clerk', { bodyId: windowBody?.id ?? '' });
  });
  afterAll(() => world.close());

  const project = async () => (await owner.get(`/api/projects/${projectId}`)).json();
  const cards = async (): Promise<Card[]> =>
    (await owner.get(`/api/applications/${applicationId}`)).json<{ cases: Card[] }>().cases;
  const card = async (itemId: string): Promise<Card> => {
    const found = (await cards()).find((each) => each.itemId === itemId);
    if (!found) throw new Error(`no case for ${itemId}`);
    return found;
  };
  const staff = async (role: 'case-handler' | 'case-approver', bodyId: string): Promise<Caller> => {
    const known = role === 'case-handler' ? handlers : approvers;
    const found = known.get(bodyId) ?? (await world.as(role, { bodyId }));
    known.set(bodyId, found);
    return found;
  };
  const command = async (who: Caller, caseId: string, given: object) => {
    const answer = await who.post('/api/cases/commands', { commands: [{ caseId, command: given }] });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const decide = async (itemId: string, number: string, issuedOn: string) => {
    const { id, body } = await card(itemId);
    const approver = await staff('case-approver', body.id);
    const fileId = await approver.upload(projectId, '批复.pdf');
    const document = { number, title: '批复', issuedOn, validUntil: '9999-01-01', fileId };
    await command(approver, id, { type: 'grant', document });
  };

  it('refuses a classified project, and keeps and logs nothing of it', async () => {
    const secret = { ...FORM, name: '绝不能留下的名称' };
    const answer = await owner.post('/api/projects', {
      declaration: { nonClassified: false, truthful: true },
      form: secret,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'classified-project' });
    expect(answer.json<{ detail: string }>().detail).toContain('线下办理');
    expect(world.lines.join('\n')).not.toContain('绝不能留下的名称');
    const rows = await database().app.read({ name: 't1', text: 'SELECT 1 FROM projects.projects' });
    expect(rows).toEqual([]);
  });

  it('registers the project and gets its code from the issuer', async () => {
    const answer = await owner.post('/api/projects', {
      declaration: { nonClassified: true, truthful: true },
      form: FORM,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    projectId = answer.json<{ id: string }>().id;
    expect(answer.json()).toMatchObject({ home: '210100', code: { status: 'pending', value: null } });

    const early = await owner.get(`/api/projects/${projectId}/filing?stage=1`);
    expect(early.json()).toMatchObject({ codeReady: false });
    await world.work();
    const page = await project();
    expect(page.code).toMatchObject({ status: 'issued', test: true });
    expect(page.code.value).toMatch(/^2611-210100-04-01-\d{6}$/);
    const qr = await owner.get(`/api/projects/${projectId}/qr.svg`);
    expect(qr.headers['content-type']).toContain('image/svg+xml');
    const publicPage = await world.app.inject({ url: `/p/${page.code.value}` });
    expect(publicPage.statusCode).toBe(200);
    expect(publicPage.body).toContain(FORM.name);
    expect(publicPage.body).toContain('测试代码');
  });

  it('shows the flow that fits: stages, items, what may run now', async () => {
    const { flow } = await project();
    expect(flow.stages.map((stage: { no: number }) => stage.no)).toEqual([1, 2, 3, 4]);
    expect(flow.stages[0].state).toBe('ready');
    const states = Object.fromEntries(
      flow.stages[0].items.map((item: { itemId: string; state: string }) => [item.itemId, item.state]),
    );
    expect(states['ent-filing']).toBe('ready');
    expect(states['land-planning-permit']).toBe('waiting');
  });

  it('files one joint application for the stage, materials asked for once', async () => {
    const filing = (
      await owner.get(`/api/projects/${projectId}/filing?stage=1&items=${ITEMS.join(',')}`)
    ).json<{
      items: { itemId: string; selectable: boolean; queued: boolean; why: string | null }[];
      materials: { key: string; required: boolean; source: string; items: string[] }[];
      works: { id: string }[];
    }>();
    const permit = filing.items.find((item) => item.itemId === 'land-planning-permit');
    expect(permit).toMatchObject({ selectable: true, queued: true });
    expect(permit?.why).toContain('自动启动');
    expect(new Set(filing.materials.map((m) => m.key)).size).toBe(filing.materials.length);

    const wanted = filing.materials.filter((m) => m.required && m.source === 'applicant');
    const materials = [];
    for (const material of wanted)
      materials.push({ key: material.key, fileIds: [await owner.upload(projectId)] });
    const submission = {
      stage: 1,
      workIds: filing.works.map((work) => work.id),
      items: ITEMS,
      contact: { name: '张示例', mobile: '19900001234' },
      materials,
    };
    const incomplete = await owner.post(`/api/projects/${projectId}/applications`, {
      ...submission,
      materials: materials.slice(1),
    });
    expect(incomplete.statusCode).toBe(422);
    expect(incomplete.json().errors[0]).toMatchObject({ code: 'material-missing' });

    const key = { 'idempotency-key': 'journey-submit-1' };
    const first = await owner.post(`/api/projects/${projectId}/applications`, submission, key);
    expect(first.statusCode, first.body).toBe(201);
    const again = await owner.post(`/api/projects/${projectId}/applications`, submission, key);
    expect(again.json()).toEqual(first.json());
    applicationId = first.json<{ id: string }>().id;
    const list = (await owner.get('/api/applications')).json<{ total: number }>();
    expect(list.total).toBe(1);
    expect((await cards()).map((each) => each.status.code)).toEqual([1, 1, 1, 1, 1]);
    expect(new Set((await cards()).map((each) => each.body.id)).size).toBe(5);
  });

  it('is accepted at the window in one act', async () => {
    world.at('2026-11-03 09:30');
    const inbox = (await window.get('/api/applications?box=waiting')).json<{ rows: { id: string }[] }>();
    expect(inbox.rows.map((row) => row.id)).toEqual([applicationId]);
    const commands = (await cards()).map((each) => ({ caseId: each.id, command: { type: 'accept' } }));
    const accepted = await window.post('/api/cases/commands', { commands });
    expect(accepted.statusCode, accepted.body).toBe(200);
    expect((await cards()).map((each) => each.status.code)).toEqual([8, 8, 8, 8, 8]);
    const todo = (await window.get('/api/cases?box=todo')).json<{ total: number; counts: object }>();
    expect(todo).toMatchObject({ total: 0, counts: { todo: 0, body: 5 } });
  });

  it('one department asks for a correction: its promise waits, the statute does not', async () => {
    const eia = await card('eia-form');
    const handler = await staff('case-handler', eia.body.id);
    await command(handler, eia.id, {
      type: 'request-correction',
      items: [{ material: '环境影响报告表', problem: '缺少噪声预测' }],
      replyBy: '2026-11-20',
    });
    world.at('2026-11-05 10:00');
    expect((await card('eia-form')).light.signal).toBe('stopped');
    const detail = (await owner.get(`/api/cases/${eia.id}`)).json();
    expect(detail.correction).toMatchObject({ replyBy: '2026-11-20' });
    expect(detail.actions.map((action: { type: string }) => action.type)).toContain('supply-correction');
    const fileIds = [await owner.upload(projectId, '补正.pdf')];
    await command(owner, eia.id, { type: 'supply-correction', materials: [{ key: 'eia-form', fileIds }] });
    expect((await card('eia-form')).status.code).toBe(8);
  });

  it('another runs an expert review off the clock, and the explanation says so', async () => {
    const soil = await card('soil');
    const handler = await staff('case-handler', soil.body.id);
    await command(handler, soil.id, { type: 'start-special', kind: 'expert-review', days: 10 });
    world.at('2026-11-10 10:00');
    await command(handler, soil.id, { type: 'end-special' });
    const explained = (await owner.get(`/api/cases/${soil.id}/explanation?measure=statutory`)).json();
    const stopped = explained.lines.find((line: { kind: string }) => line.kind === 'stopped');
    expect(stopped).toMatchObject({ from: '2026-11-06', to: '2026-11-10', counted: false });
    expect(stopped.reason).toContain('评审');
    expect(stopped.source).toContain('第四十五条');
  });

  it('all decide with a document; what waited starts by itself', async () => {
    const numbers = [
      '沈发改备〔2026〕101号',
      '沈自然资合〔2026〕7号',
      '沈水许〔2026〕33号',
      '沈环审〔2026〕56号',
      '辽震安评〔2026〕9号',
    ];
    for (const [i, itemId] of FIRST.entries()) await decide(itemId, numbers[i] ?? '', '2026-11-10');
    await world.work();
    const after = await cards();
    expect(after).toHaveLength(6);
    expect((await card('land-planning-permit')).status).toMatchObject({ code: 1, name: '接件' });
  });

  it('the last one is accepted and granted, and the stage closes', async () => {
    world.at('2026-11-11 09:00');
    const permit = await card('land-planning-permit');
    await command(window, permit.id, { type: 'accept' });
    world.at('2026-11-12 15:00');
    await decide('land-planning-permit', '地字第210100202600012号', '2026-11-12');
    await world.work();
    const page = await project();
    expect(page.flow.stages[0]).toMatchObject({ state: 'closed' });
    expect(page.flow.stages[1].state).toBe('ready');
    expect(page.applications[0]).toMatchObject({ status: 'closed' });
    expect(page.documents).toHaveLength(6);
    expect(page.documents.map((d: { number: string }) => d.number)).toContain('沈环审〔2026〕56号');
    expect((await cards()).every((each) => each.light.signal === 'done')).toBe(true);
  });

  it('leaves a history in which every step has its person and time', async () => {
    const { id } = await card('eia-form');
    const { history } = (await owner.get(`/api/cases/${id}`)).json<{
      history: { name: string; actor: string }[];
    }>();
    expect(history.map((entry) => entry.name)).toEqual([
      '接件',
      '受理',
      '部门开始办理',
      '一次性告知补正',
      '补正完成',
      '部门开始办理',
      '办结(通过)',
    ]);
    expect(history.every((entry) => entry.actor.startsWith('示例'))).toBe(true);
  });
});
