import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { composeProjectCode } from '@zongheng/core/codes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOVERNMENT_FORM } from '../server/journey/world.ts';
import { systemClock } from '../server/platform/clock/index.ts';
import { systemRandom } from '../server/platform/crypto/index.ts';
import { createLog } from '../server/platform/log/index.ts';
import { type CodeIssuer, type IssuerAnswer, issueCodes } from '../server/projects/index.ts';
import { createServices, openCatalogue, type Services } from '../server/services.ts';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, PHONE, type TestBrowser, type Visitor } from './browser.ts';
import { date, type } from './journey/controls.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople, type People } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

const CREDIT_CODE = '91210100MA0TEXT04E';
const NAME = '沈阳示例智能制造厂房';
const FORM = {
  ...GOVERNMENT_FORM,
  name: NAME,
  decisionType: 'A00003',
  investmentSource: '2',
  flowId: 'private-building',
};

/** The platform waits for a code; whoever issues it is this test, and answers when it is told to. */
describe('the life of a project code, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let people: People;
  let services: Services;
  let owner: Visitor;
  let id: string;
  let broken = false;
  let serial = 12_344;
  const visitors: Visitor[] = [];
  const faults = new Set<string>();

  const codeNo = (no: number): string => {
    const parts = { year: 2026, month: 11, region: '210100', department: '04', type: '01' } as const;
    const made = composeProjectCode({ ...parts, serial: String(no) });
    if (!made.ok) throw new Error(made.refusal.message);
    return made.value.text;
  };
  /** The issuer answers once to every request that is under way. */
  const answers = async (answer: IssuerAnswer | 'silence'): Promise<void> => {
    const issuer: CodeIssuer = {
      name: '国家平台（测试）',
      submit: async ({ requestId }) => ({ ticket: requestId }),
      cancel: async ({ cancelId }) => ({ ticket: cancelId }),
      poll: async () => {
        if (answer === 'silence') throw new Error('no answer');
        return answer;
      },
    };
    await database().app.query({ name: 'now', text: 'UPDATE projects.code_requests SET next_at = now()' });
    const log = createLog({ level: 'silent', name: 'test' });
    expect(await issueCodes({ ...services, issuer, log })).toBe(1);
  };
  const issue = async (): Promise<string> => {
    serial += 1;
    await answers({ status: 'issued', code: codeNo(serial), test: true });
    return codeNo(serial);
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'code-life-'));
    people = await openPeople(database().app);
    const catalogue = await openCatalogue(database().app, systemClock);
    services = createServices(database().app, catalogue, systemClock, systemRandom);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database(), environment: { CODE_ISSUER: 'none' } }),
      openBrowser(),
      openPictures('code-life'),
    ]);
    const unit = await people.unit('沈阳示例建设有限公司', CREDIT_CODE);
    owner = await browser.visitor({ origin: platform.origin });
    visitors.push(owner);
    await signIn(owner, await people.person('张示例', 'unit-member', { unitId: unit.id }));
    const answer = await owner.page.request.post('/api/projects', {
      headers: { 'x-zongheng': '1' },
      data: { declaration: { nonClassified: true, truthful: true }, form: FORM },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    ({ id } = (await answer.json()) as { id: string });
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

  const look = async ({ page }: Visitor, name: string, how: { screen?: boolean } = {}): Promise<void> => {
    await pictures.take(page, name, how);
    for (const fault of await graveFaults(page)) faults.add(fault);
  };
  const openProject = async (face = 'applicant', { page } = owner): Promise<void> => {
    await page.goto(`/app/${face}/projects/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const panel = ({ page } = owner) => page.getByRole('region', { name: '项目代码' });

  it('shows how the request stands, and why nothing comes', async () => {
    await openProject();
    await panel().getByText('等待国家平台赋码').waitFor();
    await panel().getByText('平台将自动询问，直到取得答复。').waitFor();
    await answers('silence');
    await panel()
      .getByText(/已询问 1 次，最近一次 .*下一次/)
      .waitFor();
    await panel().getByText('赋码机构暂时没有答复').waitFor();
    await look(owner, 'pending');
  });

  it('shows why a request was rejected; corrected, it is asked for again', async () => {
    const { page } = owner;
    await answers({ status: 'rejected', reason: '总投资与建设规模明显不符。' });
    await panel().getByText('总投资与建设规模明显不符。').waitFor();
    await look(owner, 'rejected');
    await panel().getByRole('button', { name: '修改后重新申请' }).click();
    await page.getByRole('heading', { name: '更正申报信息', level: 1 }).waitFor();
    await submitForm('重新提交，申请项目代码');
    await panel().getByText('等待国家平台赋码').waitFor();
    const code = await issue();
    await page.getByText(code).first().waitFor();
    await panel().getByRole('button', { name: '变更项目信息' }).waitFor();
    await look(owner, 'issued');
  });

  /** Goes through the steps of the form as it stands, and submits it. */
  const submitForm = async (word: string, inStep?: (title: string) => Promise<void>): Promise<void> => {
    const { page } = owner;
    for (const title of ['基本情况', '地点与时间', '投资', '规模与用地', '项目单位']) {
      await page.getByRole('heading', { name: title, level: 2 }).waitFor();
      await inStep?.(title);
      await page.getByRole('button', { name: '下一步' }).click();
    }
    await page.getByRole('checkbox', { name: /本单位承诺/ }).click();
    await inStep?.('流程与确认');
    await page.getByRole('button', { name: word }).click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
  };

  it('extends the times under the same code', async () => {
    const { page } = owner;
    await panel().getByRole('button', { name: '延期' }).click();
    const dialog = page.getByRole('dialog', { name: `延期：${NAME}` });
    await dialog.getByRole('button', { name: '确认延期' }).click();
    await dialog.getByText('工期没有变化').waitFor();
    await date(dialog, /^拟建成年月/, '2029-10');
    await look(owner, 'extension', { screen: true });
    await dialog.getByRole('button', { name: '确认延期' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: '申报信息' }).click();
    await page.getByText('2029-10').first().waitFor();
    await page.getByText(codeNo(serial)).first().waitFor();
  });

  it('changes what may be changed; what would need another code is shown and fixed', async () => {
    const { page } = owner;
    await panel().getByRole('button', { name: '变更项目信息' }).click();
    await page.getByRole('heading', { name: '变更项目信息', level: 1 }).waitFor();
    await submitForm('提交变更', async (title) => {
      if (title === '基本情况') {
        expect(await page.getByRole('combobox', { name: /^项目类型/ }).isDisabled()).toBe(true);
        await page.getByText('代码不变时不能修改').first().waitFor();
        await look(owner, 'change-basics');
      }
      if (title === '投资') await type(page, /^总投资（万元）/, '23456.78');
      if (title === '项目单位' || title === '流程与确认') await look(owner, `change-${title}`);
    });
    await page.getByRole('tab', { name: '办理历程' }).click();
    await page.getByText('变更项目信息').last().waitFor();
    await page.getByRole('tab', { name: '申报信息' }).click();
    await page.getByText('23,456.78').first().waitFor();
  });

  it('gives the code up for wrong data; while that is open nothing is filed, and a refusal leaves it', async () => {
    const { page } = owner;
    const old = codeNo(serial);
    await panel().getByRole('button', { name: '作废并重新赋码' }).click();
    const dialog = page.getByRole('dialog', { name: `作废项目代码并重新赋码：${NAME}` });
    await dialog.getByText(old).waitFor();
    await dialog.getByRole('button', { name: '申请作废代码' }).click();
    await dialog.getByText('请填写理由').waitFor();
    await type(dialog, /^理由/, '申报时总投资填错。');
    await look(owner, 'cancel', { screen: true });
    await dialog.getByRole('button', { name: '申请作废代码' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await panel().getByText('正在申请作废代码：赋码信息有误').waitFor();
    expect(await panel().getByRole('button').count()).toBe(0);
    await look(owner, 'cancelling');
    await answers({ status: 'rejected', reason: '该代码已有批复，请先处理。' });
    await panel().getByText('作废申请被驳回，代码继续有效').waitFor();
    await look(owner, 'cancel-refused');
  });

  it('asks again, corrects, and has a new code that is linked to the old one', async () => {
    const { page } = owner;
    const old = codeNo(serial);
    await panel().getByRole('button', { name: '作废并重新赋码' }).click();
    const dialog = page.getByRole('dialog');
    await type(dialog, /^理由/, '申报时总投资填错。');
    await dialog.getByRole('button', { name: '申请作废代码' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await answers({ status: 'void', reason: '' });
    await panel().getByText('代码已作废：赋码信息有误').waitFor();
    await look(owner, 'void');
    await panel().getByRole('button', { name: '修改后重新申请' }).click();
    await submitForm('重新提交，申请项目代码', async (title) => {
      if (title === '投资') await type(page, /^总投资（万元）/, '3456.78');
    });
    await panel().getByText('等待国家平台赋码').waitFor();
    const code = await issue();
    await page.getByText(code).first().waitFor();
    const link = panel().getByRole('link', { name: old });
    expect(await link.getAttribute('href')).toBe(`/p/${old}`);
    await panel().getByText('申报时总投资填错。').waitFor();
    await look(owner, 'linked');
    const phone = await browser.visitor({ origin: platform.origin, screen: PHONE });
    await phone.page.goto(`/p/${old}`);
    await phone.page.getByText('作废').first().waitFor();
    await phone.close();
  });

  it('lets a supervisor declare that the project has lapsed: then it is over', async () => {
    const supervisor = await browser.visitor({ origin: platform.origin });
    visitors.push(supervisor);
    await signIn(supervisor, await people.person('李监管', 'supervisor', { division: '210100' }));
    await openProject('oversight', supervisor);
    await panel(supervisor).getByRole('button', { name: '认定项目失效' }).click();
    const dialog = supervisor.page.getByRole('dialog', { name: `认定项目失效：${NAME}` });
    await type(dialog, /^理由/, '备案两年后未开工，也未说明情况。');
    await look(supervisor, 'lapse', { screen: true });
    await dialog.getByRole('button', { name: '认定项目失效' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await answers({ status: 'void', reason: '' });
    await panel(supervisor).getByText('项目已失效，代码已作废').waitFor();
    await openProject();
    await panel().getByText('不能再申报事项，也不能再申请代码。').waitFor();
    expect(await panel().getByRole('button').count()).toBe(0);
    await look(owner, 'lapsed');
    await owner.page.goto('/app/applicant/projects');
    await owner.page.getByText('已作废').first().waitFor();
    await look(owner, 'list');
  });

  it('went wrong nowhere, and no page has a grave fault', async () => {
    expect([...faults]).toEqual([]);
    expect(platform.errors()).toEqual([]);
    for (const visitor of visitors) await visitor.close();
  });
});
