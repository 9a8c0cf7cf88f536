import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cutPage, defineCursor } from './page.ts';

const cursor = defineCursor('things', z.tuple([z.iso.datetime(), z.uuid()]));
const values: [string, string] = ['2026-11-23T01:00:00.000Z', '019a0000-0000-7000-8000-000000000001'];

describe('a cursor', () => {
  test('comes back as it went out, safe in an address', () => {
    const text = cursor.encode(values);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(cursor.decode(text)).toEqual(values);
    expect(cursor.parameter.parse(text)).toEqual(values);
  });

  test.each([
    ['another list', defineCursor('others', z.tuple([z.iso.datetime(), z.uuid()])).encode(values)],
    ['other values', Buffer.from(JSON.stringify(['things', ['x', 'y']])).toString('base64url')],
    ['no JSON', Buffer.from('what').toString('base64url')],
    ['no base64url', '../../etc'],
    ['nothing', ''],
    ['a bare value', Buffer.from('7').toString('base64url')],
  ])('of %s is refused', (_, text) => {
    expect(cursor.decode(text)).toBeNull();
    expect(cursor.parameter.safeParse(text).error?.issues[0]?.message).toMatch(/^翻页标记无效/);
  });
});

describe('a page', () => {
  test('has a next one only if a further row was read', () => {
    const whole = cutPage([1, 2, 3], 3, 3, String);
    expect(whole).toEqual({ rows: [1, 2, 3], next: null, total: 3 });
    const cut = cutPage([1, 2, 3, 4], 3, 9, String);
    expect(cut).toEqual({ rows: [1, 2, 3], next: '3', total: 9 });
    expect(cutPage([], 3, 0, String)).toEqual({ rows: [], next: null, total: 0 });
  });
});
