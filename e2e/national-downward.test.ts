import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTakeDown, openDown } from '../server/national/index.ts';
import {
  centralCode,
  centralProject,
  centralResult,
  MINISTRY,
} from '../server/national/testing/down-bodies.ts';
import { silentLog } from '../server/national/testing/silent-log.ts';
import { systemRandom } from '../server/platform/crypto/index.ts';
import { createServices, openCatalogue } from '../server/services.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

const CODE = centralCode('60001');

/** What the national platform sends down, as operators, supervisors and the unit see it. */
describe('what comes down, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let operator: Visitor;
  let supervisor: Visitor;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();

  const enter = async (who: Parameters<typeof signIn>[1]): Promise<Visitor> => {
    const visitor = await browser.visitor({ origin: platform.origin });
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
    folder = await mkdtemp(join(cache, 'national-downward-'));
    const people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('national-downward'),
    ]);
    const clock = { now: () => Date.now() };
    const catalogue = await openCatalogue(database().app, clock);
    const services = createServices(database().app, catalogue, clock, systemRandom);
    const bring = createTakeDown(openDown(services, silentLog));
    const other = { itemId: 'X-1', itemName: '某种评估', number: '评估1号' };
    const rows = ['0', '1', '2', '3', '4'].map((code) => ({ code, name: `性质${code}` }));
    const messages: readonly (readonly [string, object])[] = [
      ['central-project', centralProject(CODE)],
      ['central-result', centralResult(CODE)],
      ['central-result', centralResult(CODE, other)],
      ['central-result', centralResult(centralCode('60002'))],
      ['dictionary', { list: 'nature', name: '建设性质', version: '2026-1', rows }],
      [
        'central-item',
        { code: '0001', name: '节能审查', body: MINISTRY, version: '1', basis: ['节约能源法第十五条'] },
      ],
      [
        'directive',
        {
          number: '示例督〔2026〕1号',
          title: '关于核查项目进度的通知',
          text: '请核查。\n请答复。',
          level: 'order',
          projectCode: CODE,
          replyBy: '2026-01-10',
        },
      ],
    ];
    expect(await bring(messages.map(([kind, body], i) => ({ id: `m${i}`, kind, body })))).toBe(7);
    operator = await enter(await people.person('王示例', 'operator', {}));
    supervisor = await enter(await people.person('李示例', 'supervisor', { division: '210100' }));
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

  it('lists what came with what became of it, and mends what was refused', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '国家平台报送' }).click();
    await page.getByRole('link', { name: '下行', exact: true }).click();
    await page
      .getByRole('row', { name: /中央示例科研中心/ })
      .getByText('已接收')
      .waitFor();
    await page.getByText(/等待代码为/).waitFor();
    await look(operator, 'inbox');
    await page.getByLabel('按状态筛选').click();
    await page.getByTitle('已退回 1').click();
    await page
      .getByRole('row', { name: /某种评估/ })
      .getByRole('link', { name: '中央办理结果' })
      .click();
    await page.getByText(/不能确定“某种评估”对应平台的哪个事项/).waitFor();
    await page.getByRole('heading', { name: '报文全文' }).waitFor();
    await look(operator, 'refused');
    await page.getByLabel('对应的事项').fill('地震');
    await page.getByTitle(/地震安全性评价/).click();
    await page.getByRole('button', { name: '重新接收' }).click();
    await page.getByText('人工补充（王示例）').waitFor();
    await look(operator, 'mended');
  });

  it('shows items and code lists with their versions', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: '下行', exact: true }).first().click();
    await page.getByRole('link', { name: '事项与代码表' }).click();
    await page.getByRole('button', { name: /建设性质的代码/ }).click();
    await page.getByRole('cell', { name: '性质4' }).waitFor();
    await look(operator, 'references');
  });

  it('has the directive signed for and answered', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: '国家指令' }).click();
    const entry = page.getByRole('article', { name: '关于核查项目进度的通知' });
    await entry.getByText('逾期未答复').waitFor();
    await look(supervisor, 'directive');
    await entry.getByRole('button', { name: /签收/ }).click();
    await entry.getByRole('button', { name: /答复/ }).click();
    await page.getByLabel(/答复内容/).fill('已核查，进度正常。');
    await look(supervisor, 'answering');
    await page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
    await page.getByText('没有待办的国家指令').waitFor();
    await page.getByLabel('按办理情况筛选').click();
    await page.getByTitle('已答复').click();
    await entry.getByText(/已核查，进度正常/).waitFor();
  });

  it('shows the ministry’s result in the project’s map', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: `项目 ${CODE}` }).click();
    await page.getByRole('heading', { level: 1, name: '中央示例科研中心' }).waitFor();
    await page.getByText(MINISTRY.name).first().waitFor();
    await look(supervisor, 'map');
    await page.getByRole('tab', { name: /批复|文件/ }).click();
    await page.getByText(`文件由${MINISTRY.name}保存`).first().waitFor();
    await look(supervisor, 'documents');
  });

  it('has no grave fault for people who see badly or use no mouse', () => {
    expect([...faults]).toEqual([]);
  });

  it('left nobody with an error', async () => {
    for (const visitor of visitors) await visitor.close();
    expect(platform.errors()).toEqual([]);
  });
});
