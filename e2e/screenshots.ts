import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE_PASSWORD } from '../server/sample/index.ts';
import { openBrowser, type Visitor } from './browser.ts';
import { startPlatform } from './platform.ts';
import { cache, root } from './tools.ts';

/**
 * The pictures of the README, taken from the running platform with a small sample year: `npm run screenshots`.
 * The database stays in the cache, so that a second run is quick.
 */
const folder = join(root, 'docs', 'pictures');
await mkdir(folder, { recursive: true });
const platform = await startPlatform({
  dataDir: join(cache, 'picture-data'),
  environment: { SAMPLE_PROJECTS: '60', LOG_LEVEL: 'warn' },
});
const browser = await openBrowser();

/** Somebody signed in with a sample login. */
async function signedIn(login: string): Promise<Visitor> {
  const visitor = await browser.visitor({ origin: platform.origin });
  const { page } = visitor;
  await page.goto('/app/sign-in');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/\/app\/(?!sign-in)/);
  return visitor;
}

async function take(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.waitForLoadState('networkidle');
  await visitor.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

try {
  const anybody = await browser.visitor({ origin: platform.origin });
  await anybody.page.goto('/');
  await take(anybody, 'start-page');
  await anybody.close();

  const owner = await signedIn('sy-danwei');
  await take(owner, 'applicant-home');
  await owner.page.goto('/app/applicant/projects');
  await owner.page.getByRole('table').getByRole('link').first().click();
  await owner.page.getByText('立项用地规划许可').first().waitFor();
  await take(owner, 'project-map');
  await owner.close();

  const leader = await signedIn('ln-jiancha');
  await leader.page.getByRole('table').first().waitFor();
  await take(leader, 'oversight');
  await leader.page.goto('/app/oversight/cases?box=body');
  await leader.page
    .getByRole('button', { name: /查看期限说明/ })
    .first()
    .click();
  await leader.page.getByRole('dialog', { name: '期限说明' }).getByRole('table').first().waitFor();
  await take(leader, 'clock');
  await leader.close();
} finally {
  await browser.close();
  await platform.stop();
}
