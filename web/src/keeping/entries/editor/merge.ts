/**
 * Two people on one draft: what each changed since the text both began with, element by element. Elements are
 * the top level of the content, and one level below in its groups; an element is taken whole.
 */

type Json = Readonly<Record<string, unknown>>;

/** Groups whose members are elements of their own. */
const GROUPS: readonly string[] = ['guide', 'local', 'elements'];

export type ElementChange = {
  /** 'committed', 'guide.visits', 'elements.materials'. */
  readonly key: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Who changed it; both to the same value is no conflict. */
  readonly by: 'mine' | 'theirs' | 'both' | 'same';
};

export type Choice = 'mine' | 'theirs';

/** The elements of a content by their key. */
export function elementsOf(content: Json): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(content)) {
    if (!GROUPS.includes(key) || typeof value !== 'object' || value === null) found.set(key, value);
    else for (const [inner, each] of Object.entries(value)) found.set(`${key}.${inner}`, each);
  }
  return found;
}

/** Every element that is not the same in the three, in the order of the content. */
export function changesOf(base: Json, mine: Json, theirs: Json): ElementChange[] {
  const [before, here, there] = [elementsOf(base), elementsOf(mine), elementsOf(theirs)];
  const keys = new Set([...before.keys(), ...here.keys(), ...there.keys()]);
  return [...keys].flatMap((key): ElementChange[] => {
    const [a, b, c] = [before.get(key), here.get(key), there.get(key)];
    const [byMe, byThem] = [!same(a, b), !same(a, c)];
    if (!byMe && !byThem) return [];
    const by = byMe && byThem ? (same(b, c) ? 'same' : 'both') : byMe ? 'mine' : 'theirs';
    return [{ key, base: a, mine: b, theirs: c, by }];
  });
}

/** What is taken where nobody has chosen: the side that changed the element; null where both did, differently. */
export function firstChoice({ by }: ElementChange): Choice | null {
  return by === 'both' ? null : by === 'theirs' ? 'theirs' : 'mine';
}

/** The theirs with the chosen elements of mine. */
export function merged(
  theirs: Json,
  changes: readonly ElementChange[],
  choices: Readonly<Record<string, Choice>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...theirs };
  for (const change of changes) {
    if ((choices[change.key] ?? firstChoice(change)) !== 'mine') continue;
    const [group, inner] = change.key.split('.');
    if (group === undefined) continue;
    if (inner === undefined) put(result, group, change.mine);
    else {
      const members = { ...((result[group] as Json | undefined) ?? {}) };
      put(members, inner, change.mine);
      result[group] = members;
    }
  }
  return result;
}

/** An element that is inherited is absent, not undefined: JSON knows no undefined. */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [entries(a), entries(b)];
  return one.length === other.length && one.every(([key, value]) => same(value, (b as Json)[key]));
}

function entries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, each]) => each !== undefined);
}
