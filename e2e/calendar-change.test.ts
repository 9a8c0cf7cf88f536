import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openScene } from '../server/journey/scene.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type TestBrowser, type Visitor } from './browser.ts';
import { legalDay } from './days.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** 'YYYY-MM-DD' as a notice and a page write it. */
const words = (day: string) => day.split('-').map(Number) as [number, number, number];
const inNotice = (day: string) => `${words(day)[1]}月${words(day)[2]}日`;
const onPage = (day: string) => `${words(day)[0]}年${inNotice(day)}`;
const after = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A year's notice: imported, weighed, published, and read in the case whose statutory day it moved. The day, and
 * with it the year, follow from the day the test runs on.
 */
describe('a change of the calendar, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let admin: Visitor;
  let leader: Visitor;
  let caseId: string;
  let due: string;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();

  const enter = async (who: Parameters<typeof signIn>[1], screen?: typeof PHONE): Promise<Visitor> => {
    const visitor = await browser.visitor({ origin: platform.origin, ...(screen ? { screen } : {}) });
    visitors.push(visitor);
    await signIn(visitor, who);
    return visitor;
  };
  const look = async ({ page }: Visitor, name: string): Promise<void> => {
    await pictures.take(page, name);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };
  const tab = ({ page }: Visitor, name: string) =>
    page.getByRole('navigation', { name: '工作日历' }).getByRole('link', { name, exact: true }).click();

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'calendar-change-'));
    const scene = await openScene(database(), { start: `${legalDay()} 00:01` });
    const filed = await scene.file(['eia-report']);
    caseId = filed.of('eia-report').id;
    const shown = await scene.owner.get(`/api/cases/${caseId}`);
    due = shown.json<{ light: { statutoryDueDay: string } }>().light.statutoryDueDay;
    await scene.close();
    const people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('calendar-change'),
    ]);
    admin = await enter(await people.person('王示例', 'system-admin', {}));
    leader = await enter(await people.person('李示例', 'leader', { division: '210000' }));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const [index, { page }] of visitors.entries()) {
      if (!page.isClosed()) await page.screenshot({ path: join(pictures.folder, `failed-${index}.png`) });
    }
  });

  it('reads the notice and shows what it says, what is odd and what was not understood', async () => {
    const { page } = admin;
    const [year] = words(due);
    const notice = `国务院办公厅关于${year}年部分节假日安排的通知
一、元旦：1月1日放假1天，不调休。
二、劳动节：5月1日放假1天，不调休。
三、国庆节：10月1日至3日放假，共3天。
四、春节：${inNotice(due)}至${inNotice(after(due, 1))}放假，共2天。
五、除夕下午提前放假半天。`;
    await page.getByRole('link', { name: '工作日历' }).click();
    await look(admin, 'year');
    await tab(admin, '导入');
    await page.getByLabel('年份').fill(String(year));
    await page.getByLabel('通知全文').fill(notice);
    await page.getByRole('button', { name: '读取' }).click();
    await page.getByRole('heading', { name: `核对 ${year} 年放假安排` }).waitFor();
    await page.getByText('除夕下午提前放假半天').last().waitFor();
    await page.getByText('没有读懂的语句，请人工判断').waitFor();
    await look(admin, 'read');
  });

  it('shows which cases would move, and publishes with the effect in the confirmation', async () => {
    const { page } = admin;
    // A year that came with the platform is corrected, which needs a reason.
    const reason = page.getByLabel('更正理由');
    if ((await reason.count()) > 0) await reason.fill('示例更正');
    await page.getByRole('button', { name: '预览影响' }).click();
    await page.getByText(/将有 1 件在办件到期日变动/).waitFor();
    await page.getByRole('cell', { name: '推后' }).first().waitFor();
    await look(admin, 'preview');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/将有 1 件在办件到期日变动/).waitFor();
    await pictures.take(page, 'confirm', { screen: true });
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText(/^已发布。/).waitFor();
    await tab(admin, '调整记录');
    await page
      .getByRole('cell', { name: /年放假安排/ })
      .first()
      .waitFor();
    await look(admin, 'records');
  });

  it('shows the new day and the reason in the case', async () => {
    const { page } = leader;
    await page.goto(`/app/oversight/cases/${caseId}`);
    await page.getByText(new RegExp(`年放假安排.*法定到期日由${onPage(due)}改为`)).waitFor();
    await look(leader, 'case');
  });

  it('has a measure proposed by the administrator and confirmed by the province', async () => {
    const { page } = admin;
    await tab(admin, '应急措施');
    await page.getByRole('button', { name: '提出应急措施' }).click();
    const form = page.getByRole('form', { name: '提出应急措施' });
    const fill = (label: RegExp, text: string) => form.getByRole('textbox', { name: label }).fill(text);
    await fill(/^名称/, '全省示例停工');
    await fill(/^文号/, '口头通知');
    await fill(/^依据/, '突发事件应对法（示例）');
    for (const label of [/^开始日期/, /^结束日期/]) {
      const field = form.getByRole('textbox', { name: label });
      await field.fill(legalDay(1));
      await field.press('Enter');
    }
    await form.getByRole('combobox', { name: /^适用区划/ }).fill('210000');
    await page.locator('.ant-select-item-option', { hasText: '辽宁省' }).first().click();
    await page.keyboard.press('Escape');
    admin.expect({ status: 422, path: /\/calendar\/measures$/ });
    await form.getByRole('button', { name: /提出$/ }).click();
    await form.getByText('请写明应急措施的文号').first().waitFor();
    await fill(/^文号/, '辽示例〔2026〕1号');
    await form.getByRole('button', { name: /提出$/ }).click();
    await page.getByText('待省确认').first().waitFor();
    await look(admin, 'measure');

    await leader.page.goto('/app/oversight');
    await leader.page.getByRole('link', { name: '查看影响并确认' }).click();
    await leader.page.getByRole('button', { name: /^预览并确认/ }).click();
    await leader.page.getByText(/共试算 \d+ 件在办件/).waitFor();
    await look(leader, 'weigh');
    await leader.page.getByRole('button', { name: '确认', exact: true }).click();
    await leader.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
    await leader.page.getByText(/^已确认。/).waitFor();
    await leader.page.getByRole('button', { name: '完成' }).click();
    await leader.page.getByText('已生效').waitFor();
    await tab(admin, '地方节假日');
    await page.getByText('岫岩满族自治县').first().waitFor();
    await look(admin, 'local');
  });

  it('is legible on a telephone', async () => {
    await leader.page.setViewportSize(PHONE);
    for (const name of ['年历', '应急措施', '调整记录']) {
      await tab(leader, name);
      const wider = await leader.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([name, wider]).toEqual([name, 0]);
    }
    await look(leader, 'telephone');
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
