/** What the order of a map is made of: items and the results each needs first. */
export type OrderNode = {
  readonly id: string;
  readonly needs: readonly string[];
  readonly critical: boolean;
};

/** Every item that must be done before `id`, directly or through others, `id` itself left out. */
function allNeeds(id: string, direct: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(direct.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || next === id) continue;
    found.add(next);
    open.push(...(direct.get(next) ?? []));
  }
  return found;
}

/**
 * Only the lines that say something: needs outside the map are left out, and so is a need that another need
 * already implies (transitive reduction).
 */
export function reduceNeeds(nodes: readonly OrderNode[]): Map<string, string[]> {
  const known = new Set(nodes.map((node) => node.id));
  const direct = new Map(
    nodes.map((node) => [node.id, node.needs.filter((need) => known.has(need) && need !== node.id)]),
  );
  const reduced = new Map<string, string[]>();
  for (const [id, needs] of direct) {
    const implied = new Set(needs.flatMap((need) => [...allNeeds(need, direct)]));
    reduced.set(
      id,
      needs.filter((need) => !implied.has(need)),
    );
  }
  return reduced;
}

/**
 * The items of one lane from first to last: none before what it needs in the lane; where possible an item
 * follows directly on what it needs, so that its line is short; the critical path first; else as given.
 */
export function laneOrder(nodes: readonly OrderNode[]): string[] {
  const ids = new Set(nodes.map((node) => node.id));
  const placed: string[] = [];
  const done = new Set<string>();
  const left = [...nodes];
  while (left.length > 0) {
    const ready = left.filter((node) => node.needs.every((need) => !ids.has(need) || done.has(need)));
    const last = placed.at(-1);
    const next =
      ready.find((node) => last !== undefined && node.needs.includes(last)) ??
      ready.find((node) => node.critical) ??
      ready[0] ??
      left[0];
    if (next === undefined) break;
    left.splice(left.indexOf(next), 1);
    placed.push(next.id);
    done.add(next.id);
  }
  return placed;
}
