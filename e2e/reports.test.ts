import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type Screen, type TestBrowser, type Visitor } from './browser.ts';
import { legalDay } from './days.ts';
import { date, pick, type } from './journey/controls.ts';
import { signIn } from './journey/sign-in.ts';
import { declarationOf } from './kill/story.ts';
import { type Login, openPeople, type People } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** Valid on both levels of GB 32100, and nobody's. */
const CREDIT_CODE = '91210100MA0TEXT04E';
const TODAY = legalDay(0);

describe('after the code: the unit reports, a supervisor records, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let people: People;
  let owner: Visitor;
  let supervisor: Visitor;
  let project: string;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();
  let broken = false;

  const arrives = async (who: Login, screen?: Screen): Promise<Visitor> => {
    const visitor = await browser.visitor({
      origin: platform.origin,
      calm: true,
      ...(screen === undefined ? {} : { screen }),
    });
    visitors.push(visitor);
    await signIn(visitor, who);
    return visitor;
  };
  const look = async ({ page }: Visitor, name: string): Promise<void> => {
    await pictures.take(page, name);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'reports-'));
    people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('reports'),
    ]);
    const unit = await people.unit('沈阳示例建设有限公司', CREDIT_CODE);
    owner = await arrives(await people.person('张示例', 'unit-member', { unitId: unit.id }));
    supervisor = await arrives(await people.person('李示例', 'supervisor', { division: '210102' }));
    const answer = await owner.context.request.post(`${platform.origin}/api/projects`, {
      headers: { 'x-zongheng': '1' },
      data: declarationOf({ unit }, 1),
    });
    expect(answer.status(), await answer.text()).toBe(201);
    project = ((await answer.json()) as { id: string }).id;
    await owner.page.goto(`/app/applicant/projects/${project}`);
    await owner.page
      .getByText(/\d{4}-210100-04-01-\d{6}/)
      .first()
      .waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
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

  it('tells the unit that the start comes next, and takes it', async () => {
    const { page } = owner;
    await page.getByRole('tab', { name: '建设报告' }).click();
    await page.getByText('下一份：').waitFor();
    await look(owner, 'before-the-start');
    await page.getByRole('button', { name: '报送开工', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '报送开工' }).click();
    await dialog.getByText('请填写日期').waitFor();
    await look(owner, 'start-without-a-day');
    await date(dialog, /^开工日期/, TODAY);
    await dialog.getByRole('button', { name: '报送开工' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(`${TODAY.slice(0, 4)} 年建设进度`).waitFor();
  });

  it('checks a progress report as it is filled in, and takes it', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: '报送建设进度' }).click();
    const dialog = page.getByRole('dialog');
    await type(dialog, /^累计完成投资/, '1,200');
    await type(dialog, /^报告期/, TODAY.slice(0, 7));
    await dialog.getByText(/应为数字，单位万元/).waitFor();
    await type(dialog, /^累计完成投资/, '1200.5');
    await date(dialog, /^数据截止日期/, TODAY);
    await type(dialog, /^工程形象进度/, '基础完成。\n主体结构一层。');
    await look(owner, 'progress-filled-in');
    await dialog.getByRole('button', { name: '报送建设进度' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('累计完成投资 1,200.5 万元').waitFor();
    await page.getByText('占总投资 9%').waitFor();
  });

  it('says what cannot be true beside the field, with its article', async () => {
    const { page } = owner;
    owner.expect({ status: 422, path: /\/reports$/ });
    await page.getByRole('button', { name: '报送竣工' }).click();
    const dialog = page.getByRole('dialog');
    await date(dialog, /^竣工日期/, TODAY);
    await type(dialog, /^累计完成投资/, '1');
    await dialog.getByRole('button', { name: '报送竣工' }).click();
    await dialog
      .getByText(/不能少于/)
      .first()
      .waitFor();
    await dialog.getByText(/令673/).first().waitFor();
    await look(owner, 'completion-refused');
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('lets the unit correct what it reported', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: /^更正 建设进度/ }).click();
    const dialog = page.getByRole('dialog');
    await type(dialog, /^累计完成投资/, '1100');
    await type(dialog, /^更正的理由/, '多报一笔。');
    await dialog.getByRole('button', { name: '更正建设进度' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('累计完成投资 1,100 万元').waitFor();
    await page.getByText(/更正，理由：多报一笔。/).waitFor();
    await look(owner, 'reports');
  });

  it('lets a supervisor record an abnormal situation and resolve it', async () => {
    const { page } = supervisor;
    await page.goto(`/app/oversight/projects/${project}?tab=reports`);
    await page.getByText('累计完成投资 1,100 万元').waitFor();
    expect(await page.getByRole('button', { name: /^报送/ }).count()).toBe(0);
    await page.getByRole('tab', { name: '监管记录' }).click();
    await page.getByText('没有监管记录').waitFor();
    await look(supervisor, 'no-records');
    await page.getByRole('button', { name: '记录异常情形' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '记录异常情形' }).click();
    await dialog.getByText('请选择异常级别').waitFor();
    await pick(page, /^异常情形/, '违法开工建设');
    await dialog.getByText('2 较重').click();
    await type(dialog, /^异常情况/, '未取得施工许可即开工。');
    await look(supervisor, 'record-filled-in');
    await dialog.getByRole('button', { name: '记录异常情形' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('待处理').waitFor();

    await page.getByRole('button', { name: /^填写处理结果/ }).click();
    const resolve = page.getByRole('dialog');
    await type(resolve, /^处理结果/, '已补办施工许可。');
    await look(supervisor, 'resolve');
    await resolve.getByRole('button', { name: '处理完毕' }).click();
    await resolve.waitFor({ state: 'hidden' });
    await page.getByText('已处理').waitFor();
    await look(supervisor, 'resolved');
  });

  it('shows it to the unit, on a telephone too, and in the history', async () => {
    const { page } = owner;
    await page.reload();
    await page.getByRole('tab', { name: '监管记录' }).click();
    await page.getByText('已补办施工许可。').waitFor();
    expect(await page.getByRole('button', { name: /处理结果|记录异常/ }).count()).toBe(0);
    await page.setViewportSize(PHONE);
    await look(owner, 'records-on-a-telephone');
    await page.goto(`/app/applicant/projects/${project}?tab=reports`);
    await page.getByText('累计完成投资 1,100 万元').waitFor();
    await look(owner, 'reports-on-a-telephone');
    await page.goto(`/app/applicant/projects/${project}?tab=history`);
    for (const step of ['报送建设报告', '更正建设报告', '记录异常情形', '异常情形处理完毕']) {
      await page.getByText(step, { exact: true }).first().waitFor();
    }
    await look(owner, 'history-on-a-telephone');
  });

  it('leaves no grave fault of accessibility and no error behind', async () => {
    expect([...faults]).toEqual([]);
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
