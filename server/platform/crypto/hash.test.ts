import { describe, expect, test } from 'vitest';
import { sha256, sm3 } from './hash.ts';

describe('GB/T 32905-2016 (SM3), appendix A', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('%s', (text, digest) => {
    expect(sm3.digest(text)).toBe(digest);
    expect(sm3.digest(new TextEncoder().encode(text))).toBe(digest);
  });
});

describe('FIPS 180-4 (SHA-256)', () => {
  test('abc', () => {
    expect(sha256.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe.each([sm3, sha256])('$tag', (hash) => {
  test('in pieces as in one, text as UTF-8', () => {
    const running = hash.start();
    running.update('补正');
    running.update(new TextEncoder().encode('通知'));
    expect(running.digest()).toBe(hash.digest('补正通知'));
    expect(hash.digest('补正通知')).toBe(hash.digest(new TextEncoder().encode('补正通知')));
  });

  test('of nothing', () => {
    expect(hash.start().digest()).toBe(hash.digest(''));
  });
});
