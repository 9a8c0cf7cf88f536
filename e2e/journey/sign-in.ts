import type { Visitor } from '../browser.ts';
import type { Login } from '../people.ts';

/** Signs in on the page that a visitor of the platform is sent to. */
export async function signIn({ page }: Visitor, who: Login): Promise<void> {
  await page.goto('/app/');
  await page.getByLabel('登录名').fill(who.login);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: `退出登录（${who.name}）` }).waitFor();
}
