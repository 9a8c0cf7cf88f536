import { parseProjectCode } from '@zongheng/core';
import { afterEach, describe, expect, it } from 'vitest';
import { enter, form, obtainCode, useCentre } from './centre-fixture.ts';
import { good, put, writtenOn } from './front-fixture.ts';

const use = useCentre({ onePass: true });
let count = 0;
const key = () => {
  count += 1;
  return `f-${count}`;
};

afterEach(() => use().centre.faults.set({}));

const flow = (change: object = {}) => good.spgl_splcxxb(key(), change);
/** A session of the test's own: faults end the sessions of the sender. */
async function inFront<T>(work: (front: Awaited<ReturnType<typeof enter>>) => Promise<T>): Promise<T> {
  const front = await enter(use().centre.frontUrl);
  try {
    return await work(front);
  } finally {
    await front.end().catch(() => {});
  }
}

/** Decided, under whatever faults are in force. */
async function decided(requestId: string) {
  const { send } = use();
  const { seqId } = (await send.post('/invest/apply', form(requestId))).body as { seqId: string };
  await send.post('/invest/result', { seqId });
  return { seqId, answer: (await send.post('/invest/result', { seqId })).body };
}
const poll = async (seqId: string) => (await use().send.post('/invest/result', { seqId })).body;
const codeOf = (answer: unknown) => (answer as { projectCode?: string }).projectCode ?? '';

describe('down', () => {
  it('nobody is answered, nobody gets into the front database, nothing is checked; then all goes on', async () => {
    const { centre, send } = use();
    const row = flow();
    await inFront(async (session) => {
      await put(session, 'spgl_splcxxb', row);
      await centre.faults.set({ down: true });
      await expect(session.query('SELECT 1')).rejects.toThrow();
    });
    expect(await send.get('/downward')).toMatchObject({ status: 503, body: { error: { code: 'down' } } });
    await expect(enter(centre.frontUrl)).rejects.toThrow(/not permitted to log in/);
    expect(await centre.checkNow()).toEqual({ checked: 0, refused: 0, stored: 0, skipped: [] });
    expect((await fetch(centre.origin)).status).toBe(200);

    await centre.faults.set({});
    expect(await send.get('/downward')).toMatchObject({ status: 200 });
    expect(await centre.checkNow()).toMatchObject({ checked: 1 });
    const after = await inFront((session) => writtenOn(session, 'spgl_splcxxb', row.dfsjzj));
    expect(after).toMatchObject({ state: 3 });
  });
});

describe('answers of the investment line', () => {
  it('slowMs: come later', async () => {
    const { centre, send } = use();
    await centre.faults.set({ slowMs: 120 });
    const since = performance.now();
    await send.get('/downward');
    expect(performance.now() - since).toBeGreaterThanOrEqual(119);
  });

  it('html: are a proxy’s page', async () => {
    const { centre, send } = use();
    await centre.faults.set({ html: true });
    expect(await send.get('/downward')).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/html'),
      body: expect.stringContaining('系统维护'),
    });
  });

  it('unknownState: carry a status no document knows', async () => {
    await use().centre.faults.set({ unknownState: true });
    expect((await decided('f-state')).answer).toMatchObject({ status: '42' });
  });

  it('clockSkewMs: the centre’s clock is off', async () => {
    const { centre, send, clock } = use();
    await centre.faults.set({ clockSkewMs: 600_000 });
    expect(await send.get('/downward')).toMatchObject({
      status: 401,
      body: { error: { code: 'clock-skew', serverTime: new Date(clock.at + 600_000).toISOString() } },
    });
    expect(await send.get('/downward', { time: clock.at + 600_000 })).toMatchObject({ status: 200 });
  });

  it('badCheckDigit: codes are told wrong, and right once the fault is gone', async () => {
    const { centre } = use();
    await centre.faults.set({ badCheckDigit: true });
    const { seqId, answer } = await decided('f-digit');
    expect(parseProjectCode(codeOf(answer))).toMatchObject({
      ok: false,
      refusal: { code: 'project-code-check' },
    });
    await centre.faults.set({});
    expect(parseProjectCode(codeOf(await poll(seqId)))).toMatchObject({ ok: true });
  });

  it('usedCode: a code is told that another has', async () => {
    const { centre, send } = use();
    const { code } = await obtainCode(send, 'f-used-1');
    await centre.faults.set({ usedCode: true });
    const { seqId, answer } = await decided('f-used-2');
    expect(codeOf(answer)).not.toBe('');
    await centre.faults.set({});
    const own = codeOf(await poll(seqId));
    expect(codeOf(answer)).not.toBe(own);
    expect(code).not.toBe(own);
    expect((await send.get(`/invest/projects/${codeOf(answer)}`)).status).toBe(200);
  });

  it('duplicateAnswer: the next other request is given the last answer', async () => {
    await use().centre.faults.set({ duplicateAnswer: true });
    const first = await decided('f-double-1');
    const second = await decided('f-double-2');
    expect(second.answer).toEqual({ ...(first.answer as object), seqId: second.seqId });
  });

  it('outOfOrder: another’s answer, then 审核中 after 已赋码, then the right one', async () => {
    const { centre } = use();
    const other = await decided('f-order-1');
    const { seqId, answer } = await decided('f-order-2');
    await centre.faults.set({ outOfOrder: true });
    const swapped = (await poll(seqId)) as { seqId: string; status: string };
    expect(swapped).toMatchObject({ status: '99' });
    expect(swapped.seqId).not.toBe(seqId);
    expect(await poll(seqId)).toEqual({ seqId, status: '00' });
    expect(await poll(seqId)).toEqual(answer);
    expect(await poll(other.seqId)).not.toEqual(other.answer);
  });

  it('refuseShare: at random, over codes, intake and front database alike', async () => {
    const { centre, send } = use();
    const { code } = await obtainCode(send, 'f-share');
    await centre.faults.set({ refuseShare: 1 });
    const reason = '随机退回（模拟）';
    expect((await decided('f-share-2')).answer).toMatchObject({ status: '98', reason });
    const report = { report_id: 'r', project_code: code, report_type: 'start', report_date: '2026-11-24' };
    const rows = [{ messageId: 'f-share', ...report }];
    expect((await send.post('/invest/intake', { kind: 'report', rows })).body).toMatchObject({
      results: [{ result: 'refused', reason }],
    });
    await inFront(async (session) => {
      const row = flow();
      await put(session, 'spgl_splcxxb', row);
      await centre.checkNow();
      expect(await writtenOn(session, 'spgl_splcxxb', row.dfsjzj)).toMatchObject({ state: 2, reason });
      await centre.faults.set({ refuseShare: 0.5 });
      const many = Array.from({ length: 200 }, () => flow());
      await put(session, 'spgl_splcxxb', ...many);
      const { refused } = await centre.checkNow();
      expect(refused).toBeGreaterThan(60);
      expect(refused).toBeLessThan(140);
    });
  });

  it('halfBatch: half is stored and an error told; sent again, the rest follows and nothing is double', async () => {
    const { centre, send } = use();
    const { code } = await obtainCode(send, 'f-half');
    const rows = [1, 2, 3, 4].map((n) => ({
      messageId: `f-half-${n}`,
      report_id: `${n}`,
      project_code: code,
      report_type: 'progress',
      report_date: '2026-11-24',
    }));
    const stored = async () =>
      ((await send.get('/invest/inventory?kind=report&after=f-half')).body as { rows: unknown[] }).rows
        .length;
    await centre.faults.set({ halfBatch: true });
    expect(await send.post('/invest/intake', { kind: 'report', rows })).toMatchObject({ status: 500 });
    expect(await stored()).toBe(2);
    await centre.faults.set({});
    expect(await send.post('/invest/intake', { kind: 'report', rows })).toMatchObject({ status: 200 });
    expect(await stored()).toBe(4);
  });
});

describe('the front database', () => {
  it('halfBatch: half of a batch is left for the next pass', async () => {
    const { centre } = use();
    await inFront((session) => put(session, 'spgl_splcxxb', flow(), flow(), flow(), flow()));
    await centre.faults.set({ halfBatch: true });
    expect(await centre.checkNow()).toMatchObject({ checked: 2 });
    await centre.faults.set({});
    expect(await centre.checkNow()).toMatchObject({ checked: 2 });
  });

  it('frontReadOnly: takes nothing, and takes again', async () => {
    const { centre } = use();
    await centre.faults.set({ frontReadOnly: true });
    const row = flow();
    await inFront((session) =>
      expect(put(session, 'spgl_splcxxb', row)).rejects.toMatchObject({ code: '25006' }),
    );
    await centre.faults.set({});
    await inFront((session) => put(session, 'spgl_splcxxb', row));
    await centre.checkNow();
    expect(await inFront((session) => writtenOn(session, 'spgl_splcxxb', row.dfsjzj))).toMatchObject({
      state: 3,
    });
  });

  it('frontLocked: somebody holds a table; the checker goes round it', async () => {
    const { centre } = use();
    await inFront(async (session) => {
      const row = flow();
      await put(session, 'spgl_splcxxb', row);
      await centre.faults.set({ frontLocked: 'spgl_splcxxb' });
      await session.query(`SET lock_timeout = '50ms'`);
      await expect(put(session, 'spgl_splcxxb', flow())).rejects.toMatchObject({ code: '55P03' });
      const { skipped } = await centre.checkNow();
      expect(skipped).toContain('spgl_splcxxb');
      expect((await fetch(centre.origin)).status).toBe(200);
      await centre.faults.set({});
      await centre.checkNow();
      expect(await writtenOn(session, 'spgl_splcxxb', row.dfsjzj)).toMatchObject({ state: 3 });
    });
  });

  it('frontMissingColumn: a column is gone; it comes back with what stood in it, also after a restart', async () => {
    const running = use();
    await inFront((session) => put(session, 'spgl_splcxxb', flow({ splcsm: '说明', splcbm: 'KEPT' })));
    const gone = { table: 'spgl_splcxxb', column: 'splcsm' };
    await running.centre.faults.set({ frontMissingColumn: gone });
    await inFront(async (session) => {
      const row = flow({ splcsm: 'x' });
      await expect(put(session, 'spgl_splcxxb', row)).rejects.toMatchObject({ code: '42703' });
    });
    expect((await fetch(running.centre.origin)).status).toBe(200);
    await running.restart();
    await inFront(async (session) => {
      const { rows } = await session.query(`SELECT splcsm FROM spgl_splcxxb WHERE splcbm = 'KEPT'`);
      expect(rows).toEqual([{ splcsm: '说明' }]);
    });
    expect(use().centre.faults.current).toEqual({});
  });

  it('a fault that names no table of the database is not set, nor is anything set with it', async () => {
    const { centre } = use();
    await expect(centre.faults.set({ frontLocked: 'no_table', frontReadOnly: true })).rejects.toThrow();
    expect(centre.faults.current).toEqual({});
    await inFront((session) => put(session, 'spgl_splcxxb', flow()));
  });
});
