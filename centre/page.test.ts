import { afterEach, describe, expect, it } from 'vitest';
import { obtainCode, useCentre } from './centre-fixture.ts';
import { good, put } from './front-fixture.ts';

const use = useCentre({ onePass: true });
afterEach(() => use().centre.faults.set({}));

describe('control and page', () => {
  const setFaults = (body: unknown) =>
    fetch(`${use().centre.origin}/control/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('PUT /control/faults replaces the whole set, and refuses what is none', async () => {
    const { centre } = use();
    expect(await (await setFaults({ slowMs: 1, html: true })).json()).toEqual({ slowMs: 1, html: true });
    expect(await (await setFaults({ slowMs: 2 })).json()).toEqual({ slowMs: 2 });
    expect((await setFaults({ slowly: true })).status).toBe(400);
    expect(centre.faults.current).toEqual({ slowMs: 2 });
  });

  it('the page says what it is, marks every code, and shows why rows were refused, escaped', async () => {
    const { centre, send, front } = use();
    const { code } = await obtainCode(send, 'f-page', { projectName: '<b>示例</b>' });
    await put(front, 'spgl_splcxxb', good.spgl_splcxxb('page', { splcmc: null }));
    await centre.checkNow();
    const text = await (await fetch(centre.origin)).text();
    expect(text).toContain('国家平台模拟环境，非国家系统');
    expect(text).toContain(`${code} <span class="mark">测试码</span>`);
    expect(text).toContain('&lt;b&gt;示例&lt;/b&gt;');
    expect(text).toContain('规则6：审批流程名称未填写');
    expect(text).not.toContain('<script');
  });

  it('its forms set faults and send down, but not for a page of another site', async () => {
    const { centre } = use();
    const submit = (path: string, fields: Record<string, string>, origin = centre.origin) =>
      fetch(`${centre.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams(fields),
      });
    expect((await submit('/page/faults', { halfBatch: 'on', slowMs: '5' })).status).toBe(303);
    expect(centre.faults.current).toEqual({ halfBatch: true, slowMs: 5 });
    expect((await submit('/page/faults', { clear: '1' })).status).toBe(303);
    expect(centre.faults.current).toEqual({});
    expect((await submit('/page/faults', { down: 'on' }, 'http://elsewhere.example')).status).toBe(403);
    expect((await submit('/page/faults', { down: 'on' }, 'null')).status).toBe(403);
    const wrong = await submit('/page/faults', { slowMs: 'viel' });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('不是数字')]);

    const sent = await submit('/page/down', { kind: 'directive', id: 'page-1', body: '{"title":"通知"}' });
    expect(sent.status).toBe(303);
    expect((await use().send.get('/downward')).body).toMatchObject({ rows: [{ id: 'page-1' }] });
    expect((await submit('/page/down', { kind: 'directive', body: '{' })).status).toBe(400);
    expect(await (await fetch(centre.origin)).text()).toContain('待接收');
  });
});
