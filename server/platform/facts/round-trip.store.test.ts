import { type Instant, instantFromText } from '@zongheng/core/calendar';
import { type JsonObject, type JsonValue, matchesSeal, verifyChain } from '@zongheng/core/evidence';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { sm3 } from '../crypto/index.ts';
import { appendStatements } from './append.ts';
import { draftFacts, type FactMeta, type NewFact } from './draft.ts';
import { readSealed, readStream } from './feed.ts';
import { factAt, metaAt, newStream, tools } from './testing/record.ts';

const database = useTestDatabase();
const HOME = '210100';
const AT = '2026-07-01T04:00:00.000Z';

/** Texts that some layer between here and the table could take for something else. */
const AWKWARD = [
  ...[
    '',
    ' ',
    'NULL',
    'null',
    '{}',
    '{a,"b"}',
    '"',
    "'",
    '\\',
    '\\\\',
    '\\u0000',
    '\\\\u0000',
    '\\x00',
    '$1',
  ],
  ...['\n', '\r\n', '\t', '\u0001', '\u007f', '\u0080', '\u00a0', '\u2028', '\ufeff', '\ufffe', '\uffff'],
  ...['é', 'e\u0301', '沈阳', '𠮷', '𡘙', '\u{1f469}\u200d\u{1f4bb}', '\u{e0001}', '\u{f0000}', '\u{10ffff}'],
];

// 'binary' is every code point of every plane but the surrogate halves.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((string) => string.replaceAll('\0', '')),
  fc.array(fc.constantFrom(...AWKWARD), { maxLength: 5 }).map((parts) => parts.join('')),
);
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, Number.EPSILON, 2 ** 53, 0.1),
);
// Names that need a backslash in JSON are refused, see below.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const name = text.map((string) => string.replaceAll(/["\\\u0000-\u001f]/g, ''));
const key = fc.oneof(
  name,
  fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', '10', '9', 'B', 'a'),
);

const { object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
}));

const instant = fc
  .integer({
    min: instantFromText('1970-01-01T00:00:00.000Z'),
    max: instantFromText('9999-12-31T23:59:59.999Z'),
  })
  .map((at) => at as Instant);
const fact: fc.Arbitrary<NewFact> = fc.record(
  {
    type: text,
    typeVersion: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    happenedAt: instant,
    data: object,
    sealed: object,
  },
  { requiredKeys: ['type', 'typeVersion', 'happenedAt', 'data'] },
);
const meta: fc.Arbitrary<FactMeta> = fc.record({
  actor: fc.oneof(
    fc.record({ system: text }),
    fc.record({ person: text, seat: text, body: text, unit: text }, { requiredKeys: ['person'] }),
  ),
  channel: text,
  recordedAt: instant,
  audience: fc.array(text, { maxLength: 4 }),
});

test('what is read back has the digest that was written, whatever it says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 8 }),
      meta,
      text,
      async (facts, said, kind) => {
        const stream = newStream(HOME, kind);
        const drafted = draftFacts(stream, facts, said, tools);
        await database().app.pipeline(appendStatements(HOME, [drafted]));

        const read = await readStream(database().app, HOME, stream.id);
        expect(verifyChain(read, sm3)).toEqual({
          ok: true,
          value: { count: facts.length, head: drafted.head },
        });
        expect(read.map(({ digest }) => digest)).toEqual(drafted.facts.map(({ digest }) => digest));

        const ids = drafted.facts.map(({ envelope }) => envelope.id);
        const sealed = await readSealed(database().app, HOME, ids);
        expect(sealed.size).toBe(facts.filter((one) => one.sealed).length);
        for (const { envelope } of read) {
          const beside = sealed.get(envelope.id);
          expect(envelope.sealed === null).toBe(beside === undefined);
          if (envelope.sealed && beside) {
            expect(matchesSeal(envelope.sealed, beside.content, beside.salt, sm3)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('the order in which members were set does not show', async () => {
  const data = { z: 1, a: { y: [1, 2], b: null }, 沈: 3, '10': 4, '9': 5 };
  const turned = Object.fromEntries(Object.entries(data).reverse());
  const stream = newStream(HOME);
  const [one, other] = [data, turned].map((said) =>
    draftFacts(stream, [factAt(AT, said)], metaAt(AT), {
      ...tools,
      newId: () => stream.id,
    }),
  );
  expect(one?.head).toBe(other?.head);
});

describe('what the database could not give back as it was is refused before anything is sent', () => {
  const stream = newStream(HOME);
  const drafting = (said: JsonObject, sealed?: JsonObject) => () =>
    draftFacts(stream, [factAt(AT, said, sealed)], metaAt(AT), tools);

  test.each([
    ['a lone high surrogate', { note: '\ud83d' }],
    ['a lone low surrogate', { note: ['a\ude00b'] }],
    ['surrogates the wrong way round', { note: '\ude00\ud83d' }],
    ['a lone surrogate in a name', { '\ud800': 1 }],
    ['U+0000', { note: 'a\0b' }],
    ['U+0000 behind a backslash', { note: '\\\0' }],
    ['U+0000 in a name', { deep: [{ 'a\0': 1 }] }],
    ['a quotation mark in a name', { deep: [{ 'a"': 1 }] }],
    ['a backslash in a name', { deep: [{ '\\': 1 }] }],
    ['a line end in a name', { 'a\n': 1 }],
  ])('%s', (_, said) => {
    expect(drafting(said)).toThrow(TypeError);
    expect(drafting({}, said)).toThrow(TypeError);
  });

  test('but not what only looks like it', () => {
    for (const note of ['\\u0000', '\\\\u0000', '\\ud83d', '\u{1f600}'])
      expect(drafting({ note })).not.toThrow();
  });

  test('U+0000 anywhere around the content', () => {
    const bad = 'a\0';
    const at = metaAt(AT);
    for (const said of [
      { ...at, channel: bad },
      { ...at, audience: [bad] },
      { ...at, actor: { system: bad } },
    ]) {
      expect(() => draftFacts(stream, [factAt(AT)], said, tools)).toThrow(TypeError);
    }
  });

  test('a stream’s id in capital letters, which the database would write small', () => {
    const loud = { ...stream, id: stream.id.toUpperCase() };
    expect(() => draftFacts(loud, [factAt(AT)], metaAt(AT), tools)).toThrow('small letters');
  });
});
