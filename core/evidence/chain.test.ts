import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { verifyChain } from './chain.ts';
import { factDigest, type TextHash } from './digest.ts';
import type { FactEnvelope, RecordedFact } from './envelope.ts';
import type { JsonObject } from './json.ts';
import { matchesSeal, sealPersonal } from './seal.ts';

const sha256: TextHash = {
  tag: 'sha-256',
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};
const SALT = '00112233445566778899aabbccddeeff';

function envelopeOf(version: number, data: JsonObject, previous: string | null): FactEnvelope {
  return {
    id: `0190a000-0000-7000-8000-00000000000${version}`,
    home: '210100',
    stream: { kind: 'case', id: '0190a000-0000-7000-8000-0000000000ff' },
    version,
    type: 'accepted',
    typeVersion: 1,
    actor: version === 1 ? { system: 'timer' } : { person: 'p1', seat: 's1', body: 'b1' },
    happenedAt: '2026-07-01T01:00:00.000Z',
    recordedAt: '2026-07-01T01:00:00.125Z',
    channel: 'window',
    audience: ['b1', 'b2'],
    data,
    sealed: sealPersonal({ contact: '示例', mobile: '19900000001' }, SALT, sha256),
    previous,
  };
}

function record(envelope: FactEnvelope): RecordedFact {
  return { envelope, digest: factDigest(envelope, sha256) };
}

function chainOf(...data: JsonObject[]): RecordedFact[] {
  const facts: RecordedFact[] = [];
  for (const [index, content] of data.entries()) {
    facts.push(record(envelopeOf(index + 1, content, facts.at(-1)?.digest ?? null)));
  }
  return facts;
}

function faultOf(facts: Iterable<RecordedFact>): string | null {
  const verified = verifyChain(facts, sha256);
  return verified.ok ? null : `${verified.refusal.fault} at ${verified.refusal.position}`;
}

const FACTS = chainOf({ days: 20 }, { note: '补正：图纸' }, { amount: '12345.67', list: [1, 2] }, {});
const without = (position: number) => FACTS.filter((_, index) => index !== position - 1);
const replaced = (position: number, fact: RecordedFact) =>
  FACTS.map((old, index) => (index === position - 1 ? fact : old));
const changed = (position: number, change: Partial<FactEnvelope>): FactEnvelope => {
  const fact = FACTS[position - 1];
  if (fact === undefined) throw new Error('no such fact');
  return { ...fact.envelope, ...change };
};

describe('a sound chain', () => {
  it('answers with its length and head', () => {
    expect(verifyChain(FACTS, sha256)).toEqual({ ok: true, value: { count: 4, head: FACTS[3]?.digest } });
    expect(verifyChain([], sha256)).toEqual({ ok: true, value: { count: 0, head: null } });
  });

  it('can be checked in parts', () => {
    const half = verifyChain(FACTS.slice(0, 2), sha256);
    if (!half.ok) throw new Error(half.refusal.message);
    expect(verifyChain(FACTS.slice(2), sha256, half.value)).toEqual(verifyChain(FACTS, sha256));
  });

  it('survives a way through JSON and another order of members', () => {
    const whole = FACTS.map(({ envelope, digest }) => {
      const turned = Object.fromEntries(Object.entries(envelope).reverse());
      return { envelope: JSON.parse(JSON.stringify(turned)), digest };
    });
    expect(faultOf(whole)).toBeNull();
  });
});

describe('the first broken link is named', () => {
  it('a changed envelope', () => {
    const envelope = changed(2, { data: { note: '补正：合同' } });
    expect(faultOf(replaced(2, { envelope, digest: FACTS[1]?.digest ?? '' }))).toBe('digest-mismatch at 2');
  });

  it('an envelope replaced together with its digest', () => {
    expect(faultOf(replaced(2, record(changed(2, { data: {} }))))).toBe('broken-link at 3');
  });

  test.each([
    ['the first', 1, 'missing-version at 1'],
    ['one in the middle', 3, 'missing-version at 3'],
  ])('%s is missing', (_, position, fault) => {
    expect(faultOf(without(position))).toBe(fault);
  });

  it('two changed places, one twice, one from another stream, one of another home', () => {
    const [a, b, c, d] = FACTS as [RecordedFact, RecordedFact, RecordedFact, RecordedFact];
    expect(faultOf([a, c, b, d])).toBe('missing-version at 2');
    expect(faultOf([a, b, b, c, d])).toBe('missing-version at 3');
    const stream = { kind: 'case', id: 'another' };
    expect(faultOf(replaced(3, record(changed(3, { stream }))))).toBe('foreign-stream at 3');
    expect(faultOf(replaced(3, record(changed(3, { home: '210200' }))))).toBe('foreign-stream at 3');
  });

  it('a link that points elsewhere although the versions run on', () => {
    expect(faultOf(replaced(3, record(changed(3, { previous: FACTS[0]?.digest ?? '' }))))).toBe(
      'broken-link at 3',
    );
    expect(faultOf(replaced(1, record(changed(1, { previous: FACTS[0]?.digest ?? '' }))))).toBe(
      'broken-link at 1',
    );
  });

  it('another algorithm', () => {
    const digest = (FACTS[1]?.digest ?? '').replace('sha-256', 'sm3');
    expect(faultOf(replaced(2, { envelope: changed(2, {}), digest }))).toBe('unknown-algorithm at 2');
  });

  it('with a Chinese sentence and a code', () => {
    const verified = verifyChain(without(3), sha256);
    expect(verified.ok ? null : verified.refusal).toMatchObject({
      code: 'chain-missing-version',
      message: expect.stringContaining('第3条事实的版本应为3，实为4'),
    });
  });

  it('never throws, whatever stands in the place of an envelope', () => {
    for (const odd of [null, undefined, 1, 'x', [], {}, { stream: null }]) {
      const text = canonicalJson(odd);
      const digest = text.ok ? `sha-256:${sha256.digest(text.value)}` : 'sha-256:00';
      const fact = { envelope: odd, digest } as unknown as RecordedFact;
      expect(faultOf([fact]), JSON.stringify(odd)).not.toBeNull();
    }
  });
});

describe('tampering', () => {
  it('a cut tail shows in count and head', () => {
    const whole = verifyChain(FACTS, sha256);
    const cut = verifyChain(FACTS.slice(0, 3), sha256);
    if (!whole.ok || !cut.ok) throw new Error('both are sound');
    expect(cut.value.count).toBe(3);
    expect(cut.value.head).not.toBe(whole.value.head);
  });

  const data = fc.dictionary(
    fc.string(),
    fc.jsonValue().filter((value) => canonicalJson(value).ok),
    {
      maxKeys: 4,
    },
  ) as fc.Arbitrary<JsonObject>;

  test('any change of any character of any envelope or digest is found, at its place', () => {
    const replacement = fc.constantFrom(...'0123456789abcxyzABC{}[]":,. \\u省');
    const chain = fc.array(data, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(chain, fc.nat(), fc.nat(), replacement, (contents, whichFact, whichPlace, character) => {
        const facts = chainOf(...contents);
        const index = whichFact % facts.length;
        const victim = facts[index];
        if (victim === undefined) throw new Error('no such fact');
        const text = JSON.stringify(victim);
        const place = whichPlace % text.length;
        const tampered = readable(text.slice(0, place) + character + text.slice(place + 1));
        // Text that is no JSON any more, or still says the same ("1" for "1"), is no case of tampering.
        fc.pre(tampered !== null && JSON.stringify(canonicalJson(tampered)) !== same(victim));
        const verified = verifyChain(
          facts.map((fact, position) => (position === index ? (tampered as RecordedFact) : fact)),
          sha256,
        );
        expect(verified.ok).toBe(false);
        if (!verified.ok) expect(verified.refusal.position).toBe(index + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('so is every single character of one recorded fact', () => {
    const text = JSON.stringify(FACTS[1]);
    let found = 0;
    for (let place = 0; place < text.length; place += 1) {
      for (const character of ['0', 'b', 'Z']) {
        if (text[place] === character) continue;
        const tampered = readable(text.slice(0, place) + character + text.slice(place + 1));
        if (tampered === null) continue;
        expect(faultOf(replaced(2, tampered as RecordedFact)), `${place} ${character}`).toMatch(/ at 2$/);
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(1000);
  });
});

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function same(value: unknown): string {
  return JSON.stringify(canonicalJson(JSON.parse(JSON.stringify(value))));
}

describe('what stands beside the chain', () => {
  const content = { contact: '示例', mobile: '19900000001' };

  it('is held by the chain while it is there', () => {
    const sealed = FACTS[0]?.envelope.sealed;
    if (!sealed) throw new Error('sealed');
    expect(matchesSeal(sealed, content, SALT, sha256)).toBe(true);
    expect(matchesSeal(sealed, { ...content, mobile: '19900000002' }, SALT, sha256)).toBe(false);
    expect(matchesSeal(sealed, content, SALT.replace('0', '1'), sha256)).toBe(false);
  });

  it('can be erased, salt included: the chain has never needed it', () => {
    const beside = new Map(FACTS.map((fact) => [fact.envelope.id, { content, salt: SALT }]));
    const before = verifyChain(FACTS, sha256);
    beside.clear();
    expect(verifyChain(FACTS, sha256)).toEqual(before);
    expect(JSON.stringify(FACTS)).not.toContain('19900000001');
    expect(JSON.stringify(FACTS)).not.toContain(SALT);
  });

  it('gives another digest with every salt, and none with a weak one', () => {
    const salts = fc.stringMatching(/^[0-9a-f]{32}$/);
    fc.assert(
      fc.property(salts, salts, fc.string({ unit: 'grapheme' }), (one, other, text) => {
        const equal = sealPersonal(text, one, sha256).digest === sealPersonal(text, other, sha256).digest;
        expect(equal).toBe(one === other);
      }),
    );
    expect(() => sealPersonal('x', 'abc', sha256)).toThrow(RangeError);
    expect(() => sealPersonal('x', `${SALT.slice(1)}G`, sha256)).toThrow(RangeError);
    expect(matchesSeal({ digest: 'sha-256:00' }, 'x', '', sha256)).toBe(false);
  });
});

describe('factDigest', () => {
  it('is the tag and the digest of the canonical text', () => {
    const envelope = changed(1, {});
    const text = canonicalJson(envelope);
    expect(factDigest(envelope, sha256)).toBe(`sha-256:${text.ok ? sha256.digest(text.value) : ''}`);
  });

  it('throws on what no schema lets through', () => {
    expect(() => factDigest(changed(1, { data: { text: '\ud800' } }), sha256)).toThrow(TypeError);
  });
});
