import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOVERNMENT_FORM } from '../../journey/world.ts';
import { centralCode, centralProject, centralResult, MINISTRY } from '../testing/down-bodies.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { receiveDown } from './receive.ts';
import { findInbox } from './store.ts';

/** What ministries decided on projects of the province. */
let world: NationalWorld;
let id: string;
let code: string;
beforeAll(async () => {
  world = await openNationalWorld();
  id = await world.register({ ...GOVERNMENT_FORM, flowId: 'gov-building' });
  code = (await world.scene.owner.get(`/api/projects/${id}`)).json().code.value;
});
afterAll(() => world?.close());

const send = async (body: unknown) => {
  const message = await world.centre.sendDown('central-result', body);
  await world.run();
  const row = await findInbox(world.database.app, message);
  if (!row) throw new Error('not received');
  return row;
};
type Item = { itemId: string; state: string; cases: { id: string; body: object; documents: object[] }[] };
const mapItem = async (itemId: string, projectId = id): Promise<Item | undefined> => {
  const page = (await world.scene.owner.get(`/api/projects/${projectId}`)).json();
  return page.flow.stages
    .flatMap((stage: { items: Item[] }) => stage.items)
    .find((item: Item) => item.itemId === itemId);
};

describe('a result of a ministry', () => {
  test('stands in the project’s map as decided by it', async () => {
    const row = await send(centralResult(code));
    expect([row.state, row.reason, row.project_id]).toEqual(['taken', null, id]);
    const item = await mapItem('feasibility');
    expect(item).toMatchObject({
      state: 'done',
      department: MINISTRY.name,
      body: { name: MINISTRY.name },
      cases: [
        {
          body: { name: MINISTRY.name, shortName: MINISTRY.name },
          status: { name: '办结(通过)' },
          documents: [
            {
              number: '示例发改〔2026〕8号',
              bodyName: MINISTRY.name,
              issuedOn: '2026-10-20',
              validUntil: '9999-01-01',
              fileId: null,
              digest: null,
              status: 'valid',
            },
          ],
        },
      ],
    });
  });

  test('has its page, read by the unit, the window and those who supervise; nobody commands it', async () => {
    const caseId = (await mapItem('feasibility'))?.cases[0]?.id;
    for (const who of [
      world.scene.owner,
      world.scene.window,
      await world.scene.as('supervisor', { division: '210100' }),
    ]) {
      const page = (await who.get(`/api/cases/${caseId}`)).json();
      expect(page).toMatchObject({ body: { name: MINISTRY.name }, actions: [] });
      expect(page.history.map(({ channel }: { channel: string }) => channel)).toEqual(
        Array(page.history.length).fill('from-national'),
      );
      expect((await who.get(`/api/cases/${caseId}/explanation?measure=committed`)).statusCode).toBe(200);
    }
  });

  test('is never told back to the centre, and lets what waits for it go on', async () => {
    await world.later();
    const counts = await world.counts();
    expect(counts['investment.case']).toBeUndefined();
    expect(counts['construction.case']).toBeUndefined();
    expect(counts['investment.document']).toBeUndefined();
    const applications = (await world.scene.owner.get('/api/applications?box=closed')).json();
    expect(applications.rows.map(({ project }: { project: { id: string } }) => project.id)).toEqual([id]);
  });

  test('that comes twice, by whichever way, is one', async () => {
    expect(await send(centralResult(code))).toMatchObject({ state: 'duplicate', acked: true });
    await receiveDown(
      world.down,
      [{ id: 'result-by-bundle', kind: 'central-result', body: centralResult(code) }],
      'bundle',
    );
    await world.run();
    expect(await findInbox(world.database.app, 'result-by-bundle')).toMatchObject({ state: 'duplicate' });
    expect((await mapItem('feasibility'))?.cases.length).toBe(1);
  });

  test('of the same number that says something else is refused', async () => {
    const row = await send(centralResult(code, { status: 'refused' }));
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(/内容不同,请人工核对/);
  });

  test('on an item that is granted already is refused', async () => {
    const row = await send(centralResult(code, { number: '另一文号' }));
    expect([row.state, row.reason]).toEqual([
      'refused',
      '“政府投资项目可行性研究报告审批”已经办结,不需要再次申报。',
    ]);
  });

  test('that refuses is shown as refused', async () => {
    const changes = {
      itemId: 'energy',
      itemName: '节能审查',
      status: 'refused',
      number: '示例能〔2026〕1号',
    };
    expect((await send(centralResult(code, changes))).state).toBe('taken');
    expect(await mapItem('energy')).toMatchObject({
      state: 'refused',
      cases: [{ status: { name: '办结(不通过)' }, documents: [{ kind: 'refusal' }] }],
    });
  });

  test('is found by the standard code and by its name', async () => {
    const permit = { itemId: '0060001', itemName: '建设用地规划许可', number: '用地1号' };
    expect((await send(centralResult(code, permit))).state).toBe('taken');
    expect(await mapItem('land-planning-permit')).toMatchObject({ state: 'done' });
    const named = { itemId: null, itemName: '建设项目用地预审', number: '预审1号' };
    expect((await send(centralResult(code, named))).state).toBe('taken');
    expect(await mapItem('land-prereview')).toMatchObject({ state: 'done' });
  });

  test('beside a case that runs here is refused', async () => {
    await world.scene.file(['soil'], { projectId: id });
    const row = await send(centralResult(code, { itemId: 'soil', number: '水保1号' }));
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(/正在办理/);
  });
});

describe('a result that cannot be taken', () => {
  test('because its item is unknown is taken once an operator names the item', async () => {
    const row = await send(centralResult(code, { itemId: 'X-99', itemName: '某种评估', number: '评估1号' }));
    expect(row).toMatchObject({ state: 'refused', acked: true });
    expect(row.reason).toBe('不能确定“某种评估”对应平台的哪个事项,请指定事项后重新接收');
    const operator = await world.scene.as('operator');
    const url = `/api/national/inbox/${row.id}/retake`;
    const wrong = await operator.post(url, { itemId: 'nonsense' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'unknown-item']);
    expect((await operator.post(url, { itemId: 'seismic' })).json()).toMatchObject({
      state: { code: 'taken' },
    });
    expect(await mapItem('seismic')).toMatchObject({ state: 'done' });
    const before = (await world.centre.report()).downward;
    await world.run();
    const after = (await world.centre.report()).downward;
    expect([after.taken - before.taken, after.refused - before.refused]).toEqual([1, -1]);
  });

  test.each([
    ['its project code is wrong', { projectCode: '2610-210100-04-01-10009X' }, /./],
    ['its flow has no such item', { itemId: 'ent-filing', number: 'n1' }, /没有“企业投资项目备案”这个事项/],
    ['it has no number', { itemId: 'water-intake', number: ' ' }, /文号/],
    [
      'it was decided in the future',
      { itemId: 'water-intake', number: 'n2', decidedAt: '2030-01-01T00:00:00Z' },
      /./,
    ],
    [
      'its document is younger than the decision',
      { itemId: 'water-intake', number: 'n3', issuedOn: '2026-10-30' },
      /批复日期/,
    ],
    [
      'a day does not exist',
      { itemId: 'water-intake', number: 'n4', issuedOn: '2026-02-31', decidedAt: null },
      /./,
    ],
  ])('because %s is refused', async (_, changes, why) => {
    const row = await send(centralResult(code, changes));
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(why);
  });
});

test('a result that comes before its project waits, and is taken with it', async () => {
  const early = centralCode('30001');
  const row = await send(centralResult(early));
  expect([row.state, row.acked]).toEqual(['received', false]);
  expect(row.reason).toMatch(new RegExp(`等待代码为 ${early} 的项目`));
  await world.centre.sendDown('central-project', centralProject(early));
  await world.run();
  const after = await findInbox(world.database.app, row.id);
  expect(after).toMatchObject({ state: 'taken', reason: null, acked: true });
  expect(await mapItem('feasibility', after?.project_id ?? '')).toMatchObject({ state: 'done' });
});
