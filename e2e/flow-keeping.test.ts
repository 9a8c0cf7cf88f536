import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** 铁岭县 has published all its items; its flow derives from the province's of government buildings. */
const COUNTY = '211221';
const TEMPLATE = 'gov-building';
const OWN = `${TEMPLATE}@${COUNTY}`;

describe('a county derives a flow, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let county: Visitor;
  let department: Visitor;
  let office: Visitor;
  let reader: Visitor;
  let names: Readonly<Record<string, string>>;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();
  let broken = false;

  const look = async ({ page }: Visitor, name: string): Promise<void> => {
    await pictures.take(page, name);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };
  const group = (page: Page, title: string): Promise<void> =>
    page.getByRole('navigation', { name: '编辑的内容' }).getByRole('button', { name: title }).click();
  const saved = (page: Page): Promise<void> => page.getByText(/^已自动保存，/).waitFor();
  /** The part of the editor that is about one item. */
  const entry = (page: Page, item: string): Locator =>
    page.getByRole('group', { name: names[item] ?? item, exact: true });
  const openOwn = async (page: Page): Promise<void> => {
    await page.goto(`/app/keeping/entries/flow/${OWN}/${COUNTY}`);
    await page.getByRole('list', { name: '办理进度' }).waitFor();
  };
  const act = async (page: Page, verb: string): Promise<void> => {
    await page.getByRole('button', { name: verb, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
    await page.getByText(new RegExp(`^已${verb}：`)).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  /** What the platform proposes to a government building approved there. */
  const proposed = (page: Page, division: string): Promise<unknown> =>
    page.evaluate(
      `fetch('/api/catalogue/flows/suggest?decisionType=A00001&investmentSource=1&approvalDivision=${division}')
        .then((answer) => answer.json()).then(({ rows }) => rows.map(({ id }) => id))`,
    );

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'flow-keeping-'));
    const people = await openPeople(database().app);
    names = Object.fromEntries(
      ['proj-proposal', 'land-prereview', 'feasibility'].map((id) => [id, people.itemName(id)]),
    );
    const keeper = (name: string, bodyId: string) => people.person(name, 'catalogue-keeper', { bodyId });
    const logins = await Promise.all([
      keeper('赵示例', `${COUNTY}-natural-resources`),
      keeper('孙示例', '210000-natural-resources'),
      keeper('周示例', `${COUNTY}-staffing-office`),
      keeper('吴示例', '210000-water'),
    ]);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('flow-keeping'),
    ]);
    for (const login of logins) {
      const visitor = await browser.visitor({ origin: platform.origin, calm: true });
      visitors.push(visitor);
      await signIn(visitor, login);
    }
    [county, department, office, reader] = visitors as [Visitor, Visitor, Visitor, Visitor];
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  beforeEach(({ skip }) => {
    if (broken) skip('an earlier step failed');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    for (const [index, { page }] of visitors.entries()) {
      if (!page.isClosed()) await page.screenshot({ path: join(pictures.folder, `failed-${index}.png`) });
    }
  });

  it('lists both families and draws a flow with its necessity, order and critical path', async () => {
    const { page } = county;
    await page.goto('/app/keeping/flows');
    await page.getByRole('heading', { name: '审批流程', level: 1 }).waitFor();
    await page.getByText('企业技术改造投资项目').first().waitFor();
    await look(county, 'flows');
    await page.goto(`/app/keeping/flows/${TEMPLATE}`);
    await page.getByRole('region', { name: '市县本地流程' }).getByText('沈阳市').waitFor();
    await look(county, 'template');
    await page.getByText(/^全部（/).click();
    await look(county, 'template-all');
    await page.goto(`/app/keeping/flows/${TEMPLATE}@210100`);
    await page.getByText('施工许可与质量安全监督合并办理').first().waitFor();
    await look(county, 'shenyang');
    expect(await proposed(page, COUNTY)).toEqual([TEMPLATE]);
  });

  it('derives the template', async () => {
    const { page } = county;
    await page.goto(`/app/keeping/flows/${TEMPLATE}`);
    await page.getByRole('link', { name: '为铁岭县派生本地流程' }).click();
    await page.getByRole('button', { name: '起草', exact: true }).click();
    await page.getByRole('heading', { name: /^编辑：/ }).waitFor();
    await page.getByText('检查通过').waitFor();
    await look(county, 'editor');
  });

  it('refuses a circle with the names, a longer limit and a stage too short', async () => {
    const { page } = county;
    await group(page, '立项用地规划许可');
    const after = entry(page, 'proj-proposal').getByRole('combobox', { name: /^须等哪些事项的结果/ });
    await after.click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: names.feasibility ?? '' })
      .first()
      .click();
    await after.press('Escape');
    await page
      .getByText(new RegExp(`先后次序成环:.*${names['proj-proposal']}.*→`))
      .first()
      .waitFor();
    await page
      .getByText(/不须等 .* 的结果,市县流程不得增加先后次序/)
      .first()
      .waitFor();
    await look(county, 'circle');
    await page.getByRole('button', { name: '提交确认' }).click();
    await page.getByRole('heading', { name: /处需要更正/ }).waitFor();
    await look(county, 'refused');
    await after.press('Backspace');
    await page.getByText('检查通过').waitFor();
    const limit = page.getByRole('spinbutton', { name: /^阶段时限/ });
    await limit.fill('17');
    await page
      .getByText(/可达 17 个工作日,长于省级流程的 16 个工作日/)
      .first()
      .waitFor();
    await limit.fill('3');
    await page
      .getByText(/短于最长路径/)
      .first()
      .waitFor();
  });

  it('shortens, is submitted, confirmed and published', async () => {
    const { page } = county;
    await page.getByRole('spinbutton', { name: /^阶段时限/ }).fill('15');
    await entry(page, 'land-prereview').getByRole('spinbutton').fill('5');
    await page.getByText('检查通过').waitFor();
    await saved(page);
    await page.getByRole('button', { name: '提交确认' }).click();
    await page.getByRole('list', { name: '办理进度' }).waitFor();
    await openOwn(department.page);
    await look(department, 'to-confirm');
    await act(department.page, '确认内容');
    await openOwn(office.page);
    await act(office.page, '确认权责');
    await openOwn(page);
    await act(page, '发布');
    await page.getByText('现行第 1 版').waitFor();
    await look(county, 'published');
  });

  it('is what a new project there is proposed, and nowhere else', async () => {
    const { page } = reader;
    await expect.poll(() => proposed(page, COUNTY)).toEqual([OWN]);
    expect(await proposed(page, '211282')).toEqual([TEMPLATE]);
    expect(await proposed(page, '210102')).toEqual([`${TEMPLATE}@210100`]);
    await page.goto(`/app/keeping/flows/${OWN}`);
    await page.getByText('总时限 53 个工作日').waitFor();
    await look(reader, 'own');
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
