import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SAMPLE_LOGINS } from '../server/sample/index.ts';
import { settled } from './browser/pictures.ts';
import { openBrowser, type Visitor } from './browser.ts';
import { signIn } from './journey/sign-in.ts';
import { emptyPlace } from './kill/embedded-place.ts';
import { startPlatform } from './platform.ts';
import { root } from './tools.ts';

/**
 * The pictures of the README: `npm run screenshots`. A small sample year is loaded for it each time, because
 * one that has been lying about would show every case overdue.
 */
const PROJECTS = '200';
/** A README is read over slow lines, too. */
const MOST_BYTES = 300_000;

const folder = join(root, 'docs', 'pictures');
await mkdir(folder, { recursive: true });
const place = await emptyPlace();
const platform = await startPlatform({
  dataDir: place.dataDir,
  environment: { SAMPLE_PROJECTS: PROJECTS, PRACTICE_CENTRE: '1', CODE_ISSUER: 'none' },
});
const browser = await openBrowser();

/** Somebody signed in with a sample login. */
async function signedIn(login: string): Promise<Visitor> {
  const sample = SAMPLE_LOGINS.find((each) => each.login === login);
  if (sample === undefined) throw new Error(`The sample has no ${login}.`);
  const visitor = await browser.visitor({ origin: platform.origin });
  await signIn(visitor, { login, password: sample.password, name: sample.personName });
  return visitor;
}

async function take({ page }: Visitor, name: string): Promise<void> {
  await settled(page);
  // Where nothing looks pointed at.
  await page.mouse.move(0, 0);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}.`);
  process.stdout.write(`docs/pictures/${name}.png (${Math.round(size / 1000)} kB)\n`);
}

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

type Rows<T> = { readonly rows: readonly T[] };
type ProjectRow = { readonly id: string; readonly lights: Readonly<Record<string, number>> };
type CaseRow = { readonly id: string; readonly acceptedAt: string | null };
type Explanation = { readonly lines: readonly { readonly kind: string }[] };

/** The one of which most can be seen. */
function richest<T>(rows: readonly T[], score: (row: T) => number): T {
  const [first] = [...rows].sort((a, b) => score(b) - score(a));
  if (first === undefined) throw new Error('The sample has nothing to show.');
  return first;
}

/** A centre that refuses one in a hundred, so that the outbox has something to mend. */
async function makeCentreStrict(): Promise<void> {
  const centre = /国家平台模拟环境[:：](http\S+)/.exec(platform.output())?.[1];
  if (centre === undefined) throw new Error('The stand-in for the national platform did not start.');
  const answer = await fetch(`${centre}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refuseShare: 0.01 }),
  });
  if (!answer.ok) throw new Error(`The centre answered ${answer.status}.`);
}

type Overview = { readonly lines: readonly { readonly waiting: number; readonly blocked: number }[] };

/** Waits until all that can go has gone up. */
async function drained(page: Page): Promise<void> {
  const idle = async () => {
    const answer = await fetch('/api/national/overview');
    const { lines } = (await answer.json()) as Overview;
    return lines.every(({ waiting, blocked }) => waiting === blocked);
  };
  await page.waitForFunction(idle, undefined, { polling: 1000, timeout: 120_000 });
}

async function takeAll(): Promise<void> {
  await makeCentreStrict();
  const anybody = await browser.visitor({ origin: platform.origin });
  await anybody.page.goto('/');
  await take(anybody, 'start-page');
  await anybody.close();

  const owner = await signedIn('sy-danwei');
  await take(owner, 'applicant-home');
  const projects = await get<Rows<ProjectRow>>(owner.page, '/api/projects');
  const shown = richest(projects.rows, ({ lights }) => {
    const counts = Object.values(lights).filter((count) => count > 0);
    return counts.length * 4 + counts.reduce((sum, count) => sum + count, 0);
  });
  await owner.page.goto(`/app/applicant/projects/${shown.id}`);
  await owner.page.getByRole('heading', { name: '立项用地规划许可' }).waitFor();
  await take(owner, 'project-map');
  await owner.close();

  const handler = await signedIn('sy-fagai-jingban');
  await handler.page.goto('/app/workbench/cases?box=body');
  await handler.page.getByRole('table').waitFor();
  await take(handler, 'inbox');
  const cases = [];
  for (const box of ['body', 'suspended', 'done']) {
    cases.push(...(await get<Rows<CaseRow>>(handler.page, `/api/cases?box=${box}`)).rows);
  }
  const explained = [];
  for (const { id } of cases.filter(({ acceptedAt }) => acceptedAt !== null)) {
    const { lines } = await get<Explanation>(handler.page, `/api/cases/${id}/explanation?measure=committed`);
    explained.push({ id, kinds: new Set(lines.map(({ kind }) => kind)), lines: lines.length });
  }
  const told = richest(explained, (each) => each.kinds.size * 100 - each.lines);
  await handler.page.goto(`/app/workbench/cases/${told.id}?clock=committed`);
  await handler.page.getByRole('dialog', { name: '期限说明' }).getByRole('table').first().waitFor();
  await take(handler, 'clock');
  await handler.close();

  const leader = await signedIn('ln-lingdao');
  await leader.page.getByRole('table').first().waitFor();
  await take(leader, 'oversight');
  await leader.close();

  const operator = await signedIn('yunwei');
  await drained(operator.page);
  await operator.page.goto('/app/keeping/national');
  await operator.page.getByRole('heading', { name: '各种报文' }).waitFor();
  await take(operator, 'outbox');
  await operator.close();
}

try {
  await takeAll();
} finally {
  await browser.close();
  await platform.stop();
  await place.remove();
}
