import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { criticalPath, readiness } from '@zongheng/core/planning';
import {
  flowOf,
  mostPressing,
  openEntries,
  placesOf,
  progressOf,
  sparedItems,
} from '../applications/index.ts';
import { type CaseDeps, type CaseRow, type IssuedDocument, presentCard } from '../casework/index.ts';
import type { AppliedItem } from '../catalogue/index.ts';
import { codeStands, type ProjectRow } from '../projects/index.ts';
import type { FlowMap, MapItem } from './schema.ts';

const GRANTED = new Set(['granted', 'granted-with-owed']);

/**
 * The map of a project: its flow's stages as lanes, each item with its cases. Lines are drawn only where
 * the order is real; what may run now is `ready`; the critical path is the longest chain of a stage.
 */
export function flowMap(
  deps: CaseDeps,
  project: ProjectRow,
  progress: { readonly cases: readonly CaseRow[]; readonly documents: readonly IssuedDocument[] },
  now: Instant,
): FlowMap {
  const { catalogue } = deps;
  const flow = flowOf(project, catalogue);
  const form = project.state.form;
  const entries = openEntries(project, progress.cases, catalogue);
  const nodes = entries.map(({ item, days, after, necessity }) => ({ id: item, days, after, necessity }));
  const state = progressOf(progress.cases);
  const waits = new Map(readiness(nodes, state).map((each) => [each.id, each.waitsFor]));
  const places = placesOf(project);
  // Without a code, or while it is given up, nothing can be filed.
  const standing = codeStands(project.state);

  const mapItem = (entry: AppliedItem, critical: ReadonlySet<string>): MapItem => {
    const item = catalogue.item(entry.item);
    if (!item) throw new Error(`flow item without an item: ${entry.item}`);
    const own = progress.cases.filter((row) => row.item_id === item.id);
    // Where a ministry decided, it is named in the place of our own.
    const outside = own.findLast((row) => row.body_name !== null);
    const body = outside
      ? { id: outside.body_id, name: outside.body_name ?? '' }
      : catalogue.implementingBody(item.id, places);
    return {
      itemId: item.id,
      name: item.name,
      department: outside?.body_name ?? catalogue.departmentName(item.department),
      body: body ? { id: body.id, name: body.name } : null,
      necessity: entry.necessity,
      when: entry.when,
      days: entry.days,
      parallel: entry.after.length === 0,
      needs: [...entry.after],
      critical: critical.has(item.id),
      state: itemState(own, standing && (waits.get(item.id) ?? []).length === 0),
      mark: item.mark,
      simplified: entry.simplified ?? null,
      cases: own.map((row) => ({
        ...presentCard(row, catalogue, now),
        documents: progress.documents.filter((document) => document.caseId === row.id),
      })),
    };
  };

  const stages = flow.stages.map((stage) => {
    const own = entries.filter((entry) => entry.stage === stage.no);
    const path = criticalPath(own.map(({ item, days, after }) => ({ id: item, days, after })));
    if (!path.ok) throw new Error(path.refusal.message);
    const items = own.map((entry) => mapItem(entry, new Set(path.value.path)));
    const cases = progress.cases.filter((row) => row.stage === stage.no);
    return {
      no: stage.no,
      id: stage.id,
      name: stage.name,
      leadDepartment: catalogue.departmentName(stage.leadDepartment),
      limitDays: catalogue.stageLimit(stage, form),
      ...stageState(items, cases),
      light: mostPressing(
        items
          .flatMap((item) => item.cases)
          .map((card) => card.light)
          .filter((light) => light.signal !== 'done'),
      ),
      items,
    };
  });
  return {
    id: flow.id,
    name: flow.name,
    version: flow.version,
    mark: flow.mark,
    why: flow.why,
    totalDays: catalogue.totalLimit(flow, form),
    limitDays: catalogue.targetDays,
    spared: sparedItems(project, catalogue, progress.cases),
    stages,
  };
}

function itemState(cases: readonly CaseRow[], ready: boolean): MapItem['state'] {
  const last = cases.at(-1);
  if (cases.some((row) => GRANTED.has(row.state.status ?? ''))) return 'done';
  if (!last) return ready ? 'ready' : 'waiting';
  if (last.state.endedAt === null) return last.state.acceptedAt === null ? 'filed' : 'running';
  return last.state.status === 'refused' || last.state.status === 'acceptance-refused' ? 'refused' : 'ended';
}

/** A stage runs from its first acceptance, and is closed once every required item is done and nothing is open. */
function stageState(items: readonly MapItem[], cases: readonly CaseRow[]) {
  const accepted = cases.flatMap((row) => row.state.acceptedAt ?? []).sort((a, b) => a - b);
  const ends = cases.flatMap((row) => row.state.endedAt ?? []).sort((a, b) => a - b);
  const open = cases.some((row) => row.state.endedAt === null);
  const closed =
    cases.length > 0 &&
    !open &&
    items.every(
      (item) => item.state === 'done' || (item.necessity === 'conditional' && item.state !== 'running'),
    );
  const first = accepted[0];
  const last = ends.at(-1);
  return {
    state: closed
      ? ('closed' as const)
      : cases.length > 0
        ? ('running' as const)
        : items.some((item) => item.state === 'ready')
          ? ('ready' as const)
          : ('waiting' as const),
    startedAt: first === undefined ? null : formatInstant(first),
    closedAt: closed && last !== undefined ? formatInstant(last) : null,
  };
}
