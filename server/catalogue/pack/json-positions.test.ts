import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonPath, readJson, showPath } from './json-positions.ts';

const TEXT = `{
  "version": "1",
  "rows": [
    { "id": "a", "limit": { "value": 5 } },
    { "id": "b",
      "limit": {
        "value": 7
      } }
  ]
}
`;

const line = (text: string, path: JsonPath): number => {
  const read = readJson(text);
  if (!read.ok) throw new Error(`line ${read.line}`);
  return read.lineOf(path);
};

describe('lineOf', () => {
  test('finds values in one line and over several', () => {
    expect(line(TEXT, [])).toBe(1);
    expect(line(TEXT, ['rows', 0, 'limit', 'value'])).toBe(4);
    expect(line(TEXT, ['rows', 1])).toBe(5);
    expect(line(TEXT, ['rows', 1, 'limit', 'value'])).toBe(7);
  });

  test('names the nearest value around what is missing', () => {
    expect(line(TEXT, ['rows', 1, 'limit', 'unit'])).toBe(6);
    expect(line(TEXT, ['rows', 9, 'id'])).toBe(3);
    expect(line(TEXT, ['source'])).toBe(1);
  });

  test('is not misled by brackets, quotes and escapes in text', () => {
    expect(line('{"a": "}\\"]{",\n"b": 1}', ['b'])).toBe(2);
    expect(line('{"\\u0061": 1,\r\n"甲": [\n[], {}]}', ['甲', 1])).toBe(3);
  });
});

describe('broken text', () => {
  test.each([
    ['{\n"a": 1,\n}', 3, '}'],
    ['{\n"a": 01}', 2, '1'],
    ['[1,\n2', 2, ''],
    ['{"a": 1}\n\nx', 3, 'x'],
    ["{'a': 1}", 1, "'"],
    ['', 1, ''],
  ])('%j is refused at its line', (text, at, found) => {
    expect(readJson(text)).toEqual({ ok: false, line: at, found });
  });
});

test('a member named twice is found', () => {
  const read = readJson('{"rows": [{"id": 1,\n"id": 2}]}');
  expect(read).toMatchObject({ ok: true, duplicates: [['rows', 0, 'id']] });
});

test('property: every JSON text is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, pretty) => {
      const text = JSON.stringify(value, null, pretty ? 2 : 0);
      expect(readJson(text)).toMatchObject({ ok: true, value: JSON.parse(text), duplicates: [] });
    }),
  );
});

test('property: what JSON.parse refuses is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0-1eE.\\ntrufalse \n') }), (text) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(readJson(text).ok).toBe(parses);
    }),
    { numRuns: 2000 },
  );
});

test('showPath writes a path as people read it', () => {
  expect(showPath(['rows', 3, 'statutory', 'unit'])).toBe('rows[3].statutory.unit');
  expect(showPath([])).toBe('');
});
