import { type ReadyNode, readiness } from '@zongheng/core/planning';
import type { CaseRow, IssuedDocument } from '../casework/index.ts';
import type { AppliedItem, Catalogue, Flow, Item, Material } from '../catalogue/index.ts';
import type { ProjectRow } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';

/** One item that could be filed, and whether it may be now. */
export type FilingItem = {
  readonly entry: AppliedItem;
  readonly item: Item;
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

/** The items of a stage as they can be filed now. */
export function filingItems(
  project: ProjectRow,
  stageNo: number,
  progress: ProjectProgress,
  catalogue: Catalogue,
): readonly FilingItem[] {
  const flow = flowOf(project, catalogue);
  const entries = catalogue.itemsFor(flow, project.state.form);
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
    .map((entry): FilingItem => {
      const item = catalogue.item(entry.item);
      if (!item) throw new Error(`flow item without an item: ${entry.item}`);
      const body = catalogue.implementingBody(item.id, places);
      const waiting = waits.get(item.id) ?? [];
      const why =
        state.done.has(item.id) && !mayBeRepeated(project, item.id, progress.cases)
          ? MESSAGES.itemDone(item.name)
          : (state.begun.has(item.id) && !state.done.has(item.id)) || progress.queued?.includes(item.id)
            ? MESSAGES.itemRunning(item.name)
            : body === undefined
              ? MESSAGES.noBody(item.name)
              : null;
      return { entry, item, bodyId: body?.id ?? null, bodyName: body?.name ?? '', why, waitsFor: waiting };
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
    source: material.source,
    holder: material.holder,
    satisfiedBy: result ?? null,
  };
}
