/** One side's rows after a key, in the order of the bytes of their keys. */
export type Reader<Row extends Keyed> = (
  after: string,
) => Promise<{ readonly rows: readonly Row[]; readonly more: boolean }>;

export type Keyed = { readonly key: string };
export type Pair<Ours, Theirs> = {
  readonly key: string;
  readonly ours: Ours | undefined;
  readonly theirs: Theirs | undefined;
};
export type Place = { readonly ours: string; readonly theirs: string };
export type Window<Ours, Theirs> = {
  readonly pairs: readonly Pair<Ours, Theirs>[];
  /** Where the next window begins; null at the end. */
  readonly next: Place | null;
};

/**
 * Reads a page of both sides and joins what can be joined: up to the key to which both are known. Each side has
 * a place of its own, because a key there may be none that ours could ever be.
 */
export async function readWindow<Ours extends Keyed, Theirs extends Keyed>(
  ours: Reader<Ours>,
  theirs: Reader<Theirs>,
  place: Place,
): Promise<Window<Ours, Theirs>> {
  // Ours first: what is stored here at that moment is there when the other side is read.
  const own = await ours(place.ours);
  const far = await theirs(place.theirs);
  const ends = [own, far].flatMap(({ rows, more }) => (more ? (rows.at(-1)?.key ?? []) : []));
  const upto = ends.reduce<string | null>(
    (least, key) => (least === null || byBytes(key, least) < 0 ? key : least),
    null,
  );
  const within = <Row extends Keyed>(rows: readonly Row[]) =>
    upto === null ? rows : rows.filter(({ key }) => byBytes(key, upto) <= 0);
  const left = within(own.rows);
  const right = within(far.rows);
  return {
    pairs: join(left, right),
    next:
      upto === null
        ? null
        : { ours: left.at(-1)?.key ?? place.ours, theirs: right.at(-1)?.key ?? place.theirs },
  };
}

function join<Ours extends Keyed, Theirs extends Keyed>(
  left: readonly Ours[],
  right: readonly Theirs[],
): Pair<Ours, Theirs>[] {
  const pairs: Pair<Ours, Theirs>[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [ours, theirs] = [left[i], right[j]];
    const order = !ours ? 1 : !theirs ? -1 : byBytes(ours.key, theirs.key);
    const key = (order <= 0 ? ours?.key : theirs?.key) ?? '';
    pairs.push({ key, ours: order <= 0 ? ours : undefined, theirs: order >= 0 ? theirs : undefined });
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return pairs;
}

/** As PostgreSQL orders text in COLLATE "C", and uuids; JavaScript orders by UTF-16 units. */
export function byBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
