import { digestOf, type TextHash, tagged } from './digest.ts';

/**
 * Root of the Merkle tree over a list of digests, `<alg>:<hex>`: changes with any digest, with their order
 * and with their number.
 *
 * The shape is RFC 6962's. Leaves and nodes are told apart, so that no node passes for a leaf; a list is split
 * at the largest power of two below its length, so that no digest is doubled to fill a row (doubling lets two
 * different lists have one root).
 */
export function merkleRoot(digests: readonly string[], hash: TextHash): string {
  if (digests.length === 0) return tagged(hash, 'empty');
  // From the left: a stack of full subtrees whose sizes are falling powers of two.
  const subtrees: { root: string; size: number }[] = [];
  for (const digest of digests) {
    let subtree = { root: tagged(hash, `leaf ${digest}`), size: 1 };
    for (let left = subtrees.at(-1); left?.size === subtree.size; left = subtrees.at(-1)) {
      subtrees.pop();
      subtree = { root: node(left.root, subtree.root, hash), size: left.size * 2 };
    }
    subtrees.push(subtree);
  }
  return subtrees.map(({ root }) => root).reduceRight((right, left) => node(left, right, hash));
}

function node(left: string, right: string, hash: TextHash): string {
  return tagged(hash, `node ${left} ${right}`);
}

/** What a daily root covers: the new facts of one home up to a position of its feed. */
export type DayOfFacts = {
  readonly home: string;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  /** Position of the last fact covered; the root before covers up to `through − digests.length`. */
  readonly through: number;
  /** Digests of the day's facts in the order of their positions. */
  readonly digests: readonly string[];
  /** `digest` of the root of the day before; null on the first. */
  readonly previous: string | null;
};

/**
 * One day's root. `digest` is what gets signed and kept outside the database: it covers all other members, so
 * a day cut out, a tail cut off and a root moved to another day or home all show.
 */
export type DailyRoot = Omit<DayOfFacts, 'digests'> & {
  readonly count: number;
  readonly root: string;
  readonly digest: string;
};

/** Computes the root of a day, empty days included: a day without a root is a missing day. */
export function dailyRoot(facts: DayOfFacts, hash: TextHash): DailyRoot {
  const { home, day, through, digests, previous } = facts;
  const root = { home, day, through, previous, count: digests.length, root: merkleRoot(digests, hash) };
  return { ...root, digest: digestOf(root, hash) };
}
