import { type Facts, verdict } from '@zongheng/core/planning';
import { applyAreas } from './areas/apply-areas.ts';
import type { Book, InForce } from './book.ts';
import type { Catalogue, FormFacts, Law } from './catalogue.ts';
import { inFlow } from './in-flow.ts';
import { inOrder } from './in-order.ts';
import { createItemsAt, implementationOf } from './items-at.ts';
import { knownFacts } from './pack/applicability.ts';
import { compiledRules } from './pack/compiled-rules.ts';
import type { Flow, Pack } from './pack/index.ts';
import { itemsFor, type JudgeRule, stageLimit, totalLimit } from './pack/plan.ts';
import { factFields } from './pack/schema/flow.ts';
import { type RuleAnswer, suggestFlows } from './pack/suggest.ts';
import { divisionOfFlow, type EntryKey } from './versions.ts';

/** The catalogue: places and lists of the pack, items and flows of the book, under the law in force. */
export function createCatalogue(pack: Pack, book: Book, law: Law): Catalogue {
  const province = pack.manifest.province;
  const packItems = pack.items.map(({ id }) => id);
  const packFlows = pack.flows.map(({ id }) => id);
  const lists = new Map(pack.codeLists.map((list) => [list.id, new Set(list.rows.map((row) => row.code))]));
  const items = createItemsAt(pack, book);
  const rule = compiledRules(pack.facts);
  const itemKey = (subject: string) => ({ kind: 'standard', subject, division: province }) as const;
  const flowKey = (subject: string): EntryKey<'flow'> => {
    return { kind: 'flow', subject, division: divisionOfFlow(subject) ?? province };
  };
  const item: Catalogue['item'] = (id, version) =>
    (version === undefined ? book.latest(itemKey(id)) : book.version(itemKey(id), version))?.body;
  const flow: Catalogue['flow'] = (id, version) =>
    (version === undefined ? book.latest(flowKey(id)) : book.version(flowKey(id), version))?.body;
  const listed = perState(book, (force) => ({
    items: inOrder(bodiesOf(force.standards), packItems),
    flows: inOrder(bodiesOf(force.flows), packFlows),
    implementations: force.implementations.map(implementationOf),
  }));
  const known = perState(book, () =>
    inOrder(
      book.entries('standard').flatMap((key) => book.latest(key)?.body ?? []),
      packItems,
    ),
  );
  const decidingDivision: Catalogue['decidingDivision'] = (itemId, places) =>
    // An item that keepers added is decided where the project is built, like most.
    pack.decidingDivision(itemId, places) ?? (item(itemId) && places.place);
  const itemFor: Catalogue['itemFor'] = (itemId, places) => {
    const division = decidingDivision(itemId, places);
    return division === undefined ? undefined : items.itemAt(itemId, division);
  };
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
    facts: () => pack.facts,
    questions: () => pack.questions,
    examples: () => pack.examples,
    rule,
    knownFacts: (form) => knownFacts(pack.facts, form),
    book,
    get serial() {
      return book.serial;
    },
    get today() {
      return book.current().day;
    },
    items: () => listed().items,
    knownItems: known,
    item,
    implementation: items.implementation,
    implementationVersion: items.implementationVersion,
    versionsOf: (key) => book.versionsOf(key),
    implementations: () => listed().implementations,
    itemAt: items.itemAt,
    itemFor,
    decidingDivision,
    materials: () => pack.materials,
    ruleFor(itemId, version, flowId, flowVersion, implementation) {
      const standard = item(itemId, version);
      const found = standard && implementation ? items.composedVersion(standard, implementation) : standard;
      const entries = flow(flowId, flowVersion)?.stages.flatMap((stage) => stage.items) ?? [];
      return (
        found &&
        inFlow(
          found,
          entries.find((entry) => entry.item === itemId),
        )
      );
    },
    flows: () => listed().flows,
    flow,
    flowInForce: (id) => book.current().flows.get(id)?.body,
    flowApplies: (candidate, form) =>
      isForDivision(candidate, lineageOf(form)) && verdict(candidate.appliesTo, factsOf(form)) !== 'no',
    suggestFlows: (form) => suggestFlows(listed().flows, factsOf(form), lineageOf(form), ruleOf(form)),
    areaKinds: () => pack.areaKinds,
    area: (token) => book.areas.area(token),
    areasFor: (divisions) =>
      book.areas
        .validOn(book.current().day)
        .filter(({ division }) => divisions.every((code) => pack.lineage(code).includes(division))),
    itemsFor: (candidate, form) => withAreas(candidate, form).needed,
    switchedOff: (candidate, form) => withAreas(candidate, form).off,
    stageLimit: (stage, form) => stageLimit(stage, factsOf(form)),
    totalLimit: (candidate, form) => totalLimit(candidate, factsOf(form)),
    implementingBody: (itemId, places) => itemFor(itemId, places)?.body,
    supervisingBody: (itemId, places) => itemFor(itemId, places)?.supervisor,
  };

  /** What a rule of a flow says of a project as its form knows it. */
  function ruleOf(form: FormFacts): (text: string) => RuleAnswer {
    const known = knownFacts(pack.facts, form);
    return (text) => {
      const compiled = rule(text);
      return { verdict: compiled?.test(known) ?? 'unknown', open: compiled?.open(known) ?? [] };
    };
  }

  function withAreas(candidate: Flow, form: FormFacts) {
    const chosen = Array.isArray(form.areaIds) ? form.areaIds : [];
    const areas = chosen.flatMap((token) => book.areas.area(String(token)) ?? []);
    return applyAreas(itemsFor(candidate, factsOf(form), judge(form)), areas);
  }

  function judge(form: FormFacts): JudgeRule {
    const answer = ruleOf(form);
    return (itemId, own) => {
      const text = own ?? item(itemId)?.appliesRule;
      return text === undefined ? 'unknown' : answer(text).verdict;
    };
  }

  /** The division that approves, then those above it; of a form that does not say yet, the province. */
  function lineageOf({ approvalDivision }: FormFacts): readonly string[] {
    return pack.lineage(typeof approvalDivision === 'string' ? approvalDivision : province);
  }
}

/** A derived flow is for projects approved in its division or below. */
function isForDivision({ division }: Flow, lineage: readonly string[]): boolean {
  return division === undefined || lineage.includes(division);
}

/** An answer made anew only when something is published or the day turns. */
function perState<T>(book: Book, make: (force: InForce) => T): () => T {
  let made: { readonly of: InForce; readonly value: T } | undefined;
  return () => {
    const force = book.current();
    if (made?.of !== force) made = { of: force, value: make(force) };
    return made.value;
  };
}

function bodiesOf<T>(versions: ReadonlyMap<string, { readonly body: T }>): readonly T[] {
  return [...versions.values()].map(({ body }) => body);
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
