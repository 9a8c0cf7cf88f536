import type { Body, Catalogue, Flow, Item, Stage } from '../../catalogue/index.ts';
import { localItemCode } from './item-code.ts';

/** Flows, stages, items and materials as mappings see them. */
type Part = Readonly<Record<string, unknown>>;

const LEVEL_DIGITS: Readonly<Record<string, string>> = { province: '2', city: '3', county: '4', zone: '4' };

export function flowCode(home: string, flowId: string): string {
  return `${home}-${flowId}`;
}

export function flowPart(flow: Flow, home: string): Part {
  return {
    code: flowCode(home, flow.id),
    name: flow.name,
    version: flow.version,
    type: flow.splclx,
    note: flow.why,
    division: home,
    validFrom: null,
  };
}

export function stagePart(stage: Stage, flow: Flow, home: string): Part {
  return {
    code: `${flowCode(home, flow.id)}-${stage.no}`,
    no: stage.no,
    name: stage.name,
    standardNo: String(stage.no),
    limitDays: stage.limitDays,
  };
}

export function bodyPart(body: Body, catalogue: Catalogue): Part {
  return {
    id: body.id,
    name: body.name,
    creditCode: body.creditCode,
    division: body.division,
    level: catalogue.division(body.division)?.level ?? null,
  };
}

export function windowPart(body: Body, catalogue: Catalogue): Part {
  const window = catalogue
    .lineage(body.division)
    .map((code) => catalogue.windowOf(code))
    .find((each) => each !== undefined);
  return {
    address: window?.address ?? null,
    hours: window?.hours ?? null,
    phone: window?.phone ?? null,
  };
}

export function itemPart(item: Item, body: Body, catalogue: Catalogue): Part {
  const level = LEVEL_DIGITS[catalogue.division(body.division)?.level ?? 'city'] ?? '3';
  const basicCode = localItemCode(item.id);
  const kinds = new Set(item.specialProcedures.map((each) => each.kind));
  return {
    code: `${body.creditCode}${level}${basicCode}`,
    basicCode,
    id: item.id,
    version: item.version,
    name: item.name,
    kind: item.kind,
    stage: item.stage,
    basis: item.basis.map(({ law, article }) => `《${law}》${article}`),
    conditions: item.conditions,
    review: item.review,
    process: '受理、审查、决定、送达',
    statutoryValue: item.statutory?.value ?? null,
    statutoryUnit: item.statutory?.unit ?? null,
    statutoryNote: item.statutory?.basis ?? null,
    committedValue: item.committed.value,
    committedUnit: item.committed.unit,
    committedNote: item.committed.basis,
    atOnce: item.committed.value === 0,
    promise: item.promise,
    specials: item.specialProcedures.map((each) => each.name),
    hasHearing: kinds.has('hearing'),
    hasBidding: kinds.has('bidding') || kinds.has('auction'),
    hasTesting: kinds.has('inspection') || kinds.has('testing') || kinds.has('quarantine'),
    hasAppraisal: kinds.has('appraisal'),
    hasExpertReview: kinds.has('expert-review'),
    result: item.result,
    validity: item.validity,
    department: catalogue.departmentName(item.department),
    validFrom: null,
    mark: item.mark,
  };
}

/** 材料目录编号: the item's local code and the material's place in it [本平台编制,待确认]. */
export function materialNumber(item: Item, key: string): string {
  const place = item.materials.findIndex((material) => material.key === key);
  return `${localItemCode(item.id)}-${String(place + 1).padStart(2, '0')}`;
}

export function materialPart(item: Item, key: string): Part | undefined {
  const place = item.materials.findIndex((material) => material.key === key);
  const material = item.materials[place];
  if (!material) return undefined;
  return {
    order: place + 1,
    number: materialNumber(item, key),
    name: material.name,
    necessity: material.necessity,
    source: material.source,
    when: material.when,
    basis: null,
  };
}
