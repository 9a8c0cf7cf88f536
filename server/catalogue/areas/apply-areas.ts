import type { AppliedItem, AreaReason } from '../pack/plan.ts';
import type { Area } from './shelf.ts';

/** An entry of a flow that the chosen areas leave out. */
export type SwitchedOff = AppliedItem & { readonly reason: AreaReason };

/**
 * What is left of a flow's entries in the areas a project has chosen: those switched off apart, those simplified
 * marked and planned with fewer days where the area says so. Off goes before simplified.
 */
export function applyAreas(
  entries: readonly AppliedItem[],
  areas: readonly Area[],
): { readonly needed: readonly AppliedItem[]; readonly off: readonly SwitchedOff[] } {
  if (areas.length === 0) return { needed: entries, off: [] };
  const needed: AppliedItem[] = [];
  const off: SwitchedOff[] = [];
  for (const entry of entries) {
    const effects = areas.flatMap((area) =>
      area.effects
        .filter(({ item }) => item === entry.item)
        .map((effect) => ({ ...effect, reason: reasonOf(area, effect.note) })),
    );
    const away = effects.find(({ effect }) => effect === 'off');
    const simpler = effects.toSorted((a, b) => (a.days ?? entry.days) - (b.days ?? entry.days))[0];
    if (away) off.push({ ...entry, reason: away.reason });
    else if (simpler) {
      const days = Math.min(simpler.days ?? entry.days, entry.days);
      needed.push({ ...entry, days, simplified: simpler.reason });
    } else needed.push(entry);
  }
  return { needed, off };
}

function reasonOf({ token, name, documentNumber }: Area, note: string): AreaReason {
  return { area: token, name, documentNumber, note };
}
