import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type Screen, type TestBrowser, type Visitor } from './browser.ts';
import { attach } from './journey/controls.ts';
import { beginProject, fillForm } from './journey/declare.ts';
import { askForCorrection, begin, confirm, grant, openCase, startReview } from './journey/desk.ts';
import { bringMaterials, chooseItems, wantedMaterials } from './journey/file-stage.ts';
import { signIn } from './journey/sign-in.ts';
import { FIRST, PLACES, QUEUED } from './kill/story.ts';
import { smallPdf } from './pdf.ts';
import { type Login, openPeople, type People } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** Valid on both levels of GB 32100, and nobody's. */
const CREDIT_CODE = '91210100MA0TEXT04E';
const WRONG_CODE = '91210100MA0TEXT04F';
const NAME = '沈阳示例智能制造厂房';
const CODE = /\d{4}-210100-04-01-\d{6}/;

describe('a project through its first stage, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let people: People;
  let owner: Visitor;
  let window: Visitor;
  let applicant: Login;
  let code: string;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();
  let broken = false;

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'journey-'));
    people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('main-journey'),
    ]);
    const unit = await people.unit('沈阳示例建设有限公司', CREDIT_CODE);
    applicant = await people.person('张示例', 'unit-member', { unitId: unit.id });
    owner = await arrives(applicant);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  // One journey: where a step fails, those after it have nothing to start from.
  beforeEach(({ skip }) => {
    if (broken) skip('a step before this one failed');
  });
  // What stood on the screens when something went wrong.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    for (const [index, { page }] of visitors.entries()) {
      if (!page.isClosed()) await page.screenshot({ path: join(pictures.folder, `failed-${index}.png`) });
    }
  });

  const arrives = async (who: Login, how: { screen?: Screen; calm?: boolean } = {}): Promise<Visitor> => {
    const visitor = await browser.visitor({ origin: platform.origin, ...how });
    visitors.push(visitor);
    await signIn(visitor, who);
    return visitor;
  };
  /** Somebody who decides on an item; all of them have asked their system for less motion. */
  const official = async (role: 'case-handler' | 'case-approver', itemId: string): Promise<Visitor> =>
    arrives(await people.staff(role, people.bodyOf(itemId, PLACES)), { calm: true });
  /** A page one has come to: kept as a picture, and looked through for grave faults. */
  const look = async ({ page }: Visitor, name: string, how: { screen?: boolean } = {}): Promise<void> => {
    await pictures.take(page, name, how);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };
  /** Reloads until something is there: what others and the work process do comes a moment later. */
  const appears = async ({ page }: Visitor, what: () => ReturnType<typeof page.getByText>): Promise<void> => {
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.waitForLoadState('networkidle');
          return what().first().isVisible();
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  };

  /** Goes through entries of the navigation, each of which opens a page of its own. */
  const walk = async (visitor: Visitor, entries: readonly string[]): Promise<void> => {
    for (const entry of entries) {
      const { page } = visitor;
      const before = await page.title();
      const navigation = page.getByRole('navigation', { name: '主导航' });
      await navigation.getByRole('link', { name: entry, exact: true }).click();
      await expect.poll(() => page.title()).not.toBe(before);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(visitor, `page-${entry}`);
    }
  };

  it('refuses a classified project before anything of it leaves the page', async () => {
    const { page } = owner;
    await look(owner, 'applicant-first-page');
    await beginProject(page);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await page.getByText('涉密，或者可能涉密').click();
    await page.getByRole('heading', { name: '本项目不得在平台申报' }).waitFor();
    await page.getByText('线下办理').waitFor();
    expect(await page.getByRole('button', { name: '本单位声明不涉密，开始填报' }).isDisabled()).toBe(true);
    await look(owner, 'declaration-classified');
    expect(sent).toEqual([]);
    page.removeAllListeners('request');
  });

  it('declares the project: not classified, every step checked as it is filled', async () => {
    const { page } = owner;
    await page.getByText('不涉密：').click();
    await page.getByRole('button', { name: '本单位声明不涉密，开始填报' }).click();
    await fillForm(page, NAME, (step) => look(owner, `form-${step}`));
  });

  it('says while one types that a credit code is wrong', async () => {
    const { page } = owner;
    const field = page.getByRole('textbox', { name: /^统一社会信用代码/ });
    expect(await field.inputValue()).toBe(CREDIT_CODE);
    await field.fill('');
    await field.pressSequentially(WRONG_CODE);
    await page.getByText(/校验码/).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await look(owner, 'form-wrong-credit-code');
    await field.fill(CREDIT_CODE);
    await page.getByText(/校验码/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '下一步' }).click();
  });

  it('submits, and sees the code arrive with its QR picture', async () => {
    const { page } = owner;
    await page.getByRole('radio', { name: /一般社会投资房屋建筑类项目/ }).click();
    await page.getByRole('checkbox', { name: /本单位承诺/ }).click();
    await look(owner, 'form-流程与确认');
    await page.getByRole('button', { name: '提交，申请项目代码' }).click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await page.getByText(CODE).first().waitFor();
    code = CODE.exec(await page.locator('.project-code').innerText())?.[0] ?? '';
    await page.getByRole('button', { name: '二维码' }).click();
    const picture = page.getByRole('img', { name: `项目代码 ${code} 的二维码` });
    await picture.waitFor();
    const width = await picture.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth);
    expect(width).toBeGreaterThan(0);
    await look(owner, 'project-qr', { screen: true });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /close|关闭/i })
      .click();
  });

  it('shows the map: stages in their order, what can be filed now, what waits', async () => {
    const { page } = owner;
    const stages = page.getByRole('region', { name: /^第\d阶段/ });
    expect(await stages.count()).toBeGreaterThanOrEqual(4);
    const first = page.getByRole('region', { name: /^第1阶段/ });
    await first.getByRole('button', { name: people.itemName(QUEUED) }).waitFor();
    await first
      .getByText(/等 \d 项前置/)
      .first()
      .waitFor();
    await look(owner, 'project-map');
    // What only some projects need is laid aside until one asks for it.
    expect(await first.getByRole('button', { name: people.itemName('soil') }).count()).toBe(0);
    await page.getByRole('checkbox', { name: /含视情况需要的/ }).click();
    for (const itemId of FIRST) await first.getByRole('button', { name: people.itemName(itemId) }).waitFor();
    await look(owner, 'project-map-everything');
  });

  it('files one application for the stage: six items, every material once', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: /^申报本阶段：立项用地规划许可/ }).click();
    await page.getByRole('heading', { name: /^申报：/, level: 1 }).waitFor();
    await chooseItems(page, [...FIRST, QUEUED].map(people.itemName));
    await page.getByText(`已选 ${FIRST.length + 1} 项`).waitFor();
    const materials = await wantedMaterials(page, 8);
    expect(materials).toHaveLength(8);
    expect(new Set(materials.map(({ name }) => name)).size).toBe(materials.length);

    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('alert').getByText(`有 ${materials.length} 处需要更正`).waitFor();
    await look(owner, 'filing-materials-missing');
    await bringMaterials(materials);
    await page.getByText('必要材料已齐').waitFor();
    await look(owner, 'filing-complete');
    await page.getByRole('button', { name: '核对并提交' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`共 ${FIRST.length + 1} 个事项`).waitFor();
    await look(owner, 'filing-confirm', { screen: true });
    await dialog.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: '已提交，申报编号' }).waitFor();
    await look(owner, 'receipt');
  });

  it('is accepted at the window in one act', async () => {
    const clerk = await people.person('李示例', 'window-clerk', { bodyId: people.windowBody('210100') });
    window = await arrives(clerk, { calm: true });
    const { page } = window;
    await page.getByRole('heading', { name: '窗口收件' }).waitFor();
    await page.getByRole('row', { name: new RegExp(NAME) }).waitFor();
    await look(window, 'window-intake');
    await page
      .getByRole('row', { name: new RegExp(NAME) })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('button', { name: `全部受理（${FIRST.length} 件）` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(people.itemName('soil')).waitFor();
    await look(window, 'window-accept', { screen: true });
    await confirm(dialog, '受理');
    await page
      .getByText('部门开始办理')
      .nth(FIRST.length - 1)
      .waitFor();
    await look(window, 'window-accepted');
  });

  it('one department asks for a correction', async () => {
    const visitor = await official('case-handler', 'eia-form');
    await look(visitor, 'inbox');
    await openCase(visitor.page, people.itemName('eia-form'));
    await look(visitor, 'case');
    await askForCorrection(visitor.page, '环境影响报告表', '缺少噪声预测，请补充第四章。');
    await visitor.page.getByRole('heading', { name: /^等待补正/ }).waitFor();
    await look(visitor, 'case-correction-asked');
    await visitor.close();
  });

  it('the applicant answers it, on a telephone', async () => {
    const phone = await arrives(applicant, { screen: PHONE });
    const { page } = phone;
    await page.getByText('需要补正').first().waitFor();
    await look(phone, 'phone-first-page');
    await page.getByRole('link', { name: /补正/ }).first().click();
    await page.getByRole('heading', { name: '补正材料' }).waitFor();
    await page.getByText('缺少噪声预测').waitFor();
    await attach(page.locator('.correction-items > li'), '环境影响报告表', {
      name: '报告表（补正）.pdf',
      bytes: smallPdf('corrected report'),
    });
    await look(phone, 'phone-correction');
    await page.getByRole('button', { name: '提交补正' }).click();
    await confirm(page.getByRole('dialog'), '提交');
    await page.getByText('没有需要补正的件').waitFor();
    await page.goto('/app/applicant/projects');
    await page.getByRole('link', { name: NAME }).first().click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await look(phone, 'phone-project');
    await phone.close();
  });

  it('another runs an expert review off the clock; the calendar picture says why', async () => {
    const visitor = await official('case-handler', 'soil');
    const { page } = visitor;
    await openCase(page, people.itemName('soil'));
    await startReview(page, '技术评审', '10');
    await page.getByText('停表').first().waitFor();
    await look(visitor, 'case-review');
    await page
      .getByRole('button', { name: /查看期限说明/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: '期限说明' });
    await drawer.getByRole('table').first().waitFor();
    await look(visitor, 'explanation', { screen: true });
    await drawer.getByText('法定时限', { exact: true }).click();
    await drawer
      .getByText(/第四十五条/)
      .first()
      .waitFor();
    await look(visitor, 'explanation-statutory', { screen: true });
    await drawer.getByRole('button', { name: /close|关闭/i }).click();
    await confirm(await begin(page, '结束特别程序'), '结束特别程序');
    await page.getByText('停表').first().waitFor({ state: 'hidden' });
    await visitor.close();
  });

  it.each(FIRST)('%s is decided with a document', async (itemId) => {
    const visitor = await official('case-approver', itemId);
    await openCase(visitor.page, people.itemName(itemId));
    const first = itemId === FIRST[0];
    await grant(visitor.page, `示例〔2026〕${FIRST.indexOf(itemId) + 1}号`, async () => {
      if (first) await look(visitor, 'grant', { screen: true });
    });
    await visitor.page.getByRole('heading', { name: '批复文件' }).waitFor();
    if (first) await look(visitor, 'case-granted');
    await visitor.close();
  });

  it('what waited starts by itself, is accepted and granted', async () => {
    const name = people.itemName(QUEUED);
    await window.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '收件箱' })
      .click();
    await appears(window, () => window.page.getByRole('link', { name }));
    await openCase(window.page, name);
    await confirm(await begin(window.page, '受理'), '受理');
    await look(window, 'window-case');
    const visitor = await official('case-approver', QUEUED);
    await openCase(visitor.page, name);
    await grant(visitor.page, '地字第210100202600012号');
    await visitor.close();
  });

  it('the stage closes: every case with its light, its days and its document', async () => {
    const { page } = owner;
    await page.goto('/app/applicant/projects');
    await page.getByRole('link', { name: NAME }).first().click();
    const first = page.getByRole('region', { name: /^第1阶段/ });
    await appears(owner, () => first.getByText('已办结'));
    await look(owner, 'project-map-stage-closed');
    await page.getByRole('tab', { name: '办件' }).click();
    for (const itemId of [...FIRST, QUEUED]) {
      const row = page.getByRole('row', { name: new RegExp(people.itemName(itemId).replace(/[()]/g, '.')) });
      await row.getByText('办结', { exact: true }).first().waitFor();
      await row.getByText(/号$/).waitFor();
    }
    await look(owner, 'project-cases');
    await page.getByRole('tab', { name: `批复文件（${FIRST.length + 1}）` }).click();
    await page
      .getByRole('tabpanel')
      .getByText(/地字第210100202600012号 ·/)
      .waitFor();
    await look(owner, 'project-documents');
    await page.getByRole('tab', { name: '办理历程' }).click();
    await look(owner, 'project-history');
  });

  it('is seen by those who supervise', async () => {
    const visitor = await arrives(await people.person('王示例', 'supervisor', { division: '210100' }));
    const { page } = visitor;
    await page.getByRole('heading', { name: '一分钟总览' }).waitFor();
    await look(visitor, 'oversight');
    await walk(visitor, ['办件清单', '项目档案', '审批流程', '帮助']);
    await visitor.close();
  });

  it('rests on a catalogue that its keepers can read', async () => {
    const body = people.bodyOf('ent-filing', PLACES);
    const visitor = await arrives(await people.person('赵示例', 'catalogue-keeper', { bodyId: body }));
    await visitor.page.getByRole('heading', { name: '事项', level: 1 }).waitFor();
    await walk(visitor, ['审批流程', '工作日历', '机构与人员', '事项']);
    await visitor.page
      .getByRole('link', { name: people.itemName('soil') })
      .first()
      .click();
    await visitor.page.getByRole('heading', { name: people.itemName('soil'), level: 1 }).waitFor();
    await look(visitor, 'item');
    await visitor.close();
  });

  it('shows the public what it may know', async () => {
    const visitor = await browser.visitor({ origin: platform.origin });
    visitors.push(visitor);
    await visitor.page.goto('/');
    await look(visitor, 'portal');
    await visitor.page.goto(`/p/${code}`);
    await visitor.page.getByText(NAME).first().waitFor();
    await look(visitor, 'portal-project');
    await visitor.page.goto(`/verify?code=${code}`);
    await look(visitor, 'portal-verify');
    await visitor.close();
  });

  it('nothing failed behind the pages', () => {
    expect(visitors.flatMap((visitor) => visitor.problems())).toEqual([]);
    expect(platform.errors()).toEqual([]);
  });

  it('no page keeps anybody out', () => {
    expect([...faults]).toEqual([]);
  });
});
