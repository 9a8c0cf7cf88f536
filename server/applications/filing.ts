import { type ReadyNode, readiness } from '@zongheng/core/planning';
import type { CaseRow, IssuedDocument } from '../casework/index.ts';
import type { AppliedItem, Catalogue, Flow, ImplementationRef, Item, Material } from '../catalogue/index.ts';
import type { ProjectRow } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';

/** One item that could be filed, and whether it may be now. */
export type FilingItem = {
  readonly entry: AppliedItem;
  /** As it is handled where the project is approved or built. */
  readonly item: Item;
  /** The implementation in force there; undefined: the standard alone holds. */
  readonly implementation: ImplementationRef | undefined;
  readonly bodyId: string | null;
  readonly bodyName: string;
  /** Why it cannot be filed now; null if it may. */
  readonly why: string | null;
  /** Items of the plan whose results it needs first: filed with them, it starts by itself after them. */
  readonly waitsFor: readonly string[];
};

/** One material of the merged list, by its unified name: asked for once, whoever needs it. */
export type FilingMaterial = {
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  readonly when: string | null;
  readonly items: readonly string[];
  /** 容缺: every item that asks for it lets it be owed. */
  readonly owable: boolean;
  readonly source: 'applicant' | 'shared';
  readonly holder: string | null;
  readonly satisfiedBy: IssuedDocument | null;
};

/** What is there of a project already: its cases and valid results. */
export type ProjectProgress = {
  readonly cases: readonly CaseRow[];
  readonly documents: readonly IssuedDocument[];
  /** Items that wait for their turn in an application already filed. */
  readonly queued?: readonly string[];
};

const GRANTED = new Set(['granted', 'granted-with-owed']);

/** Items begun (a case is open or granted) and done (granted) of a project. */
export function progressOf(cases: readonly CaseRow[]) {
  const granted = cases.filter((row) => GRANTED.has(row.state.status ?? ''));
  const open = cases.filter((row) => row.state.endedAt === null);
  return {
    begun: new Set([...open, ...granted].map((row) => row.item_id)),
    done: new Set(granted.map((row) => row.item_id)),
  };
}

/** The flow a project follows, in the version it was registered with. */
export function flowOf(project: ProjectRow, catalogue: Catalogue): Flow {
  const { id, version } = project.state.flow;
  const flow = catalogue.flow(id, version);
  if (!flow) throw new Error(`project ${project.id} follows a flow that is not there: ${id} v${version}`);
  return flow;
}

/** Where a project is approved and built: what decides the bodies. */
export function placesOf(project: ProjectRow): { approvalDivision: string; place: string } {
  const { approvalDivision, places } = project.state.form as {
    approvalDivision: string;
    places: readonly { division: string }[];
  };
  return { approvalDivision, place: places[0]?.division ?? approvalDivision };
}

/**
 * The entries of a project's flow that count for it: those whose item is in force, and those it has cases of. An
 * item that was withdrawn since can no longer be filed, and nothing waits for it.
 */
export function openEntries(
  project: ProjectRow,
  cases: readonly CaseRow[],
  catalogue: Catalogue,
): readonly AppliedItem[] {
  const flow = flowOf(project, catalogue);
  const places = placesOf(project);
  const { form } = project.state;
  const hasCase = (item: string) => cases.some((row) => row.item_id === item);
  const needed = new Map(catalogue.itemsFor(flow, form).map((entry) => [entry.item, entry]));
  // What an assessed area spares the project stays on the map where it was begun all the same.
  return catalogue
    .itemsFor(flow, { ...form, areaIds: [] })
    .flatMap((entry) => needed.get(entry.item) ?? (hasCase(entry.item) ? entry : []))
    .filter(({ item }) => catalogue.itemFor(item, places) || hasCase(item));
}

/** What is not handled for this project because of the assessed areas it has chosen, with the reason. */
export function sparedItems(project: ProjectRow, catalogue: Catalogue, cases: readonly CaseRow[] = []) {
  return catalogue
    .switchedOff(flowOf(project, catalogue), project.state.form)
    .filter(({ item }) => !cases.some((row) => row.item_id === item))
    .map(({ item, stage, reason }) => ({
      itemId: item,
      name: catalogue.item(item)?.name ?? item,
      stage,
      reason: { ...reason },
    }));
}

/** The items of a stage as they can be filed now. */
export function filingItems(
  project: ProjectRow,
  stageNo: number,
  progress: ProjectProgress,
  catalogue: Catalogue,
): readonly FilingItem[] {
  const entries = openEntries(project, progress.cases, catalogue);
  const nodes: ReadyNode[] = entries.map(({ item, days, after, necessity }) => ({
    id: item,
    days,
    after,
    necessity,
  }));
  const state = progressOf(progress.cases);
  const waits = new Map(readiness(nodes, state).map((each) => [each.id, each.waitsFor]));
  const places = placesOf(project);
  return entries
    .filter((entry) => entry.stage === stageNo)
    .flatMap((entry): readonly FilingItem[] => {
      const at = catalogue.itemFor(entry.item, places);
      if (!at) return [];
      const { item, implementation, body } = at;
      const waiting = waits.get(item.id) ?? [];
      const why =
        state.done.has(item.id) && !mayBeRepeated(project, item.id, progress.cases)
          ? MESSAGES.itemDone(item.name)
          : (state.begun.has(item.id) && !state.done.has(item.id)) || progress.queued?.includes(item.id)
            ? MESSAGES.itemRunning(item.name)
            : body === undefined
              ? MESSAGES.noBody(item.name)
              : null;
      const decided = { bodyId: body?.id ?? null, bodyName: body?.name ?? '' };
      return [{ entry, item, implementation, ...decided, why, waitsFor: waiting }];
    });
}

/**
 * Whether an item that is done may be filed once more: the project got its present code because it must be
 * approved or filed anew (重新审批、核准、备案), and nothing of this item was received under that code.
 */
function mayBeRepeated({ state }: ProjectRow, itemId: string, cases: readonly CaseRow[]): boolean {
  const { issuedAt, previousCodes } = state;
  if (issuedAt === null || previousCodes.at(-1)?.kind !== 'refile') return false;
  return cases.every((row) => row.item_id !== itemId || (row.state.receivedAt ?? issuedAt) < issuedAt);
}

/**
 * What an item still waits for that is neither running nor chosen with it; nothing of that kind lets it be
 * filed, to start at once or in its turn.
 */
export function missingBefore(
  candidate: FilingItem,
  chosen: ReadonlySet<string>,
  cases: readonly CaseRow[],
): readonly string[] {
  const { begun } = progressOf(cases);
  return candidate.waitsFor.filter((id) => !chosen.has(id) && !begun.has(id));
}

/** Names of items for a sentence: 甲”、“乙. */
export function itemNames(ids: readonly string[], catalogue: Catalogue): string {
  return ids.map((id) => catalogue.item(id)?.name ?? id).join('”、“');
}

/**
 * The materials of some items, merged by unified name. What the platform has or a department produces is
 * not asked for (发改投资〔2019〕268号; 国务院令716 §7).
 */
export function mergedMaterials(
  items: readonly Item[],
  progress: ProjectProgress,
): readonly FilingMaterial[] {
  const merged = new Map<string, FilingMaterial>();
  for (const item of items) {
    for (const material of item.materials) {
      const known = merged.get(material.key);
      merged.set(
        material.key,
        known
          ? {
              ...known,
              required: known.required || material.necessity === 'required',
              items: [...known.items, item.name],
              owable: known.owable && material.owable === true,
            }
          : firstSeen(material, item, progress),
      );
    }
  }
  return [...merged.values()];
}

function firstSeen(material: Material, item: Item, progress: ProjectProgress): FilingMaterial {
  const result = progress.documents.find(
    (document) =>
      document.itemId === material.resultOf && document.status === 'valid' && document.kind === 'grant',
  );
  return {
    key: material.key,
    name: material.name,
    required: material.necessity === 'required',
    when: material.when,
    items: [item.name],
    owable: material.owable === true,
    source: material.source,
    holder: material.holder,
    satisfiedBy: result ?? null,
  };
}
