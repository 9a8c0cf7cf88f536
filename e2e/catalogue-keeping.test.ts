import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type TestBrowser, type Visitor } from './browser.ts';
import { legalDay } from './days.ts';
import { pick, type } from './journey/controls.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** 苏家屯区 has not published this item of the water department; the standard promises five working days. */
const ITEM = 'soil';
const COUNTY = '210111';
const PROVINCE = '210000';

/** An entry from the first draft to the exception, by the people who have to do with it. */
describe('the keeping of the catalogue, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let county: Visitor;
  let colleague: Visitor;
  let department: Visitor;
  let second: Visitor;
  let countyOffice: Visitor;
  let office: Visitor;
  let itemName: string;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();
  let broken = false;

  const look = async ({ page }: Visitor, name: string): Promise<void> => {
    await pictures.take(page, name);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };
  const tab = (page: Page, name: string): Promise<void> =>
    page.getByRole('navigation', { name: '事项梳理' }).getByRole('link', { name, exact: true }).click();
  const home = async (page: Page): Promise<void> => {
    // Anew: the page may be open already, and looks again only every half a minute.
    await page.goto('/app/keeping/entries');
    await page.getByRole('heading', { name: '事项梳理', level: 1 }).waitFor();
  };
  /** Opens what waits for this person in a section of the first page. */
  const openWaiting = async (page: Page, section: string): Promise<void> => {
    await home(page);
    await page.getByRole('region', { name: section }).getByRole('link', { name: itemName }).first().click();
    await page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
  };
  const openEntry = async (page: Page, kind: string, division: string): Promise<void> => {
    await page.goto(`/app/keeping/entries/${kind}/${ITEM}/${division}`);
    await page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
  };
  /** An act whose verb is asked once more. */
  const act = async (page: Page, verb: string): Promise<void> => {
    await page.getByRole('button', { name: verb, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
    await page.getByText(`已${verb}：${itemName}`).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const group = (page: Page, title: string): Promise<void> =>
    page.getByRole('navigation', { name: '编辑的内容' }).getByRole('button', { name: title }).click();
  const saved = (page: Page): Promise<void> => page.getByText(/^已自动保存，/).waitFor();
  const element = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
  const cell = (page: Page): Locator =>
    page.getByRole('gridcell', { name: new RegExp(`：${itemName}，苏家屯区`) });
  const openMatrix = async (page: Page): Promise<void> => {
    await home(page);
    await tab(page, '一致性矩阵');
    await page.getByRole('grid', { name: '一致性矩阵' }).waitFor();
  };
  /** From a submitted draft to the published version, by the four who have to do with it. */
  const confirmAndPublish = async (): Promise<void> => {
    await openWaiting(department.page, '等我确认内容');
    await act(department.page, '确认内容');
    await openWaiting(countyOffice.page, '等我确认权责');
    await act(countyOffice.page, '确认权责');
    await openWaiting(county.page, '可以发布');
    await act(county.page, '发布');
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'catalogue-keeping-'));
    const people = await openPeople(database().app);
    itemName = people.itemName(ITEM);
    const keeper = (name: string, bodyId: string) => people.person(name, 'catalogue-keeper', { bodyId });
    const logins = await Promise.all([
      keeper('赵示例', `${COUNTY}-water`),
      keeper('钱示例', `${COUNTY}-water`),
      keeper('孙示例', `${PROVINCE}-water`),
      keeper('李示例', `${PROVINCE}-water`),
      keeper('周示例', `${COUNTY}-staffing-office`),
      keeper('吴示例', `${PROVINCE}-staffing-office`),
    ]);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('catalogue-keeping'),
    ]);
    const entered: Visitor[] = [];
    for (const login of logins) {
      const visitor = await browser.visitor({ origin: platform.origin, calm: true });
      visitors.push(visitor);
      await signIn(visitor, login);
      entered.push(visitor);
    }
    [county, colleague, department, second, countyOffice, office] = entered as [
      ...[Visitor, Visitor, Visitor],
      ...[Visitor, Visitor, Visitor],
    ];
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

  it('begins with what waits, and with a matrix in which the county is missing', async () => {
    const { page } = county;
    await page.getByRole('heading', { name: '事项梳理', level: 1 }).waitFor();
    await page.getByText('没有等待您办理的事项').waitFor();
    await look(county, 'tasks-empty');
    await openMatrix(page);
    await look(county, 'matrix-city');
    expect(await cell(page).textContent()).toBe('缺');
  });

  it('lets the matrix be walked by keyboard into the entry, and drafts from the standard', async () => {
    const { page } = county;
    const first = page.getByRole('gridcell').first();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('gridcell');
    await cell(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
    await page.getByRole('button', { name: '起草', exact: true }).click();
    await page.getByRole('heading', { name: `编辑：${itemName}` }).waitFor();
    await look(county, 'editor-local');
  });

  it('refuses a longer limit at the field, with the rule, and takes a shorter one', async () => {
    const { page } = county;
    await group(page, '时限');
    const committed = element(page, '承诺办结时限');
    await committed.getByRole('switch').click();
    await committed.getByRole('spinbutton', { name: /^承诺办结时限/ }).fill('30');
    await committed.getByText(/不允许：.*长于省级标准.*依据：省级标准事项/).waitFor();
    await committed.getByText('不符合标准').waitFor();
    await look(county, 'refused-at-the-field');
    await page.getByRole('button', { name: '提交确认' }).click();
    await page.getByRole('heading', { name: /处需要更正/ }).waitFor();
    await committed.getByRole('spinbutton', { name: /^承诺办结时限/ }).fill('3');
    await committed.getByText('优于标准').waitFor();
    await saved(page);
  });

  it('shows the second of two editors what changed, and loses nothing', async () => {
    await group(county.page, '实施主体');
    await openEntry(colleague.page, 'implementation', COUNTY);
    await colleague.page.getByRole('button', { name: '继续编辑' }).click();
    await colleague.page.getByRole('heading', { name: `编辑：${itemName}` }).waitFor();
    await type(county.page, /^咨询方式/, '024-00000001');
    await type(county.page, /^监督投诉方式/, '024-12345');
    await saved(county.page);
    await county.page.getByRole('link', { name: itemName }).first().click();
    await county.page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
    colleague.expect({ status: 409, path: /\/draft$/ });
    await type(colleague.page, /^咨询方式/, '024-00000002');
    await colleague.page.getByText('两人同时修改了这份草稿').waitFor();
    const choice = colleague.page.getByRole('radiogroup', { name: '咨询方式采用哪一方' });
    await choice.getByText('024-00000001').waitFor();
    await choice.getByText('024-00000002').waitFor();
    await pictures.take(colleague.page, 'two-editors', { screen: true });
    const go = colleague.page.getByRole('button', { name: '按所选合并，继续编辑' });
    expect(await go.isDisabled()).toBe(true);
    await choice.getByText('采用我的').click();
    await go.click();
    await saved(colleague.page);
    expect(await colleague.page.getByRole('textbox', { name: /^咨询方式/ }).inputValue()).toBe(
      '024-00000002',
    );
    expect(await colleague.page.getByRole('textbox', { name: /^监督投诉方式/ }).inputValue()).toBe(
      '024-12345',
    );
    await colleague.page.getByRole('button', { name: '返回事项' }).click();
  });

  it('is submitted, returned once with a reason, mended and submitted again', async () => {
    await openEntry(county.page, 'implementation', COUNTY);
    await act(county.page, '提交确认');
    await openWaiting(department.page, '等我确认内容');
    await look(department, 'to-confirm');
    await department.page.getByRole('button', { name: '退回修改' }).click();
    await type(department.page.getByRole('dialog'), /^退回理由/, '咨询电话应为区水利局办公电话');
    await department.page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await department.page.getByText(`已退回修改：${itemName}`).waitFor();
    await openWaiting(county.page, '我的草稿');
    await county.page.getByText('咨询电话应为区水利局办公电话').first().waitFor();
    await look(county, 'returned');
    await county.page.getByRole('button', { name: '继续编辑' }).click();
    await type(county.page, /^咨询方式/, '024-00000003');
    await saved(county.page);
    await county.page.getByRole('button', { name: '提交确认' }).click();
    await county.page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
  });

  it('is confirmed, published, and stands in the matrix', async () => {
    await confirmAndPublish();
    await county.page.getByText('现行第 1 版').waitFor();
    await look(county, 'published');
    await openMatrix(county.page);
    await expect.poll(() => cell(county.page).textContent()).toBe('已');
  });

  it('makes a new standard a task below, with the difference and a day', async () => {
    const { page } = department;
    await openEntry(page, 'standard', PROVINCE);
    await page.getByRole('button', { name: '起草新版本' }).click();
    await page.getByRole('heading', { name: `编辑：${itemName}` }).waitFor();
    await group(page, '时限');
    await page.getByRole('spinbutton', { name: /^承诺办结时限/ }).fill('2');
    await saved(page);
    // The steps share out the commitment: theirs have to go with it.
    await group(page, '办理流程');
    await page.getByText(/不允许：.*各环节时限合计/).waitFor();
    await look(department, 'standard-editor');
    for (const limit of await page.getByRole('spinbutton', { name: '环节时限' }).all()) await limit.fill('');
    await page.getByText(/不允许/).waitFor({ state: 'hidden' });
    await saved(page);
    await page.getByRole('button', { name: '提交确认' }).click();
    await page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
    // Whoever submitted does not confirm: the list does it for a selection.
    await home(second.page);
    await tab(second.page, '清单');
    await second.page.getByRole('checkbox', { name: new RegExp(`选择 ${itemName}`) }).check();
    await second.page.getByRole('button', { name: /^确认内容 1 项/ }).click();
    await second.page.getByRole('dialog').getByRole('button', { name: '确认内容' }).click();
    await second.page.getByText('办成 1 项').waitFor();
    await pictures.take(second.page, 'batch', { screen: true });
    await second.page.getByRole('button', { name: '知道了' }).click();
    await openWaiting(office.page, '等我确认权责');
    await act(office.page, '确认权责');
    await openWaiting(page, '可以发布');
    await act(page, '发布');
    await home(county.page);
    const tasks = county.page.getByRole('region', { name: '要跟进的标准' });
    await tasks.getByText(itemName).waitFor();
    await tasks.getByText(/标准改了什么/).click();
    await tasks.getByText(/前发布/).waitFor();
    await look(county, 'task');
  });

  it('shows who is behind, and reminds', async () => {
    const { page } = department;
    await openMatrix(page);
    await look(department, 'matrix-province');
    await page.getByRole('button', { name: '沈阳', exact: true }).click();
    await expect.poll(() => cell(page).textContent()).toBe('旧');
    await page.getByRole('button', { name: `催办：${itemName}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('苏家屯区').first().waitFor();
    await pictures.take(page, 'remind', { screen: true });
    await dialog.getByRole('button', { name: /^催办全部/ }).click();
    await page.getByText(/^已催办 \d+ 个机关/).waitFor();
    await dialog.getByRole('button', { name: '关闭' }).first().click();
  });

  it('has an exception proposed below and approved above', async () => {
    const { page } = county;
    await openWaiting(page, '要跟进的标准');
    await page.getByRole('button', { name: '起草新版本' }).click();
    await page.getByRole('heading', { name: `编辑：${itemName}` }).waitFor();
    const follow = page.getByRole('button', { name: /^改依第/ });
    if ((await follow.count()) > 0) await follow.click();
    await group(page, '时限');
    await element(page, '承诺办结时限')
      .getByText(/不允许/)
      .waitFor();
    await saved(page);
    await page.getByRole('button', { name: '返回事项' }).click();
    await page.getByRole('button', { name: '申请例外' }).click();
    await pick(page, /^哪一要素/, '承诺办结时限');
    const dialog = page.getByRole('dialog');
    await type(dialog, /^例外理由/, '方案须经区政府会议审定');
    await type(dialog, /^依据/, '沈阳市水土保持条例（示例）第九条');
    await dialog.getByRole('textbox', { name: /^有效期至/ }).fill(legalDay(400));
    await dialog.getByRole('textbox', { name: /^有效期至/ }).press('Enter');
    await dialog.getByRole('button', { name: '申请例外' }).click();
    await page.getByText(`已申请例外：${itemName}`).waitFor();

    await home(department.page);
    const waiting = department.page.getByRole('region', { name: '等我审查的例外' });
    await waiting.getByRole('button', { name: '审查' }).click();
    const deciding = department.page.getByRole('dialog');
    await deciding.getByText('同意', { exact: true }).click();
    await type(deciding, /^审查意见/, '确有地方性法规依据');
    await pictures.take(department.page, 'exception', { screen: true });
    await deciding.getByRole('button', { name: '作出决定' }).click();
    await department.page.getByText('已同意该例外').waitFor();

    await openEntry(page, 'implementation', COUNTY);
    await act(page, '提交确认');
    await confirmAndPublish();
    await page.getByText('经批准的例外').first().waitFor();
    await look(county, 'excepted');
    await openMatrix(page);
    await expect.poll(() => cell(page).textContent()).toBe('例');
  });

  it('lays two versions side by side, and lists the materials', async () => {
    const { page } = county;
    await openEntry(page, 'implementation', COUNTY);
    await page.getByRole('region', { name: '版本' }).getByRole('button', { name: '对照' }).click();
    await page.getByRole('heading', { name: '对照', level: 1 }).waitFor();
    await look(county, 'compare');
    await home(page);
    await tab(page, '材料目录');
    await page.getByRole('heading', { name: '材料目录', level: 1 }).waitFor();
    await look(county, 'materials');
  });

  it('is legible on a telephone', async () => {
    const { page } = county;
    await page.setViewportSize({ width: 360, height: PHONE.height });
    const paths = [
      '',
      '/list?kind=implementation',
      '/matrix',
      '/materials',
      `/implementation/${ITEM}/${COUNTY}`,
    ];
    for (const path of paths) {
      await page.goto(`/app/keeping/entries${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(county, `telephone${path.replace(/\W+/g, '-')}`);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, wider]).toEqual([path, 0]);
    }
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
