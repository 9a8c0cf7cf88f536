import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, openBook, setCell } from '../server/catalogue/exchange/exchange-fixture.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type TestBrowser, type Visitor } from './browser.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

const DIVISION = '210100';
const ITEM = 'soil';
const MAIN = '实施清单';

/** A workbook out, changed, in with an error, mended, and applied. */
describe('import and export of the catalogue, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let keeper: Visitor;
  let itemName: string;
  const faults = new Set<string>();

  const look = async (name: string): Promise<void> => {
    await pictures.take(keeper.page, name);
    for (const fault of await graveFaults(keeper.page)) faults.add(fault);
  };
  const send = async (page: Page, path: string): Promise<void> => {
    await page.getByLabel('选择要导入的文件').setInputFiles(path);
    await page.getByRole('region', { name: '导入结果' }).waitFor();
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'catalogue-exchange-'));
    const people = await openPeople(database().app);
    itemName = people.itemName(ITEM);
    const login = await people.person('赵示例', 'catalogue-keeper', { bodyId: `${DIVISION}-water` });
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('catalogue-exchange'),
    ]);
    keeper = await browser.visitor({ origin: platform.origin, calm: true });
    await signIn(keeper, login);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('goes out, comes back with an error at its cell, is mended and applied', async () => {
    const { page } = keeper;
    await page.goto('/app/keeping/entries');
    await page.getByRole('navigation', { name: '事项梳理' }).getByRole('link', { name: '导入导出' }).click();
    await page.getByText('还没有导入过').waitFor();
    await look('empty');
    await page.getByText('本机构', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const book = await openBook(await readFile(file));
    setCell(book, MAIN, ITEM, '咨询方式', '024-00001111');
    const cell = setCell(book, MAIN, ITEM, '权力来源', '没有的来源');
    await writeFile(file, await bytesOf(book));

    await send(page, file);
    await page.getByRole('alert').getByText('有 1 处错误').waitFor();
    await page.getByRole('cell', { name: cell, exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /为草稿$/ }).count()).toBe(0);
    await look('errors');
    const [marked] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载标注错误的工作簿' }).click(),
    ]);
    await marked.saveAs(file);
    const mended = await openBook(await readFile(file));
    const source = book
      .get('代码')
      ?.map(([label]) => label)
      .find((label) => String(label).startsWith('1 '));
    setCell(mended, MAIN, ITEM, '权力来源', source ?? '1');
    mended.delete('错误清单');
    await writeFile(file, await bytesOf(mended));

    await page.getByRole('button', { name: '返回' }).click();
    await send(page, file);
    await page.getByText(/预检通过/).waitFor();
    await page
      .getByText(/处变动/)
      .first()
      .click();
    await look('dry-run');
    await page.setViewportSize(PHONE);
    await look('dry-run-phone');
    await page.getByRole('button', { name: '导入 1 项为草稿' }).click();
    await page.getByText('已导入 1 项为草稿').waitFor();
    await look('applied');
    await page.getByRole('link', { name: itemName }).click();
    await page.getByRole('heading', { name: itemName, exact: true, level: 1 }).waitFor();
    await page.getByText('024-00001111').first().waitFor();
    expect([...faults]).toEqual([]);
  });
});
