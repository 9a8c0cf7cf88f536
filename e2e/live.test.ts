import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openScene } from '../server/journey/scene.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts';
import { legalDay } from './days.ts';
import { signIn } from './journey/sign-in.ts';
import { type Login, openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** What a browser says of a server that is away for a while. */
const AWAY = /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/;

/** The supervisor's pages are opened once and never reloaded: what they say later came to them. */
describe('live figures, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let supervisor: Visitor;
  let overview: Page;
  let list: Page;
  let handler: Login;
  let caseOf: (itemId: string) => string;
  let nameOf: (itemId: string) => string;

  /** One command of the clerk, as another system would give it. */
  const command = async (caseId: string, given: object): Promise<void> => {
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${platform.origin}${path}`, {
        method: 'POST',
        headers: { 'x-zongheng': '1', 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const session = await post('/api/session', { login: handler.login, password: handler.password });
    const cookie = session.headers.getSetCookie().map((one) => one.split(';')[0]);
    const answer = await post(
      '/api/cases/commands',
      { commands: [{ caseId, command: given }] },
      cookie.join('; '),
    );
    expect([answer.status, await answer.json()]).toMatchObject([200, { results: [{ ok: true }] }]);
  };
  const suspend = (itemId: string) =>
    command(caseOf(itemId), { type: 'start-special', kind: 'expert-review', name: '专家评审', days: 10 });
  const stopped = (count: number) =>
    overview
      .getByRole('link', { name: new RegExp(`^停表\\s*${count}$`) })
      .first()
      .waitFor();
  const light = (itemId: string, word: string) =>
    list
      .getByRole('row', { name: new RegExp(nameOf(itemId)) })
      .getByText(word)
      .first()
      .waitFor();
  const state = async (word: string) => {
    for (const page of [overview, list])
      await page.getByRole('status').getByText(word, { exact: true }).waitFor();
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'live-'));
    const scene = await openScene(database(), { start: `${legalDay()} 00:01` });
    const filed = await scene.file(['soil', 'seismic']);
    caseOf = (itemId) => filed.of(itemId).id;
    for (const { id, bodyId } of filed.cases) {
      await scene.done(await scene.staff('case-handler', bodyId), id, { type: 'accept' });
    }
    await scene.close();
    const people = await openPeople(database().app);
    nameOf = people.itemName;
    handler = await people.staff('case-handler', filed.of('seismic').bodyId);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('live'),
    ]);
    supervisor = await browser.visitor({ origin: platform.origin, calm: true });
    await signIn(supervisor, await people.person('李监察', 'supervisor', { division: '210100' }));
    overview = supervisor.page;
    list = await supervisor.context.newPage();
    await overview.goto('/app/oversight');
    await list.goto('/app/oversight/watch');
    await state('实时');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of [overview, list]) await pictures.take(page, 'failed');
  });

  it('a clerk’s step changes the figures and the light of the row, under the pointer, too', async () => {
    await stopped(0);
    await light('seismic', '正常');
    await list.getByRole('row', { name: new RegExp(nameOf('seismic')) }).hover();
    await suspend('seismic');
    await stopped(1);
    await light('seismic', '停表');
    await pictures.take(overview, 'overview');
    await pictures.take(list, 'list');
    expect([...(await graveFaults(overview)), ...(await graveFaults(list))]).toEqual([]);
  });

  it('a server that goes away is told, and found again by itself', async () => {
    const { port } = new URL(platform.origin);
    await platform.stop();
    await state('已断开，正在重连');
    await pictures.take(list, 'away');
    platform = await startPlatform({ dataDir: folder, urls: database(), environment: { PORT: port } });
    await state('实时');
    await command(caseOf('seismic'), { type: 'end-special' });
    await stopped(0);
    await light('seismic', '正常');
  });

  it('left nobody with an error', () => {
    expect(supervisor.problems().filter((problem) => !AWAY.test(problem))).toEqual([]);
    expect(platform.errors()).toEqual([]);
  });
});
