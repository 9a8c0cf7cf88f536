import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { type Centre, startCentre } from '../centre/index.ts';
import { GOVERNMENT_FORM } from '../server/journey/world.ts';
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

const CREDIT_CODE = '91210100MA0TEXT04E';
const NAME = '沈阳示例智能制造厂房';
const FORM = {
  ...GOVERNMENT_FORM,
  name: NAME,
  decisionType: 'A00003',
  investmentSource: '2',
  flowId: 'private-building',
};
const GUARD = { 'x-zongheng': '1' };

/** The platform reports to the stand-in of the national platform; an operator mends what is refused. */
describe('the outbox to the national platform, in a browser', () => {
  const database = useTestDatabase();
  let far: TestDatabase;
  let folder: string;
  let centre: Centre;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let operator: Visitor;
  let broken = false;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();

  const enter = async (who: Parameters<typeof signIn>[1]): Promise<Visitor> => {
    const visitor = await browser.visitor({ origin: platform.origin });
    visitors.push(visitor);
    await signIn(visitor, who);
    return visitor;
  };
  const look = async (name: string, how: { screen?: boolean } = {}): Promise<void> => {
    await pictures.take(operator.page, name, how);
    for (const fault of await graveFaults(operator.page)) faults.add(fault);
  };
  const counts = async (filter: string): Promise<number> => {
    const answer = await operator.page.request.get(`/api/national/messages?${filter}`);
    return ((await answer.json()) as { total: number }).total;
  };
  const waitFor = (filter: string, total: number) =>
    vi.waitFor(async () => expect(await counts(filter), filter).toBe(total), {
      timeout: 60_000,
      interval: 200,
    });
  /** Lets the centre check until nothing of a filter is left. */
  const centreChecks = (filter: string) =>
    vi.waitFor(
      async () => {
        await centre.checkNow();
        expect(await counts(filter), filter).toBe(0);
      },
      { timeout: 60_000, interval: 300 },
    );

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'national-outbox-'));
    far = await createTestDatabase({ empty: true });
    const farUrl = new URL(inject('testCluster').adminUrl);
    farUrl.pathname = `/${far.name}`;
    centre = await startCentre({ databaseUrl: farUrl.href, checkEveryMs: null, onePass: true, seed: 'e2e' });
    const people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({
        dataDir: folder,
        urls: database(),
        environment: {
          CODE_ISSUER: 'national',
          NATIONAL_INVESTMENT_URL: centre.origin,
          NATIONAL_APP_ID: centre.appId,
          NATIONAL_APP_SECRET: centre.secret,
          NATIONAL_FRONT_URL: centre.frontUrl,
          NATIONAL_FRONT_SCHEMA: centre.frontSchema,
        },
      }),
      openBrowser(),
      openPictures('national-outbox'),
    ]);
    // A correction that a colleague got wrong: the name may have three characters only.
    const admin = await enter(await people.person('李示例', 'system-admin', {}));
    const url = '/api/national/mappings/investment.project';
    const { body, number } = (await (await admin.page.request.get(url)).json()) as {
      number: number;
      body: { columns: { column: string }[] };
    };
    const columns = body.columns.map((each) =>
      each.column === 'projectName' ? { ...each, length: 3 } : each,
    );
    const corrected = await admin.page.request.put(url, {
      headers: GUARD,
      data: { body: { ...body, columns }, note: '按国家平台通知缩短名称', number },
    });
    expect(corrected.status(), await corrected.text()).toBe(200);

    const unit = await people.unit('沈阳示例建设有限公司', CREDIT_CODE);
    const owner = await enter(await people.person('张示例', 'unit-member', { unitId: unit.id }));
    const declared = await owner.page.request.post('/api/projects', {
      headers: GUARD,
      data: { declaration: { nonClassified: true, truthful: true }, form: FORM },
    });
    expect(declared.status(), await declared.text()).toBe(201);
    operator = await enter(await people.person('王示例', 'operator', {}));
    await waitFor('kind=investment.project&refusedBy=door', 1);
    await waitFor('kind=construction.flow&state=sent', 1);
    await centre.faults.set({ refuseShare: 1 });
    await centreChecks('line=construction&state=sent');
    await waitFor('kind=construction.flow&refusedBy=centre', 1);
    await centre.faults.set({});
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await centre?.close({ dropRole: true });
    await far?.drop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  beforeEach(({ skip }) => {
    if (broken) skip('a step before this one failed');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    for (const [index, { page }] of visitors.entries()) {
      if (!page.isClosed()) await page.screenshot({ path: join(pictures.folder, `failed-${index}.png`) });
    }
  });

  it('shows on one page which line works, what was refused and why', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '国家平台报送' }).click();
    await page.getByRole('heading', { level: 1, name: '国家平台报送' }).waitFor();
    const line = page.getByRole('region', { name: '投资线' });
    await line.getByText('正常', { exact: true }).waitFor();
    expect(await line.getByRole('link', { name: '被退回' }).textContent()).toContain('1');
    await page.getByRole('link', { name: /^规则 6/ }).waitFor();
    await look('overview');
  });

  it('leads from a figure to the messages, and from one to what is wrong with it', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '项目信息 被退回 1 条' }).click();
    const row = page.getByRole('row', { name: new RegExp(NAME) });
    await row.getByText('本平台自检退回').waitFor();
    await row.getByText(/最多 3 个字/).waitFor();
    await look('refused-list');
    await row.getByRole('link', { name: '项目信息' }).click();
    await page.getByRole('heading', { name: '发送前自检没有通过，没有发出' }).waitFor();
    const values = page.getByRole('table', { name: '报文内容' });
    await values.getByText(/最多 3 个字/).waitFor();
    await look('refused-message');
  });

  it('corrects the mapping: tried on this message first, then put in force', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '修改“项目信息”的映射' }).click();
    await page.getByText('按国家平台通知缩短名称').waitFor();
    await look('mapping');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    const text = page.getByLabel('映射（必填）');
    await page.getByRole('button', { name: '试一试' }).click();
    await page.getByText('试算有 1 处没有通过自检').waitFor();
    const before = await text.inputValue();
    await text.fill(before.replace('"required": true, "length": 3', '"required": true "length": 512'));
    await page.getByText(/写法有误/).waitFor();
    await look('mapping-typing');
    await text.fill(before.replace('"length": 3', '"length": 512'));
    await page.getByRole('button', { name: '试一试' }).click();
    await page.getByText('试算通过自检，可以启用').waitFor();
    await look('mapping-tried');
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('请写明改了什么、为什么。').waitFor();
    await page.getByLabel('修改说明（必填）').fill('恢复名称长度');
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('的映射已启用').waitFor();
    await page.getByText('恢复名称长度').waitFor();
  });

  it('sends the message again, and it arrives', async () => {
    const { page } = operator;
    await page.goBack();
    await page.getByText('此后映射已修改').waitFor();
    await page.getByRole('button', { name: '重新报送', exact: true }).click();
    await look('confirm', { screen: true });
    await page.getByRole('dialog').getByRole('button', { name: '重新报送 1 条' }).click();
    await page.getByText('已要求重新报送 1 条').waitFor();
    await waitFor('kind=investment.project&state=stored', 1);
    await page.getByRole('link', { name: '看当前版本（第 2 版）' }).click();
    await page.getByText('已入库').first().waitFor();
    await page.getByText('已重新报送').waitFor();
    await page.getByText(/第 2 次修改/).waitFor();
    await look('stored-message');
  });

  it('sends all that the centre refused again, and what waited follows by itself', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '报文', exact: true }).first().click();
    await page.getByRole('button', { name: '清除筛选' }).waitFor({ state: 'hidden' });
    await look('open-list');
    await page.getByLabel('按状态筛选').click();
    await page.getByTitle('国家平台退回', { exact: true }).click();
    await page.getByText('条在等它').first().waitFor();
    await page.getByRole('table').getByRole('link', { name: '审批流程信息表' }).click();
    await page.getByRole('heading', { name: '国家平台退回了这条报文' }).waitFor();
    await look('refused-by-centre');
    await page.goBack();
    await page.getByRole('button', { name: /重新报送全部符合条件的/ }).click();
    await look('confirm-all', { screen: true });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /重新报送全部符合条件的/ })
      .click();
    await page.getByText('已要求重新报送').waitFor();
    await centreChecks('line=construction');
    await page.getByRole('link', { name: '概览' }).click();
    await page.reload();
    await page.getByRole('region', { name: '工程建设线' }).waitFor();
    await look('overview-after');
    await page.getByRole('link', { name: '映射', exact: true }).click();
    await page.getByRole('row', { name: /项目信息/ }).waitFor();
    await look('mappings');
  });

  it('says when a line is down, since when and why, and goes on by itself', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '报文', exact: true }).first().click();
    await page.goto('/app/keeping/national/messages?state=stored&kind=investment.project');
    await centre.faults.set({ down: true });
    await page.getByRole('checkbox', { name: `选择 项目信息 ${NAME}` }).check();
    await look('selected', { screen: true });
    await page.getByRole('button', { name: '重新报送 1 条' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重新报送 1 条' }).click();
    await page.getByText('已要求重新报送 1 条').waitFor();
    await waitFor('kind=investment.project&state=waiting', 1);
    const line = page.getByRole('region', { name: '投资线' });
    await vi.waitFor(
      async () => {
        await page.goto('/app/keeping/national');
        await line.getByText('中断', { exact: true }).waitFor({ timeout: 1000 });
      },
      { timeout: 60_000, interval: 500 },
    );
    await look('line-down');
    await centre.faults.set({});
    await waitFor('kind=investment.project&state=stored', 1);
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
