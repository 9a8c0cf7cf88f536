import { type Facts, verdict } from '@zongheng/core/planning';
import type { Catalogue, FormFacts, Law } from './catalogue.ts';
import { inFlow } from './in-flow.ts';
import type { Pack } from './pack/index.ts';
import { itemsFor, stageLimit, totalLimit } from './pack/plan.ts';
import { factFields } from './pack/schema.ts';
import type { Versions } from './store-versions.ts';

/** The catalogue on a loaded pack and all versions the database knows, under the law in force. */
export function createCatalogue(pack: Pack, versions: Versions, law: Law): Catalogue {
  const province = pack.manifest.province;
  const lists = new Map(pack.codeLists.map((list) => [list.id, new Set(list.rows.map((row) => row.code))]));
  const item: Catalogue['item'] = (id, version) =>
    version === undefined ? pack.item(id) : versions.items.get(id)?.get(version);
  const flow: Catalogue['flow'] = (id, version) =>
    version === undefined ? pack.flow(id) : versions.flows.get(id)?.get(version);
  return {
    pack: {
      id: pack.manifest.id,
      name: pack.manifest.name,
      version: pack.manifest.version,
      mark: pack.manifest.mark ?? '',
    },
    get calendar() {
      return law.calendar;
    },
    calendarFor: (division) => law.calendarFor(division),
    signalRule: (division, itemId) => law.signalRule(division, itemId),
    law,
    province,
    targetDays: pack.manifest.wholeChain.targetWorkingDays,
    wholeChain: pack.manifest.wholeChain,
    division: pack.division,
    divisions: () => pack.divisions,
    lineage: pack.lineage,
    within: pack.within,
    homeOf: (code) => pack.cityOf(code) ?? province,
    homes: () => pack.manifest.homes,
    body: pack.body,
    bodiesIn: pack.bodiesIn,
    windowBodyOf(code) {
      // A zone or district without a window of its own uses its city's.
      for (const division of pack.lineage(code)) {
        const window = pack.windowOf(division);
        const body = window && pack.body(window.body);
        if (body) return body;
      }
      return undefined;
    },
    windowOf: pack.windowOf,
    departmentName: (id) => pack.department(id)?.shortName ?? id,
    departments: () => pack.departments,
    codeLists: () => pack.codeLists,
    inCodeList: (list, code) => lists.get(list)?.has(code) === true,
    codeName: (list, code) => pack.codeName(list, code) ?? code,
    industries: () => pack.industries,
    items: () => pack.items,
    item,
    ruleFor(itemId, version, flowId, flowVersion) {
      const found = item(itemId, version);
      const entries = flow(flowId, flowVersion)?.stages.flatMap((stage) => stage.items) ?? [];
      return (
        found &&
        inFlow(
          found,
          entries.find((entry) => entry.item === itemId),
        )
      );
    },
    flows: () => pack.flows,
    flow,
    flowApplies: (candidate, form) => verdict(candidate.appliesTo, factsOf(form)) !== 'no',
    suggestFlows: (form) => pack.suggestFlows(factsOf(form)),
    itemsFor: (candidate, form) => itemsFor(candidate, factsOf(form)),
    stageLimit: (stage, form) => stageLimit(stage, factsOf(form)),
    totalLimit: (candidate, form) => totalLimit(candidate, factsOf(form)),
    implementingBody(itemId, places) {
      const division = pack.decidingDivision(itemId, places);
      return division === undefined ? undefined : pack.implementingBody(itemId, division);
    },
    supervisingBody(itemId, places) {
      const division = pack.decidingDivision(itemId, places);
      return division === undefined ? undefined : pack.supervisingBody(itemId, division);
    },
  };
}

/** The answers of a form that flows may ask about. */
function factsOf(form: FormFacts): Facts {
  const facts: Record<string, string | boolean | undefined> = {};
  for (const field of factFields) {
    const value = form[field];
    if (typeof value === 'string' || typeof value === 'boolean') facts[field] = value;
  }
  return facts;
}
