import { expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { parseInstant, parseInt8 } from './types.ts';

const database = useTestDatabase();

test('values come out exact and without Date', async () => {
  const [row] = await database().app.read<Record<string, unknown>>({
    name: 'values',
    text: `SELECT 42::bigint AS small, 9007199254740993::bigint AS large, 12345.60::numeric(20,2) AS money,
      date '2026-10-01' AS day, timestamptz '2026-10-01 08:00:00.1239+08' AS instant,
      timestamp '2026-10-01 08:00:00' AS local, interval '1 day 2 hours' AS span,
      ARRAY[1,2]::bigint[] AS counts, ARRAY[timestamptz '2026-10-01 00:00+08', NULL] AS instants,
      ARRAY[date '2026-10-01'] AS days, ARRAY[1.50]::numeric[] AS amounts, '{"a":[1]}'::jsonb AS json,
      ARRAY['甲,"乙"']::text[] AS words, '\\x00ff'::bytea AS bytes, NULL::bigint AS nothing`,
  });
  expect(row).toEqual({
    small: 42,
    large: '9007199254740993',
    money: '12345.60',
    day: '2026-10-01',
    instant: '2026-10-01T00:00:00.123Z',
    local: '2026-10-01 08:00:00',
    span: '1 day 02:00:00',
    counts: [1, 2],
    instants: ['2026-09-30T16:00:00.000Z', null],
    days: ['2026-10-01'],
    amounts: ['1.50'],
    json: { a: [1] },
    words: ['甲,"乙"'],
    bytes: Buffer.from([0, 255]),
    nothing: null,
  });
});

test('an instant is understood in any session zone', () => {
  expect(parseInstant('2026-10-01 08:00:00+08')).toBe('2026-10-01T00:00:00.000Z');
  expect(parseInstant('2026-10-01 05:30:00.5+05:30')).toBe('2026-10-01T00:00:00.500Z');
  expect(parseInstant('0800-01-01 00:00:00+00')).toBe('0800-01-01T00:00:00.000Z');
  expect(parseInstant('infinity')).toBe('infinity');
});

test('a bigint is a number only while that is exact', () => {
  expect(parseInt8('9007199254740991')).toBe(9007199254740991);
  expect(parseInt8('9007199254740992')).toBe('9007199254740992');
  expect(parseInt8('-9007199254740993')).toBe('-9007199254740993');
});
