import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CENTRAL_FORM, centralCode, centralProject, MINISTRY } from '../testing/down-bodies.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { receiveDown } from './receive.ts';
import { findInbox } from './store.ts';
import { takeReceived } from './take.ts';

/** Projects that a ministry decided, on their way down. */
let world: NationalWorld;
beforeAll(async () => {
  world = await openNationalWorld();
});
afterAll(() => world?.close());

const send = async (body: unknown) => {
  const id = await world.centre.sendDown('central-project', body);
  await world.run();
  const row = await findInbox(world.database.app, id);
  if (!row) throw new Error('not received');
  return row;
};
const projects = () =>
  world.database.app.read<{ id: string; name: string; code: string; home: string }>({
    name: 'test_projects',
    text: 'SELECT id, name, code, home FROM projects.projects ORDER BY id',
  });

describe('a project that the centre decided', () => {
  const code = centralCode('10001');
  let id: string;

  test('becomes a project with its code, seen by its unit and its division', async () => {
    const row = await send(centralProject(code));
    expect([row.state, row.reason, row.acked]).toEqual(['taken', null, true]);
    id = row.project_id ?? '';
    const page = (await world.scene.owner.get(`/api/projects/${id}`)).json();
    expect(page).toMatchObject({
      name: '中央示例科研中心',
      home: '210100',
      code: { status: 'issued', value: code, test: true, issuer: MINISTRY.name },
      form: {
        plannedStart: '2026-12',
        plannedEnd: '2028-12',
        investment: '88000.5',
        industry: 'A4710X',
        // 沈阳's own flow stands in for the province's.
        flowId: 'gov-building@210100',
      },
    });
    expect(page.history).toMatchObject([
      { name: '接收国家平台下达的项目及代码', channel: 'from-national', note: `${MINISTRY.name} · ${code}` },
    ]);
    expect((await world.centre.report()).downward).toEqual({ sent: 1, taken: 1, refused: 0 });
  });

  test('is not told back to the investment line, and goes to the construction line', async () => {
    await world.later();
    const counts = await world.counts();
    expect(Object.keys(counts).filter((kind) => kind.startsWith('investment'))).toEqual([]);
    expect(counts).toMatchObject({ 'construction.project': { stored: 1 } });
  });

  test('lets the unit file, and its local cases reach both lines', async () => {
    await world.scene.file(['proj-proposal'], { projectId: id });
    await world.later();
    const counts = await world.counts();
    expect(counts).toMatchObject({
      'investment.case': { stored: expect.any(Number) },
      'construction.case': { stored: 1 },
    });
    expect(Object.values(counts).some((states) => 'refused' in states || 'waiting' in states)).toBe(false);
    expect(counts['investment.project']).toBeUndefined();
  });

  test('that comes again under another id is not doubled', async () => {
    const before = await projects();
    const row = await send(centralProject(code));
    expect([row.state, row.reason]).toEqual(['duplicate', '该项目已经接收过,未重复建立']);
    expect(row.project_id).toBe(id);
    const changed = await send(centralProject(code, { projectName: '改名的科研中心' }));
    expect([changed.state, changed.reason]).toEqual([
      'duplicate',
      '该项目已经接收过,未重复建立;与先前接收的内容不同,未改动;需要变更的,请办理变更',
    ]);
    expect(await projects()).toEqual(before);
  });

  test('that comes by two ways is not doubled', async () => {
    const twice = centralCode('10002');
    const body = centralProject(twice, { projectName: '两路到达的项目' });
    await receiveDown(world.down, [{ id: 'by-bundle', kind: 'central-project', body }], 'bundle');
    const row = await send(body);
    const bundled = await findInbox(world.database.app, 'by-bundle');
    expect([row.state, bundled?.state].sort()).toEqual(['duplicate', 'taken']);
    expect((await projects()).filter((each) => each.code === twice).length).toBe(1);
  });

  test('killed between receiving and taking is taken once', async () => {
    const third = centralCode('10003');
    const body = centralProject(third, { projectName: '中断后接收的项目' });
    const message = { id: 'killed', kind: 'central-project', body };
    await receiveDown(world.down, [message], 'hand');
    await receiveDown(world.down, [message], 'hand');
    expect((await findInbox(world.database.app, 'killed'))?.state).toBe('received');
    await Promise.all([takeReceived(world.down), takeReceived(world.down)]);
    await takeReceived(world.down);
    expect((await findInbox(world.database.app, 'killed'))?.state).toBe('taken');
    expect((await projects()).filter((each) => each.code === third).length).toBe(1);
  });

  test('of our own is not doubled', async () => {
    const own = await world.register();
    const { code: issued, name } = (await world.scene.owner.get(`/api/projects/${own}`)).json();
    const before = (await projects()).length;
    const row = await send(centralProject(issued.value, { projectName: name }));
    expect([row.state, row.reason, row.project_id]).toEqual([
      'duplicate',
      '本平台已有该项目,未重复建立',
      own,
    ]);
    expect((await projects()).length).toBe(before);
  });

  test('of a unit that is not known makes the unit', async () => {
    const [unit] = CENTRAL_FORM.lerepInfo;
    const other = { ...unit, enterpriseName: '沈阳新设示例有限公司', lerepCertno: '91210100MA0TEXT129' };
    const row = await send(centralProject(centralCode('10004'), { lerepInfo: [other] }));
    expect(row.state).toBe('taken');
    const [found] = await world.database.app.read<{ name: string }>({
      name: 'test_unit',
      text: `SELECT name FROM identity.units WHERE cert_number = '91210100MA0TEXT129'`,
    });
    expect(found?.name).toBe('沈阳新设示例有限公司');
  });

  test('by a body of the State is the province’s', async () => {
    const row = await send(centralProject(centralCode('10005'), { divisionCode: '000000' }));
    const project = (await projects()).find((each) => each.id === row.project_id);
    expect([row.state, project?.home]).toEqual(['taken', '210000']);
  });
});

describe('a project that cannot be taken', () => {
  const bad = `${centralCode('20001').slice(0, -1)}${centralCode('20001').endsWith('0') ? '1' : '0'}`;
  test.each([
    ['lies elsewhere', centralProject(centralCode('20002'), { placeCode: '220102' }), /区划“220102”不在本省/],
    [
      'lacks a field',
      centralProject(centralCode('20003'), { landArea: null }),
      /缺少“用地面积\(平方米\)”\(landArea\)/,
    ],
    [
      'lacks several',
      centralProject(centralCode('20004'), { projectContent: '', startYear: null }),
      /缺少“拟开工时间”.*缺少“建设规模及内容”/,
    ],
    [
      'has a wrong month',
      centralProject(centralCode('20005'), { startYear: '202613' }),
      /“拟开工时间”的值“202613”不合/,
    ],
    [
      'has a code that is in no list',
      centralProject(centralCode('20006'), { constructPer: '9' }),
      /建设性质:“9”不在允许的取值范围内/,
    ],
    [
      'ends before it starts',
      centralProject(centralCode('20007'), { endYear: '202601' }),
      /拟建成时间不能早于拟开工时间/,
    ],
    ['has no valid project code', centralProject(bad), /校验/],
    [
      'has a ministry without a valid code',
      { ...centralProject(centralCode('20008')), decidedBy: { name: '某部', creditCode: '111' } },
      /信用代码/,
    ],
    ['is no object', '<html>503</html>', /./],
    [
      'has a unit with a wrong credit code',
      centralProject(centralCode('20010'), {
        lerepInfo: [{ ...CENTRAL_FORM.lerepInfo[0], lerepCertno: '91210100MA0TEXT04F' }],
      }),
      /证照号码/,
    ],
  ])('because it %s is refused, and the centre is told why', async (_, body, why) => {
    const before = await projects();
    const row = await send(body);
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(why);
    expect(row.acked).toBe(true);
    expect(await projects()).toEqual(before);
  });

  test('because of characters that nobody sees and nothing can store is kept and refused', async () => {
    const body = centralProject(centralCode('20009'), { projectName: '甲\u0000乙\ud800' });
    const next = {
      id: 'beside',
      kind: 'dictionary',
      body: { list: 'x', name: '表', version: '1', rows: [] },
    };
    await receiveDown(world.down, [{ id: 'unseen', kind: 'central-project', body }, next], 'bundle');
    await world.run();
    const row = await findInbox(world.database.app, 'unseen');
    expect(row?.state).toBe('refused');
    expect(row?.reason).toMatch(/项目名称:含有看不见的字符/);
    expect((await findInbox(world.database.app, 'beside'))?.state).toBe('refused');
  });

  test('because its code is another project’s is refused', async () => {
    const own = await world.register();
    const { code } = (await world.scene.owner.get(`/api/projects/${own}`)).json();
    const [unit] = CENTRAL_FORM.lerepInfo;
    const lerepInfo = [{ ...unit, lerepCertno: '91210100MA0TEXT129' }];
    const row = await send(centralProject(code.value, { lerepInfo }));
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(/已属于另一项目/);
  });

  test('is taken once somebody gives what it lacks', async () => {
    const refused = await send(centralProject(centralCode('20011'), { workCategory: null }));
    const operator = await world.scene.as('operator');
    const url = `/api/national/inbox/${refused.id}/retake`;
    expect((await operator.post(url, {})).json()).toMatchObject({
      state: { code: 'refused' },
      mayRetake: true,
    });
    const answer = await operator.post(url, { fields: { workCategory: '建筑工程' } });
    expect(answer.json()).toMatchObject({
      state: { code: 'taken' },
      fix: { fields: { workCategory: '建筑工程' } },
      fixedBy: '示例运维人员',
    });
    await world.run();
    const again = await operator.post(url, {});
    expect([again.statusCode, again.json().code]).toEqual([409, 'state-conflict']);
    expect((await world.centre.report()).downward.refused).toBeGreaterThan(0);
  });

  test('with marks of HTML in its name is a name, and is escaped where the public reads it', async () => {
    const code = centralCode('20012');
    const row = await send(centralProject(code, { projectName: '<b onclick="x()">示例</b>中心' }));
    expect(row.state).toBe('taken');
    const page = (await world.scene.app.inject({ url: `/p/${code}` })).body;
    expect(page).toContain('&lt;b onclick=');
    expect(page).not.toContain('<b onclick=');
  });
});
