import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openScene } from '../server/journey/scene.ts';
import { systemRandom } from '../server/platform/crypto/index.ts';
import { createServices, openCatalogue } from '../server/services.ts';
import { escalateOrders } from '../server/supervision/index.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type Screen, type TestBrowser, type Visitor } from './browser.ts';
import { legalDay } from './days.ts';
import { attach, pick, type } from './journey/controls.ts';
import { signIn } from './journey/sign-in.ts';
import { smallPdf } from './pdf.ts';
import { type Login, openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** Ninety days ago: a case accepted then is late by now, whatever holidays lie between. */
const LONG_AGO = `${legalDay(-90)} 09:00`;
const MONTH_MS = 30 * 86_400_000;

describe('supervision orders, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let supervisor: Visitor;
  let approver: Visitor;
  let leader: Visitor;
  let caseId: string;
  let bodyName: string;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();
  let broken = false;

  const enter = async (who: Login, screen?: Screen): Promise<Visitor> => {
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
  /** Opens an order from the list of the navigation. */
  const open = async (page: Page, number: string, box?: RegExp): Promise<void> => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /^督办/ }).click();
    if (box) await page.getByRole('radiogroup', { name: '督办单分类' }).getByText(box).click();
    await page.getByRole('link', { name: number, exact: true }).click();
    await page.getByRole('heading', { name: number, level: 1 }).waitFor();
  };
  /** One verb that needs one text. */
  const say = async (page: Page, verb: string, label: RegExp, text: string, ok: string): Promise<void> => {
    await page.getByRole('button', { name: verb, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await type(dialog, label, text);
    await dialog.getByRole('button', { name: ok, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  /** Issues an order to the body from the list; its number. */
  const issueByHand = async (text: string): Promise<string> => {
    const { page } = supervisor;
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: /^督办单/ })
      .click();
    await page.getByRole('button', { name: '下达督办单' }).click();
    await pick(page, /^被督办部门/, bodyName, bodyName);
    await pick(page, /^督办情形/, '违法收费');
    await type(page.getByRole('dialog'), /^督办内容/, text);
    await page.getByRole('dialog').getByRole('button', { name: '下达', exact: true }).click();
    await page.getByRole('article', { name: '督办单' }).getByText(text).waitFor();
    return page.getByRole('heading', { level: 1 }).innerText();
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'orders-'));
    const scene = await openScene(database(), { start: LONG_AGO });
    const filed = await scene.file(['soil']);
    const soil = filed.of('soil');
    await scene.done(await scene.staff('case-approver', soil.bodyId), soil.id, { type: 'accept' });
    bodyName = scene.services.catalogue.body(soil.bodyId)?.name ?? '';
    caseId = soil.id;
    await scene.close();
    const people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('orders'),
    ]);
    supervisor = await enter(await people.person('李监察', 'supervisor', { division: '210100' }));
    approver = await enter(await people.person('王审批', 'case-approver', { bodyId: soil.bodyId }));
    leader = await enter(await people.person('赵领导', 'leader', { division: '210102' }));
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

  let number: string;

  it('a supervisor issues one from a case that is late', async () => {
    const { page } = supervisor;
    await page.goto(`/app/oversight/cases/${caseId}`);
    const panel = page.getByRole('region', { name: '督办单' });
    await panel.getByRole('button', { name: '下达督办单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('超过办理时限').waitFor();
    await pick(page, /^答复人/, '王审批');
    await look(supervisor, 'issue');
    await dialog.getByRole('button', { name: '下达', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    // The ladder may have issued one of its own for the same case: the one by hand is the city's.
    await panel.getByRole('link', { name: /^沈阳督/ }).click();
    await page.getByRole('article', { name: '督办单' }).getByText('王审批').waitFor();
    number = await page.getByRole('heading', { level: 1 }).innerText();
    expect(number).toMatch(/^沈阳督〔\d{4}〕1号$/);
    await page.getByRole('button', { name: /查看期限说明/ }).click();
    await page.getByRole('dialog').getByText('逐日说明').waitFor();
    await look(supervisor, 'reply-date');
    await page.keyboard.press('Escape');
  });

  it('the official answers with a file, is sent back, answers again, and is accepted', async () => {
    const { page } = approver;
    await page.reload();
    await page.getByRole('link', { name: /督办.*份待答复/ }).waitFor();
    await open(page, number);
    await page.getByRole('button', { name: '答复', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await type(dialog, /^答复内容/, '正在办理，预计明日办结。');
    await attach(dialog, '答复附件', { name: '说明.pdf', bytes: smallPdf('order') });
    await look(approver, 'answer');
    await dialog.getByRole('button', { name: '提交答复' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已答复,待审核').first().waitFor();

    const review = supervisor.page;
    await open(review, number, /^待审核/);
    await review.getByRole('button', { name: '说明.pdf', exact: true }).waitFor();
    await look(supervisor, 'answered');
    await say(review, '退回重答', /^退回理由/, '未说明责任人。', '退回');
    await review.getByText('退回重答').first().waitFor();

    await page.reload();
    await page.getByText('未说明责任人。').first().waitFor();
    await say(page, '答复', /^答复内容/, '责任人已约谈。', '提交答复');

    await review.reload();
    await say(review, '审核通过，办结', /^审核意见/, '同意。', '办结');
    await review.getByText('已办结').first().waitFor();
    const history = review.getByRole('region', { name: '办理过程' });
    for (const text of ['正在办理', '未说明责任人', '责任人已约谈', '同意'])
      await history.getByText(text).waitFor();
    await look(supervisor, 'accepted');
    await review.emulateMedia({ media: 'print' });
    await pictures.take(review, 'print');
    expect(await review.getByRole('heading', { name: '督办单' }).isVisible()).toBe(true);
    expect(await history.isVisible()).toBe(false);
    await review.emulateMedia({ media: 'screen' });
  });

  it('one that nobody answers goes to the leader, whose word everybody reads', async () => {
    const unanswered = await issueByHand('请说明收费依据。');
    const later = { now: () => Date.now() + MONTH_MS };
    const catalogue = await openCatalogue(database().app, later);
    const services = createServices(database().app, catalogue, later, systemRandom);
    expect(await escalateOrders(services)).toBeGreaterThan(0);
    const { page } = leader;
    await page.reload();
    await page.getByRole('link', { name: /督办单.*份上报/ }).waitFor();
    await open(page, unanswered);
    await page.getByText('逾期').first().waitFor();
    await page.getByText(/答复期限.*已过,报和平区领导/).waitFor();
    await look(leader, 'escalated');
    await say(page, '批示', /^批示内容/, '请立即整改。', '批示');
    await page.getByRole('region', { name: '领导批示' }).getByText('请立即整改。').waitFor();
    await open(approver.page, unanswered);
    await approver.page.getByRole('region', { name: '领导批示' }).getByText('请立即整改。').waitFor();
  });

  it('one that is withdrawn says why', async () => {
    const withdrawn = await issueByHand('请说明收费标准。');
    await say(supervisor.page, '撤销', /^撤销理由/, '经核实收费合规。', '撤销督办单');
    await supervisor.page.getByRole('region', { name: '撤销理由' }).waitFor();
    await open(approver.page, withdrawn, /^全部/);
    await approver.page.getByRole('region', { name: '撤销理由' }).getByText('经核实收费合规。').waitFor();
    await look(approver, 'withdrawn');
  });

  it('lists and figures say how they stand, on a telephone, too', async () => {
    const { page } = supervisor;
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: /^督办单/ })
      .click();
    await page.getByRole('radiogroup', { name: '督办单分类' }).getByText(/^全部/).click();
    await page.getByRole('row', { name: new RegExp(number) }).waitFor();
    await look(supervisor, 'list');
    await page.getByRole('radiogroup', { name: '督办单分类' }).getByText('各部门统计').click();
    await page.getByRole('row', { name: new RegExp(bodyName) }).waitFor();
    await look(supervisor, 'figures');
    await approver.page.setViewportSize(PHONE);
    await look(approver, 'phone');
    const wide = await approver.page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(wide).toBe(false);
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
