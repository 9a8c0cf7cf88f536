import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DayOfFacts, dailyRoot, merkleRoot } from './daily-root.ts';
import type { TextHash } from './digest.ts';

const sha256: TextHash = {
  tag: 'sha-256',
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};
const hashed = (text: string) => `sha-256:${sha256.digest(text)}`;
const digestsOf = (count: number) => Array.from({ length: count }, (_, index) => hashed(`fact ${index}`));

/** The definition of RFC 6962 §2.1, word for word. */
function bySplitting(digests: readonly string[]): string {
  if (digests.length === 1) return hashed(`leaf ${digests[0]}`);
  let split = 1;
  while (split * 2 < digests.length) split *= 2;
  return hashed(`node ${bySplitting(digests.slice(0, split))} ${bySplitting(digests.slice(split))}`);
}

describe('merkleRoot', () => {
  it('is the tree of RFC 6962 for every length up to 70', () => {
    for (let count = 1; count <= 70; count += 1) {
      expect(merkleRoot(digestsOf(count), sha256), `${count} leaves`).toBe(bySplitting(digestsOf(count)));
    }
  });

  it('has a root for a day without facts, which is no leaf', () => {
    expect(merkleRoot([], sha256)).toBe(hashed('empty'));
    expect(merkleRoot([''], sha256)).not.toBe(merkleRoot([], sha256));
  });

  test('changes with any digest, their order and their number', () => {
    const digest = fc.stringMatching(/^sm3:[0-9a-f]{8}$/);
    fc.assert(
      fc.property(fc.array(digest, { maxLength: 20 }), fc.array(digest, { maxLength: 20 }), (one, other) => {
        const isSame = one.length === other.length && one.every((text, index) => text === other[index]);
        expect(merkleRoot(one, sha256) === merkleRoot(other, sha256)).toBe(isSame);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(digest, { minLength: 2, maxLength: 20 }), fc.nat(), (digests, at) => {
        const place = at % (digests.length - 1);
        const swapped = digests.with(place, digests[place + 1] ?? '').with(place + 1, digests[place] ?? '');
        expect(merkleRoot(swapped, sha256)).not.toBe(merkleRoot(digests, sha256));
        expect(merkleRoot(digests.slice(0, -1), sha256)).not.toBe(merkleRoot(digests, sha256));
        expect(merkleRoot([...digests, digests.at(-1) ?? ''], sha256)).not.toBe(merkleRoot(digests, sha256));
      }),
    );
  });

  it('does not take a node for a leaf', () => {
    const [a = '', b = ''] = digestsOf(2);
    const node = merkleRoot([a, b], sha256);
    expect(merkleRoot([node], sha256)).not.toBe(node);
  });
});

describe('dailyRoot', () => {
  const day: DayOfFacts = {
    home: '210100',
    day: '2026-07-01',
    through: 3,
    digests: digestsOf(3),
    previous: null,
  };

  it('covers everything it says', () => {
    const root = dailyRoot(day, sha256);
    expect(root).toMatchObject({ home: '210100', day: '2026-07-01', through: 3, count: 3, previous: null });
    const others: DayOfFacts[] = [
      { ...day, home: '210200' },
      { ...day, day: '2026-07-02' },
      { ...day, through: 4 },
      { ...day, digests: digestsOf(2) },
      { ...day, previous: root.digest },
    ];
    const digests = new Set(
      [root, ...others.map((other) => dailyRoot(other, sha256))].map(({ digest }) => digest),
    );
    expect(digests.size).toBe(6);
  });

  it('exists for an empty day', () => {
    expect(dailyRoot({ ...day, digests: [], through: 0 }, sha256)).toMatchObject({ count: 0 });
  });
});
