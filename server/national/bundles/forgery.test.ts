import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSm2KeyPair, createSm2Signer } from '../../platform/crypto/index.ts';
import { type BundleWorld, openBundleWorld } from '../testing/bundle-world.ts';
import { type Bundle, packBundle, readBundle } from './format.ts';
import { takeAnswer } from './take-answer.ts';

let world: BundleWorld;
let up: Buffer;
let answer: Buffer;
let read: Bundle<'answer'>;
beforeAll(async () => {
  world = await openBundleWorld();
  const id = await world.scene.declare();
  await world.work();
  await world.scene.file(['soil'], { projectId: id });
  await world.work();
  await world.bundle();
  up = await readFile(await world.hand(1));
  const done = await world.walk(1);
  if (!done.ok) throw new Error(done.refusal.message);
  answer = await readFile(world.out(1));
  const opened = await readBundle(answer, [world.carrier.publicKey], ['answer']);
  if (!opened.ok) throw new Error(opened.refusal.message);
  read = opened.value;
});
afterAll(() => world?.close());

const stranger = createSm2Signer(createSm2KeyPair());
const lines = (file: Buffer) => gunzipSync(file).toString('utf8').split('\n');
const zip = (text: readonly string[]) => gzipSync(text.join('\n'));
const code = async (file: Buffer) => {
  const taken = await world.take(file);
  return taken.ok ? 'taken' : taken.refusal.code;
};
const { stringify, parse } = JSON;

/** The same answer with another header or other rows, rightly signed by somebody. */
async function signedAnew(
  change: Partial<Bundle<'answer'>['header']>,
  signer = world.carrier,
  rows = read.rows,
): Promise<Buffer> {
  const { format: _, rows: __, ...header } = { ...read.header, ...change };
  return (await packBundle<'answer'>(header, rows, signer)).file;
}

describe('an answer is not taken', () => {
  test('where one byte of it was changed', async () => {
    for (const at of [12, Math.floor(answer.length / 2), answer.length - 9]) {
      const bent = Buffer.from(answer);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect([at, (await code(bent)) === 'taken']).toEqual([at, false]);
    }
  });

  test('where it was rewritten, with or without a new digest', async () => {
    const text = lines(answer);
    const other = text.with(1, (text[1] ?? '').replace('"stored"', '"refused"'));
    expect(other).not.toEqual(text);
    expect(await code(zip(other))).toBe('bundle-digest');
    const mine = parse(text.at(-2) ?? '');
    const changed = lines(await signedAnew({ run: read.header.run + 5 }, stranger));
    const its = parse(changed.at(-2) ?? '');
    const borrowed = stringify({ ...its, signature: mine.signature });
    expect(await code(zip([...changed.slice(0, -2), borrowed, '']))).toBe('bundle-signature');
  });

  test('where it was cut', async () => {
    expect(await code(answer.subarray(0, answer.length - 20))).toBe('bundle-unreadable');
    expect(await code(zip(lines(answer).slice(0, -2)))).toBe('bundle-cut');
    expect(await code(Buffer.from('not a bundle at all'))).toBe('bundle-unreadable');
    expect(await code(gzipSync(''))).toBe('bundle-cut');
  });

  test('where somebody else signed it', async () => {
    expect(await code(await signedAnew({}, stranger))).toBe('bundle-key');
    const nobody = await takeAnswer({ ...world.answers, carriers: [] }, answer);
    expect(nobody).toMatchObject({ ok: false, refusal: { code: 'bundle-no-keys' } });
  });

  test('where it is meant for another province, another bundle, or other rows', async () => {
    expect(await code(await signedAnew({ province: '220000' }))).toBe('answer-province');
    expect(await code(await signedAnew({ number: 7 }))).toBe('not-found');
    expect(await code(await signedAnew({ bundle: 'sm3:00' }))).toBe('answer-digest');
    expect(await code(await signedAnew({}, world.carrier, read.rows.slice(1)))).toBe('answer-rows');
    const [first, ...others] = read.rows;
    if (!first) throw new Error('an answer without rows');
    const foreign = { ...first, id: '019a0000-0000-7000-8000-000000000001' };
    expect(await code(await signedAnew({}, world.carrier, [foreign, ...others]))).toBe('answer-rows');
    expect(await code(up)).toBe('bundle-key');
  });

  test('and after all that the right one still is', async () => {
    expect(await code(answer)).toBe('taken');
    expect(await code(answer)).toBe('taken');
    expect(await code(await signedAnew({ run: read.header.run - 1 }))).toBe('answer-older');
  });
});

describe('the carrier does not carry', () => {
  const walked = async (number: number, run = {}) => {
    const done = await world.walk(number, run);
    return done.ok ? 'carried' : done.refusal.code;
  };
  const put = (number: number, file: Buffer) => writeFile(join(world.folder, `${number}.zhb`), file);
  const rows: Bundle<'up'>['rows'] = [];
  const made = async (number: number, previous: string | null, signer = world.platform) =>
    packBundle<'up'>(
      { direction: 'up', province: '210000', number, previous, createdAt: '2026-11-02T01:00:00.000Z' },
      rows,
      signer,
    );

  test('what was altered or signed by another key', async () => {
    const bent = Buffer.from(up);
    bent[40] = (bent[40] ?? 0) ^ 1;
    await put(1, bent);
    expect(await walked(1, { again: true })).not.toBe('carried');
    await put(1, up);
    expect(await walked(1, { again: true, key: stranger.publicKey })).toBe('bundle-key');
    expect(await walked(1, { again: true })).toBe('carried');
  });

  test('a repeated number, a gap, another content under a known number, a broken chain', async () => {
    expect(await walked(1)).toBe('carry-repeated');
    const first = read.header.bundle;
    await put(3, (await made(3, 'sm3:2')).file);
    expect(await walked(3)).toBe('carry-gap');
    await put(1, (await made(1, null)).file);
    expect(await walked(1, { again: true })).toBe('carry-other');
    await put(2, (await made(2, 'sm3:1')).file);
    expect(await walked(2)).toBe('carry-previous');
    const second = await made(2, first);
    await put(2, second.file);
    expect(await walked(2)).toBe('carried');
    await put(3, (await made(3, second.digest)).file);
    expect(await walked(3)).toBe('carried');
  });

  test('from the middle on a new machine, unless that is said', async () => {
    const state = join(world.folder, 'keys');
    await mkdir(state);
    expect(await walked(3, { state })).toBe('carry-first');
    expect(await walked(3, { state, first: true })).toBe('carried');
  });

  test('with a ledger that cannot be read', async () => {
    await writeFile(join(world.folder, 'carried-210000.json'), '{');
    expect(await walked(3, { again: true })).toBe('ledger');
  });
});
