import type { Limit } from '@zongheng/core/catalogue';
import type { CriticalPath, Facts } from '@zongheng/core/planning';
import type { PackData } from './data.ts';
import { type DecidedItem, type Implementing, implementing, implementingIn } from './implementing.ts';
import { type IndustryAnswer, readIndustry } from './industry.ts';
import { lineageOf, lookupIn } from './lookup.ts';
import { type AppliedItem, itemsFor, longestChain, stageLimit, totalLimit } from './plan.ts';
import { type PublishedImplementation, publishedIn } from './published.ts';
import type { AreaKind } from './schema/areas.ts';
import type { Example, Fact, Question } from './schema/facts.ts';
import type { Flow } from './schema/flow.ts';
import type { Item } from './schema/guide.ts';
import type { ItemRow, RegisteredMaterial } from './schema/item.ts';
import type { CodeList, Industry } from './schema/lists.ts';
import type { Body, Department, Division, Manifest, Window } from './schema/places.ts';
import { type FlowSuggestion, suggestFlows } from './suggest.ts';

/** The two divisions of a project that decide which bodies handle it. */
export type ProjectPlaces = { readonly approvalDivision: string; readonly place: string };

/** A province's pack, checked. Lookups answer undefined for what is not in it. */
export type Pack = {
  readonly manifest: Manifest;
  readonly divisions: readonly Division[];
  readonly departments: readonly Department[];
  readonly bodies: readonly Body[];
  readonly items: readonly Item[];
  /** Versions gone before, as they were: implementations may still stand under them. */
  readonly earlierItems: readonly ItemRow[];
  /** 材料名称统一: the province's register. */
  readonly materials: readonly RegisteredMaterial[];
  /** What each body has published of an item; see `publishedIn`. */
  readonly implementations: readonly PublishedImplementation[];
  readonly flows: readonly Flow[];
  readonly windows: readonly Window[];
  readonly codeLists: readonly CodeList[];
  readonly industries: readonly Industry[];
  readonly facts: readonly Fact[];
  readonly questions: readonly Question[];
  readonly examples: readonly Example[];
  /** 区域评估: which items it may switch off or simplify. */
  readonly areaKinds: readonly AreaKind[];
  division(code: string): Division | undefined;
  parentOf(code: string): Division | undefined;
  /** The division itself, then its parents up to the province; empty for an unknown code. */
  lineage(code: string): readonly string[];
  /** The division itself and all below it, in the order of the list. */
  within(code: string): readonly string[];
  /** The home of a division: its city, or the province for itself and for zones it runs. */
  cityOf(code: string): string | undefined;
  department(id: string): Department | undefined;
  bodiesIn(division: string): readonly Body[];
  body(id: string): Body | undefined;
  windowOf(division: string): Window | undefined;
  item(id: string): Item | undefined;
  flow(id: string): Flow | undefined;
  codeList(id: string): CodeList | undefined;
  /** The name a list gives to a code; undefined where it gives none. */
  codeName(list: string, code: string): string | undefined;
  readIndustry(formCode: string): IndustryAnswer | undefined;
  /** The body that decides an item in a division. */
  implementingBody(itemId: string, division: string): Body | undefined;
  /** The line body that supervises there what was granted: another one only where a 行政审批局 decides. */
  supervisingBody(itemId: string, division: string): Body | undefined;
  /** Both, for an item in whichever version; see `implementing`. */
  implementing(item: DecidedItem, division: string): Implementing | undefined;
  /** The same in one division, without those above it. */
  implementingIn(item: DecidedItem, division: string): Implementing | undefined;
  /** Which of a project's divisions decides an item: that of its approval for 立项, its place otherwise. */
  decidingDivision(itemId: string, places: ProjectPlaces): string | undefined;
  suggestFlows(facts: Facts): readonly FlowSuggestion[];
  /** Entries of a flow that can apply to a project; see `itemsFor`. */
  itemsFor(flowId: string, facts: Facts): readonly AppliedItem[];
  /** Working days of a stage, or of the whole flow, for a project. */
  limitDays(flowId: string, facts: Facts, stageNo?: number): number | undefined;
  /** Longest chain of a stage, or of the whole flow, of the items every project needs. */
  criticalPath(flowId: string, stageNo?: number): CriticalPath | undefined;
  /** The item's promise, or the flow's where that is shorter. */
  committedLimit(itemId: string, flowId: string): Limit | undefined;
};

/** Puts the lookups on a pack's data. The data must have passed the rules. */
export function createPack(data: PackData): Pack {
  const lookup = lookupIn(data);
  const flows = new Map(data.flows.rows.map((flow) => [flow.id, flow]));
  const windows = new Map(data.windows.rows.map((window) => [window.division, window]));
  const codeLists = new Map(data.codeLists.lists.map((list) => [list.id, list]));
  const names = new Map(
    data.codeLists.lists.map(({ id, rows }) => [id, new Map(rows.map((row) => [row.code, row]))]),
  );
  const industries = new Map(data.industries.rows.map((industry) => [industry.code, industry]));
  const follows = new Map(data.implementations.rules.map((rule) => [rule.item, rule.follows]));
  const homes = new Set(data.manifest.homes);
  const bodiesByDivision = Map.groupBy(data.bodies.rows, (body) => body.division);
  const lineage = (code: string): readonly string[] =>
    lineageOf(lookup, code).map((division) => division.code);
  const stageOf = (flow: Flow, no: number) => flow.stages.find((stage) => stage.no === no);

  return {
    manifest: data.manifest,
    divisions: data.divisions.rows,
    departments: data.departments.rows,
    bodies: data.bodies.rows,
    items: data.items.rows,
    earlierItems: data.items.earlier,
    materials: data.materials.rows,
    implementations: publishedIn(data, lookup),
    flows: data.flows.rows,
    windows: data.windows.rows,
    codeLists: data.codeLists.lists,
    industries: data.industries.rows,
    facts: data.facts.rows,
    questions: data.questions.rows,
    examples: data.examples.rows,
    areaKinds: data.areaKinds.rows,
    division: (code) => lookup.divisions.get(code),
    parentOf: (code) => lineageOf(lookup, code)[1],
    lineage,
    within: (code) => data.divisions.rows.map((row) => row.code).filter((row) => lineage(row).includes(code)),
    cityOf: (code) => lineage(code).find((each) => homes.has(each)),
    department: (id) => lookup.departments.get(id),
    bodiesIn: (division) => bodiesByDivision.get(division) ?? [],
    body: (id) => lookup.bodies.get(id),
    windowOf: (division) => windows.get(division),
    item: (id) => lookup.items.get(id),
    flow: (id) => flows.get(id),
    codeList: (id) => codeLists.get(id),
    codeName: (list, code) => names.get(list)?.get(code)?.name,
    readIndustry: (code) => readIndustry(industries, code),
    implementingBody: (itemId, division) => implementing(lookup, lookup.items.get(itemId), division)?.body,
    supervisingBody: (itemId, division) =>
      implementing(lookup, lookup.items.get(itemId), division)?.supervisor,
    implementing: (item, division) => implementing(lookup, item, division),
    implementingIn: (item, code) => {
      const place = lookup.divisions.get(code);
      return place && implementingIn(lookup, item, place);
    },
    decidingDivision: (itemId, places) => {
      const rule = follows.get(itemId);
      if (rule === undefined) return undefined;
      return rule === 'approval-division' ? places.approvalDivision : places.place;
    },
    suggestFlows: (facts) =>
      suggestFlows(data.flows.rows, facts, [], () => ({ verdict: 'unknown', open: [] })),
    itemsFor: (flowId, facts) => {
      const flow = flows.get(flowId);
      return flow === undefined ? [] : itemsFor(flow, facts);
    },
    limitDays: (flowId, facts, stageNo) => {
      const flow = flows.get(flowId);
      if (flow === undefined) return undefined;
      if (stageNo === undefined) return totalLimit(flow, facts);
      const stage = stageOf(flow, stageNo);
      return stage === undefined ? undefined : stageLimit(stage, facts);
    },
    criticalPath: (flowId, stageNo) => {
      const flow = flows.get(flowId);
      if (flow === undefined) return undefined;
      if (stageNo === undefined) return longestChain(flow.stages.flatMap((stage) => stage.items));
      const stage = stageOf(flow, stageNo);
      return stage === undefined ? undefined : longestChain(stage.items);
    },
    committedLimit: (itemId, flowId) => {
      const item = lookup.items.get(itemId);
      const entry = flows
        .get(flowId)
        ?.stages.flatMap((stage) => stage.items)
        .find((each) => each.item === itemId);
      if (item === undefined || entry === undefined) return undefined;
      const shorter = item.committed.unit === 'working-day' && entry.days < item.committed.value;
      return shorter ? { ...item.committed, value: entry.days } : item.committed;
    },
  };
}
