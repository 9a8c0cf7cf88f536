import { once } from 'node:events';
import type { Instant } from '@zongheng/core/calendar';
import { beforeAll, describe, expect, test } from 'vitest';
import { endSeat } from '../../identity/index.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import type { Caller } from '../../journey/world.ts';
import { countIn, figuresFor, matrixFor } from './figures.ts';
import { keep } from './kept.ts';
import { OPEN_SIGNALS, readRollUp } from './roll-up.ts';

/** The roll-up, the list of lights and the details say the same; the stream tells of changes and nothing else. */
const scene = useScene();
let filed: Filed;
let leader: Caller;
let origin: string;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant', 'eia-form', 'seismic']);
  leader = await scene().as('leader', { division: '210100' });
  origin = await scene().app.listen({ host: '127.0.0.1', port: 0 });
});

type Row = { id: string; itemId: string; light: { signal: string }; clock: { kind: string; signal: string } };
const lights = async (
  query = '',
): Promise<{ rows: Row[]; total: number; totalIs: string; next: string | null }> => {
  const answer = await leader.get(`/api/oversight/lights?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

describe('the list of lights', () => {
  test('every cell of the roll-up is the list behind it, and the light of every case in it', async () => {
    const { soon, handler } = await prepare();
    for (const moment of [
      '2026-11-03 09:00',
      '2026-11-05 09:00',
      '2026-11-10 10:00',
      '2026-12-10 09:00',
      soon,
    ]) {
      scene().at(moment);
      const now = scene().services.clock.now() as Instant;
      const rollUp = await readRollUp(scene().services.database, now);
      const { catalogue } = scene().services;
      const figures = figuresFor(rollUp, [], catalogue, '210100');
      const departments = figures.departments.map(({ id }) => id);
      expect(departments.length).toBeGreaterThan(1);
      const matrix = matrixFor(rollUp, catalogue, '210100');
      expect(matrixFor(rollUp, catalogue, '210200')).toEqual([]);
      for (const light of OPEN_SIGNALS) {
        expect((await lights(`light=${light}`)).total).toBe(figures.lights[light]);
        for (const department of departments) {
          const items = catalogue
            .items()
            .flatMap((item) => (item.department === department ? [item.id] : []));
          const cell = countIn(rollUp, { divisions: ['210100'], city: '210100', items, lights: [light] });
          const known = matrix.find((one) => one.city === '210100' && one.department === department);
          expect(known?.lights[light] ?? 0).toBe(cell);
          const list = await lights(`light=${light}&department=${department}&city=210100`);
          expect([moment, light, department, list.rows.length]).toEqual([moment, light, department, cell]);
          for (const row of list.rows) {
            expect([row.clock.signal, row.light.signal]).toEqual([light, light]);
            const answer = await leader.get(`/api/cases/${row.id}`);
            expect(answer.statusCode, answer.body).toBe(200);
            const detail = answer.json();
            expect(detail.light.signal).toBe(light);
          }
        }
      }
      expect((await lights('soon=1')).total).toBe(figures.soon);
      expect((await lights('light=late')).total).toBe(
        figures.lights.overdue + figures.lights['beyond-statute'],
      );
      expect((await leader.get('/api/cases?box=body')).json().total).toBe(figures.open);
    }
    expect(handler).toBeDefined();
  });

  test('is narrowed by every filter, and by all together', async () => {
    const { id, bodyId } = filed.of('soil');
    for (const query of [
      'item=soil',
      `body=${bodyId}`,
      'kind=committed&item=soil',
      'q=%E5%88%B6%E9%80%A0&item=soil',
      `q=%E5%88%B6%E9%80%A0&item=soil&body=${bodyId}&city=210100&kind=committed&stage=1`,
      'q=%E5%88%B6&item=soil',
    ]) {
      const { rows, total, totalIs } = await lights(query);
      expect([query, rows.map((row) => row.id), total, totalIs]).toEqual([query, [id], 1, 'exact']);
    }
    for (const query of ['city=210200', 'division=210103', 'item=no-such', 'body=210200-water', 'stage=4']) {
      expect([query, (await lights(query)).rows]).toEqual([query, []]);
    }
    expect((await lights('division=210102')).total).toBe(4);
    const special = await lights('kind=special');
    expect(special.rows.map(({ clock, itemId }) => [clock.kind, itemId])).toEqual([['special', 'seismic']]);
  });

  test('goes on where the page ended, each once and in order', async () => {
    const whole = (await lights()).rows.map(({ id }) => id);
    const found: string[] = [];
    let next: string | null = null;
    do {
      const page = await lights(`limit=1${next === null ? '' : `&cursor=${next}`}`);
      found.push(...page.rows.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(found).toEqual(whole);
    expect(whole.length).toBe(4);
  });
});

/** Accepted cases, one of them in a special procedure: clocks of every kind. */
async function prepare() {
  for (const { id, itemId, bodyId } of filed.cases) {
    const handler = await scene().staff('case-handler', bodyId);
    if (itemId !== 'eia-form') await scene().done(handler, id, { type: 'accept' });
    if (itemId === 'seismic') {
      await scene().done(handler, id, {
        type: 'start-special',
        kind: 'expert-review',
        name: '专家评审',
        days: 10,
      });
    }
  }
  return { soon: '2026-11-13 16:00', handler: await scene().staff('case-handler', filed.of('soil').bodyId) };
}

describe('the stream', () => {
  test('sends the figures, then only what changed, and goes on from the last id', async () => {
    scene().at('2026-12-11 09:00');
    const headers = await signedIn(scene(), 'supervisor', { division: '210100' });
    const stream = await listen(headers);
    const first = await stream.next('figures');
    expect(first.data.open).toBe(4);
    expect(first.id).toMatch(/^[\w-]{16}$/);

    const approver = await scene().staff('case-approver', filed.of('soil').bodyId);
    await scene().done(approver, filed.of('soil').id, {
      type: 'grant',
      document: scene().document(filed.fileId),
    });
    scene().at('2026-12-11 09:10');
    const second = await stream.next('figures');
    expect([second.data.open, second.data.asOf]).toEqual([3, '2026-12-11T01:10:00.000Z']);
    expect(second.id).not.toBe(first.id);
    stream.close();

    // Nothing happened since: the next event is of the next change.
    const again = await listen({ ...headers, 'last-event-id': second.id ?? '' });
    const water = filed.of('land-grant');
    const other = await scene().staff('case-approver', water.bodyId);
    await scene().done(other, water.id, { type: 'grant', document: scene().document(filed.fileId) });
    scene().at('2026-12-11 09:20');
    expect((await again.next('figures')).data.open).toBe(2);
    again.close();
    const behind = await listen({ ...headers, 'last-event-id': first.id ?? '' });
    expect((await behind.next('figures')).data.open).toBe(2);
    behind.close();
  });

  test('ends for a seat that ended, and for everybody when the server closes', async () => {
    const { login, seatId } = await scene().person('leader', { division: '210100' });
    const stream = await listen(await scene().signIn(login));
    await stream.next('figures');
    await endSeat(scene().services.database, seatId, null, scene().time.now);
    scene().time.now += 60_000;
    expect((await stream.next('ended')).data.code).toBe('seat-ended');
    await stream.ended;

    const last = await listen(await signedIn(scene(), 'leader', { division: '210100' }));
    await last.next('figures');
    await scene().app.close();
    await last.ended;
  });
});

test('one computation serves all who ask, and none is needed while it is young', async () => {
  const clock = { time: 0, now: () => clock.time };
  let computed = 0;
  const kept = keep(async () => ++computed, clock, { maxAge: 5_000 });
  expect(await Promise.all([kept.get(), kept.get(), kept.get()])).toEqual([1, 1, 1]);
  clock.time = 4_999;
  expect(await kept.get()).toBe(1);
  clock.time = 5_000;
  expect(await Promise.all([kept.get(), kept.get()])).toEqual([2, 2]);
  const broken = keep(async () => Promise.reject(new Error('away')), clock, { maxAge: 5_000 });
  await expect(broken.get()).rejects.toThrow('away');
  await expect(broken.get()).rejects.toThrow('away');
});

type Heard = { readonly id?: string; readonly data: { open: number; asOf: string; code: string } };

/** Listens as a browser does. */
async function listen(headers: Headers) {
  const abort = new AbortController();
  const answer = await fetch(`${origin}/api/oversight/live`, { headers, signal: abort.signal });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const { body } = answer;
  if (!body) throw new Error('a stream without a body');
  const events: { event: string; value: Heard }[] = [];
  const arrived = new EventTarget();
  const ended = (async () => {
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(one)?.[1];
        const event = field('event');
        const id = field('id');
        if (event === undefined) continue;
        events.push({
          event,
          value: { ...(id === undefined ? {} : { id }), data: JSON.parse(field('data') ?? '') },
        });
        arrived.dispatchEvent(new Event('event'));
      }
    }
  })().catch(() => {});
  return {
    ended,
    close: () => abort.abort(),
    /** The next event of this name; those of others before it are passed over. */
    async next(name: string): Promise<Heard> {
      for (;;) {
        const found = events.shift();
        if (found?.event === name) return found.value;
        if (found === undefined) await once(arrived, 'event');
      }
    },
  };
}
