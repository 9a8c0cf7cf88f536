import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../../journey/problem.ts';
import { otherRoles } from '../../../journey/readers.ts';
import { useScene } from '../../../journey/scene.ts';
import { former, type Headers, signedIn } from '../../../journey/strangers.ts';
import { createSm2KeyPair, createSm2Signer } from '../../../platform/crypto/index.ts';
import { step } from '../../../platform/facts/index.ts';
import { nationalFollower } from '../../follower.ts';
import { openCollect } from '../../open-bridge.ts';
import { type DownRow, packBundle, readBundle } from '../format.ts';

/** national.bundle: who runs the installation makes, downloads and answers bundles, and nobody else. */
const platform = createSm2Signer(createSm2KeyPair());
const carrier = createSm2Signer(createSm2KeyPair());
const down: DownRow[] = [];
const bundles = {
  signer: async () => platform,
  carriers: [carrier.publicKey],
  takeDown: async (rows: readonly DownRow[]) => {
    const known = new Set(down.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => !known.has(id));
    down.push(...fresh);
    return fresh.length;
  },
};
const scene = useScene({ bundles });
let operator: Headers;
beforeAll(async () => {
  await scene().file(['soil']);
  const collect = await openCollect({ services: scene().services });
  while ((await step(scene().database.app, nationalFollower(collect, 'construction'))) > 0);
  operator = await signedIn(scene(), 'operator');
});

const call = (headers: Headers, method: 'GET' | 'POST', url: string) =>
  scene().app.inject({ method, url: `/api/national/bundles${url}`, headers });
const CALLS = [
  ['GET', ''],
  ['POST', ''],
  ['POST', '/1/remake'],
  ['GET', '/1/file'],
  ['POST', '/answers'],
  ['GET', '/keys'],
] as const;

function upload(headers: Headers, file: Buffer) {
  const boundary = 'zongheng-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.zhb"\r\n\r\n`;
  return scene().app.inject({
    method: 'POST',
    url: '/api/national/bundles/answers',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

test('other roles, nobody and seats of another time are turned away from all of it', async () => {
  for (const [, role, seat] of otherRoles(scene(), ['operator'], '210102-water')) {
    const headers = await signedIn(scene(), role, seat);
    for (const [method, url] of CALLS) expectRefusal(await call(headers, method, url), 403, 'forbidden');
  }
  for (const [method, url] of CALLS) {
    expectRefusal(await call({ 'x-zongheng': '1' }, method, url), 401, 'not-signed-in');
    expectRefusal(await call(await former(scene(), 'operator', {}), method, url), 401, 'seat-ended');
  }
  expect((await call(operator, 'GET', '')).json().rows).toEqual([]);
});

describe('an operator', () => {
  test('makes a bundle, downloads it twice and brings its answer back', async () => {
    const { waiting, mode } = (await call(operator, 'GET', '')).json();
    expect([mode, waiting > 3]).toEqual(['bundle', true]);
    const made = await call(operator, 'POST', '');
    expect(made.json(), made.body).toMatchObject({ number: 1, rows: waiting });
    expectRefusal(await call(operator, 'POST', ''), 409, 'state-conflict');
    const file = await call(operator, 'GET', '/1/file');
    expect(file.headers['content-disposition']).toContain('zongheng-210000-000001.zhb');
    expect((await call(operator, 'GET', '/1/file')).rawPayload).toEqual(file.rawPayload);
    expectRefusal(await call(operator, 'GET', '/2/file'), 404, 'not-found');
    expectRefusal(await call(operator, 'POST', '/2/remake'), 404, 'not-found');
    const { publicKey } = (await call(operator, 'GET', '/keys')).json();
    const up = await readBundle(file.rawPayload, [publicKey], ['up']);
    if (!up.ok) throw new Error(up.refusal.message);
    const { header, rows, digest } = up.value;
    const answer = await packBundle<'answer'>(
      {
        direction: 'answer',
        province: header.province,
        number: 1,
        bundle: digest,
        run: 1,
        createdAt: header.createdAt,
      },
      rows.map(({ id }, i) => ({ id, state: i === 0 ? 'stored' : 'kept', serial: null, reason: null })),
      carrier,
    );
    const taken = await upload(operator, answer.file);
    expect(taken.json(), taken.body).toMatchObject({ direction: 'answer', moved: 1, kept: waiting - 1 });
    const { rows: list } = (await call(operator, 'GET', '')).json();
    expect(list).toMatchObject([{ number: 1, stored: 1, kept: waiting - 1, open: 0 }]);
    expect(list[0].answeredAt).not.toBe(null);
    expect(list[0].madeBy).toContain('运维人员');
  });

  test('is told what is wrong with a file', async () => {
    expectRefusal(await upload(operator, Buffer.from('x')), 422, 'bundle-unreadable');
    expectRefusal(
      await upload(operator, (await call(operator, 'GET', '/1/file')).rawPayload),
      422,
      'bundle-key',
    );
    expectRefusal(await call(operator, 'POST', '/answers'), 415, 'unsupported-media');
  });

  test('brings down what the centre sends, once, in order', async () => {
    const row = { id: 'd1', kind: 'directive', body: { number: '1' } };
    const made = async (number: number, previous: string | null, rows: DownRow[]) =>
      packBundle<'down'>(
        { direction: 'down', province: '210000', number, previous, createdAt: '2026-11-02T01:00:00.000Z' },
        rows,
        carrier,
      );
    const first = await made(1, null, [row]);
    expect((await upload(operator, first.file)).json()).toMatchObject({ direction: 'down', moved: 1 });
    expect((await upload(operator, first.file)).json()).toMatchObject({ direction: 'down', moved: 0 });
    expectRefusal(await upload(operator, (await made(1, null, [])).file), 422, 'down-other');
    expectRefusal(await upload(operator, (await made(3, first.digest, [])).file), 422, 'down-gap');
    expectRefusal(await upload(operator, (await made(2, 'sm3:0', [])).file), 422, 'down-previous');
    expect((await upload(operator, (await made(2, first.digest, [])).file)).json()).toMatchObject({
      number: 2,
    });
    expect(down).toEqual([row]);
  });
});
