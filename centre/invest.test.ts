import { parseProjectCode } from '@zongheng/core';
import { describe, expect, it } from 'vitest';
import { form, obtainCode, useCentre } from './centre-fixture.ts';

const use = useCentre();

describe('a signed request', () => {
  it('is refused when the time is off by more than five minutes, with the centre’s time', async () => {
    const { send, clock } = use();
    for (const off of [-301_000, 301_000]) {
      const answer = await send.get('/downward', { time: clock.at + off });
      expect(answer).toMatchObject({
        status: 401,
        body: { error: { code: 'clock-skew', serverTime: new Date(clock.at).toISOString() } },
      });
    }
    expect(await send.get('/downward', { time: clock.at - 299_000 })).toMatchObject({ status: 200 });
  });

  it.each([
    ['another secret', { secret: 'wrong' }],
    ['another application', { appId: 'somebody' }],
  ])('is refused with %s', async (_, change) => {
    expect(await use().send.get('/downward', change)).toMatchObject({
      status: 401,
      body: { error: { code: 'signature' } },
    });
  });

  it('holds the query and the body too', async () => {
    const { send, centre } = use();
    const signed = await send.get('/downward?after=0');
    expect(signed.status).toBe(200);
    const bare = await fetch(`${centre.origin}/downward?after=0`);
    expect(bare.status).toBe(401);
  });
});

describe('a project code', () => {
  it('comes on the second poll, valid, marked as a test code, and the same for ever', async () => {
    const { send, centre } = use();
    const applied = await send.post('/invest/apply', form('code-1'));
    const { seqId } = applied.body as { seqId: string };
    expect(applied.body).toMatchObject({ investId: expect.any(String), seqId: expect.any(String) });
    expect((await send.post('/invest/result', { seqId })).body).toEqual({ seqId, status: '00' });
    const second = await send.post('/invest/result', { seqId });
    expect(second.body).toEqual({ seqId, status: '99', projectCode: expect.any(String), test: true });
    const { projectCode } = second.body as { projectCode: string };
    expect(parseProjectCode(projectCode)).toMatchObject({
      ok: true,
      value: { year: 2026, month: 11, region: '210102' },
    });
    expect((await send.post('/invest/result', { seqId })).body).toEqual(second.body);
    expect((await send.get(`/invest/projects/${projectCode}`)).body).toMatchObject({
      projectCode,
      projectName: '示例产业园一期',
      status: 'valid',
      test: true,
    });
    expect((await centre.report()).codes.valid).toBeGreaterThan(0);
  });

  it('is not given twice to one request', async () => {
    const { send } = use();
    const first = await obtainCode(send, 'code-2');
    const again = await send.post('/invest/apply', form('code-2', { projectName: '另一个名称' }));
    expect(again.body).toMatchObject({ seqId: first.seqId });
    expect((await send.post('/invest/result', { seqId: first.seqId })).body).toEqual(first.result);
  });

  it('takes the place of the one before it', async () => {
    const { send } = use();
    const old = await obtainCode(send, 'code-3');
    const next = await obtainCode(send, 'code-4', { previousCode: old.code });
    expect((await send.get(`/invest/projects/${old.code}`)).body).toMatchObject({ status: 'void' });
    expect((await send.get(`/invest/projects/${next.code}`)).body).toMatchObject({
      status: 'valid',
      previousCode: old.code,
    });
    const third = await obtainCode(send, 'code-5', { previousCode: old.code });
    expect(third.result).toMatchObject({ status: '98', reason: `原项目代码${old.code}已被取代` });
  });

  it.each([
    ['no name', { projectName: ' ' }, '项目名称未填写'],
    ['a credit code that is none', { lerepInfo: [unit('91210100MA0TEST009')] }, '统一社会信用代码无效'],
    ['no unit', { lerepInfo: [] }, '项目单位未填写'],
    ['an end before the start', { startYear: '202805', endYear: '202804' }, '拟建成时间不得早于拟开工时间'],
    ['an industry of another form', { industry: '3912' }, '国标行业'],
    ['an investment that is no number', { investment: '一亿' }, '总投资不是有效数值'],
    ['an unknown type', { projectType: 'A00009' }, '项目类型'],
    ['a previous code nobody knows', { previousCode: '2404-640502-04-01-942249' }, '原项目代码'],
  ])('is refused for %s', async (name, change, reason) => {
    const { result } = await obtainCode(use().send, `bad-${name}`, change);
    expect(result).toMatchObject({ status: '98', reason: expect.stringContaining(reason) });
    expect(result).not.toHaveProperty('projectCode');
  });

  it('an end in the month of the start is in order, and a year alone is read as its last month', async () => {
    const { send } = use();
    const same = await obtainCode(send, 'edge-1', { startYear: '202805', endYear: '202805' });
    const year = await obtainCode(send, 'edge-2', { startYear: '202805', endYear: '2028' });
    expect([same.result, year.result]).toMatchObject([{ status: '99' }, { status: '99' }]);
  });

  it('is unknown by an unknown number or code', async () => {
    const { send } = use();
    expect(await send.post('/invest/result', { seqId: 'none' })).toMatchObject({ status: 404 });
    expect(await send.get('/invest/projects/2404-640502-04-01-942249')).toMatchObject({ status: 404 });
    expect(await send.post('/invest/apply', { projectName: 'x' })).toMatchObject({ status: 400 });
  });

  it('can be cancelled once, with a reason', async () => {
    const { send } = use();
    const { code } = await obtainCode(send, 'code-6');
    const cancel = async (requestId: string, reason: string) => {
      const { seqId } = (await send.post('/invest/cancel', { requestId, projectCode: code, reason }))
        .body as { seqId: string };
      await send.post('/invest/result', { seqId });
      return (await send.post('/invest/result', { seqId })).body;
    };
    expect(await cancel('cancel-0', '')).toMatchObject({ status: '98', reason: '作废必须说明原因' });
    expect(await cancel('cancel-1', '重复申报')).toMatchObject({ status: '97', projectCode: code });
    expect(await cancel('cancel-1', '重复申报')).toMatchObject({ status: '97' });
    expect(await cancel('cancel-2', '重复申报')).toMatchObject({ status: '98' });
    expect((await send.get(`/invest/projects/${code}`)).body).toMatchObject({ status: 'void' });
  });
});

function unit(lerepCertno: string) {
  return { enterpriseName: '示例公司', lerepCerttype: 'A05300', lerepCertno };
}

describe('intake', () => {
  const row = (messageId: string, code: string, change: Record<string, unknown> = {}) => ({
    messageId,
    approval_itemid: 'case-1',
    project_code: code,
    item_code: '112101000000000001',
    item_name: '建设用地规划许可',
    dept_name: '示例市自然资源局',
    current_state: 'A0200',
    deal_time: '2026-11-24T02:00:00Z',
    limit_days: 20,
    ...change,
  });
  const take = async (kind: string, ...rows: unknown[]) => {
    const { body } = await use().send.post('/invest/intake', { kind, rows });
    return (body as { results: { result: string; reason?: string; serial?: string }[] }).results;
  };

  it('stores a message once and answers it always alike', async () => {
    const { code } = await obtainCode(use().send, 'intake-1');
    const first = await take('case', row('m-1', code), row('m-1', code));
    expect(first).toEqual([
      { messageId: 'm-1', result: 'accepted', serial: expect.any(String) },
      { messageId: 'm-1', result: 'accepted', serial: first[0]?.serial },
    ]);
    expect(await take('case', row('m-1', code, { current_state: '?' }))).toEqual([first[0]]);
  });

  it.each([
    ['an unknown code', { project_code: '2404-640502-04-01-942249' }, '规则1'],
    ['a state that is none', { current_state: 'A0500' }, '规则6'],
    ['a grant without its number', { current_state: 'A0501' }, '规则9'],
    ['a number too long', { current_state: 'A0501', approval_number: 'x'.repeat(33) }, '超过32个字符'],
    ['an item code too long', { item_code: 'x'.repeat(51) }, '超过50个字符'],
    ['a correction of what is not there', { replaces: 'nowhere' }, '被更正的消息nowhere'],
  ])('refuses %s, and goes on refusing that message', async (name, change, reason) => {
    const { code } = await obtainCode(use().send, `intake-${name}`);
    const wrong = await take('case', row(`bad-${name}`, code, change));
    expect(wrong).toMatchObject([{ result: 'refused', reason: expect.stringContaining(reason) }]);
    expect(await take('case', row(`bad-${name}`, code))).toEqual(wrong);
  });

  it('refuses what names a void code', async () => {
    const { send } = use();
    const old = await obtainCode(send, 'intake-2');
    await obtainCode(send, 'intake-3', { previousCode: old.code });
    expect(await take('case', row('m-void', old.code))).toMatchObject([
      { result: 'refused', reason: `规则1：项目代码${old.code}已作废` },
    ]);
  });

  it('a correction takes the place of the old row, which the inventory shows as invalid', async () => {
    const { send } = use();
    const { code } = await obtainCode(send, 'intake-4');
    await take('case', row('n-1', code));
    expect(await take('case', row('n-2', code, { replaces: 'n-1' }))).toMatchObject([{ result: 'accepted' }]);
    expect(await take('case', row('n-3', code, { replaces: 'n-1' }))).toMatchObject([{ result: 'refused' }]);
    const { body } = await send.get('/invest/inventory?kind=case&after=n&limit=2');
    expect(body).toMatchObject({
      rows: [
        { messageId: 'n-1', valid: false },
        { messageId: 'n-2', valid: true },
      ],
      next: 'n-2',
    });
  });

  it('a document needs its case; reports and records what they say', async () => {
    const { code } = await obtainCode(use().send, 'intake-5');
    const document = (messageId: string, change: Record<string, unknown> = {}) => ({
      messageId,
      project_code: code,
      approval_itemid: 'case-doc',
      approval_number: '辽示规〔2026〕1号',
      title: '建设用地规划许可证',
      issue_date: '2026-11-24',
      validity_date: '9999-01-01',
      dept_name: '示例市自然资源局',
      ...change,
    });
    expect(await take('document', document('d-1'))).toMatchObject([
      { result: 'refused', reason: '规则2：办件case-doc尚未报送或已失效' },
    ]);
    await take('case', row('m-doc', code, { approval_itemid: 'case-doc' }));
    expect(await take('document', document('d-2'), document('d-3', { title: '' }))).toMatchObject([
      { result: 'accepted' },
      { result: 'refused', reason: '规则9：批复标题未填写' },
    ]);
    const no = { approval_itemid: 'case-no', current_state: 'A0502' };
    await take('case', row('m-no', code, no));
    expect(
      await take('document', document('d-4', { approval_itemid: 'case-no', validity_date: null })),
    ).toMatchObject([{ result: 'accepted' }]);
    const report = { report_id: 'r', project_code: code, report_date: '2026-11-24' };
    expect(
      await take(
        'report',
        { messageId: 'r-1', ...report, report_type: 'start' },
        { messageId: 'r-2', ...report, report_type: 'begin' },
      ),
    ).toMatchObject([{ result: 'accepted' }, { result: 'refused' }]);
    const record = { record_id: 's', project_code: code, situation: '1', content: '未批先建' };
    expect(
      await take('supervision', {
        messageId: 's-1',
        ...record,
        recorded_at: '2026-11-24T02:00:00Z',
        dept_name: '示例市监管局',
      }),
    ).toMatchObject([{ result: 'accepted' }]);
    expect(await take('project', { messageId: 'p-1', project_code: code, ...form('x') })).toMatchObject([
      { result: 'accepted' },
    ]);
  });

  it('takes no more than 200 rows', async () => {
    const rows = Array.from({ length: 201 }, (_, i) => ({ messageId: `many-${i}` }));
    expect(await use().send.post('/invest/intake', { kind: 'case', rows })).toMatchObject({ status: 400 });
  });
});

describe('downwards', () => {
  it('is fetched in order and acknowledged; taken is final', async () => {
    const { centre, send } = use();
    const first = await centre.sendDown('directive', { title: '通知' }, 'down-1');
    await centre.sendDown('directive', { title: '另一个' }, 'down-1');
    await centre.sendDown('dictionary', { list: 'x' }, 'down-2');
    const { rows } = (await send.get('/downward?after=0')).body as { rows: { seq: number; id: string }[] };
    expect(rows).toMatchObject([
      { id: first, kind: 'directive', body: { title: '通知' }, sentAt: '2026-11-24T02:00:00.000Z' },
      { id: 'down-2', kind: 'dictionary' },
    ]);
    const after = await send.get(`/downward?after=${rows[0]?.seq}`);
    expect((after.body as { rows: unknown[] }).rows).toHaveLength(1);
    const ack = (acks: unknown[]) => send.post('/downward/ack', { acks });
    expect(await ack([{ id: 'never', result: 'taken' }])).toMatchObject({ status: 400 });
    await ack([{ id: 'down-1', result: 'refused', reason: '没有这个项目' }]);
    expect((await centre.report()).downward).toEqual({ sent: 2, taken: 0, refused: 1 });
    expect(await ack([{ id: 'down-1', result: 'taken' }])).toMatchObject({ status: 200, body: {} });
    await ack([{ id: 'down-1', result: 'refused' }]);
    expect((await centre.report()).downward).toEqual({ sent: 2, taken: 1, refused: 0 });
  });

  it('lets a word be added once to what was taken without one: the answer to a directive', async () => {
    const { centre, send } = use();
    await centre.sendDown('directive', { title: '请答复' }, 'down-3');
    const ack = (reason?: string) =>
      send.post('/downward/ack', {
        acks: [{ id: 'down-3', result: 'taken', ...(reason ? { reason } : {}) }],
      });
    await ack();
    await ack('已核查。');
    await ack('改口。');
    const page = await fetch(centre.origin);
    const shown = await page.text();
    expect(shown).toContain('已核查。');
    expect(shown).not.toContain('改口。');
  });

  it('knows the code of a project that it sends down', async () => {
    const { centre, send } = use();
    const projectCode = '2611-210100-04-01-123451';
    await centre.sendDown('central-project', { projectCode, form: { projectName: '中央项目' } });
    expect(await send.get(`/invest/projects/${projectCode}`)).toMatchObject({
      status: 200,
      body: { projectCode, projectName: '中央项目', status: 'valid' },
    });
  });
});

describe('a restart', () => {
  it('keeps codes, secret and the sender’s login', async () => {
    const { centre, send, restart } = use();
    const { code } = await obtainCode(send, 'restart-1');
    const before = { secret: centre.secret, frontUrl: centre.frontUrl };
    await restart();
    const next = use();
    expect(next.centre).toMatchObject(before);
    expect((await next.send.get(`/invest/projects/${code}`)).body).toMatchObject({ status: 'valid' });
  });
});
