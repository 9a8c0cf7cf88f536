import { factValue } from '@zongheng/core/planning';
import type { Catalogue } from '../catalogue/index.ts';
import type { FieldRefusal } from '../platform/http/index.ts';
import { certificateFault, type ProjectForm } from './form.ts';
import { MESSAGES } from './messages.ts';

const LISTED = ['decisionType', 'nature', 'guidance', 'attribute', 'capital'] as const;
const LISTED_OPTIONAL = ['landMode', 'investmentSource', 'workCategory'] as const;

/**
 * What a schema cannot see: code lists, divisions, sums and fields that depend on each other. Returns every
 * fault, so that the applicant is told once.
 *
 * @param kept assessed areas the project has chosen before: they stay whatever became of them
 */
export function checkForm(
  form: ProjectForm,
  catalogue: Catalogue,
  kept: readonly string[] = [],
): readonly FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  const fault = (field: string, code: string, message: string) =>
    faults.push({ field: `form.${field}`, code, message, source: MESSAGES.sourceForm });

  for (const field of [...LISTED, ...LISTED_OPTIONAL]) {
    const value = form[field];
    if (value !== undefined && !catalogue.inCodeList(field, value)) {
      fault(field, 'not-in-code-list', `“${value}”不在允许的取值范围内。`);
    }
  }
  if (!catalogue.division(form.approvalDivision)) {
    fault('approvalDivision', 'unknown-division', MESSAGES.unknownDivision(form.approvalDivision));
  }
  form.places.forEach((place, i) => {
    if (!catalogue.division(place.division)) {
      fault(`places[${i}].division`, 'unknown-division', MESSAGES.unknownDivision(place.division));
    }
  });
  if (form.inZone && form.zoneName === undefined) fault('zoneName', 'required', MESSAGES.zoneName);
  checkTimes(form, fault);
  checkMoney(form, fault);
  checkUnits(form, catalogue, fault);
  checkAnswers(form, catalogue, fault);
  checkAreas(form, catalogue, kept, fault);
  const flow = catalogue.flowInForce(form.flowId);
  if (!flow || !catalogue.flowApplies(flow, form)) fault('flowId', 'unknown-flow', MESSAGES.unknownFlow);
  for (const field of ['landMode', 'landArea', 'floorArea', 'investmentSource', 'workCategory'] as const) {
    if (form[field] === undefined) fault(field, 'required', MESSAGES.constructionField);
  }
  return faults;
}

type Fault = (field: string, code: string, message: string) => void;

function checkTimes(form: ProjectForm, fault: Fault): void {
  for (const field of ['plannedStart', 'plannedEnd'] as const) {
    const year = Number(form[field].slice(0, 4));
    if (year < 1990 || year > 2100) fault(field, 'out-of-range', MESSAGES.startRange);
  }
  // Same-month projects exist; the centre's rule (7) asks for start < completion by day.
  if (form.plannedEnd < form.plannedStart) fault('plannedEnd', 'end-before-start', MESSAGES.endBeforeStart);
}

function checkMoney(form: ProjectForm, fault: Fault): void {
  const total = units(form.investment);
  if (total === 0n && form.investmentNote === undefined)
    fault('investmentNote', 'required', MESSAGES.investmentNote);
  for (const [field, name] of [
    ['composition', '总投资构成'],
    ['funds', '资金来源'],
  ] as const) {
    const parts = form[field];
    if (!parts) continue;
    const sum = Object.values(parts).reduce((all, part) => all + units(part), 0n);
    if (sum !== total) fault(field, 'sum-mismatch', MESSAGES.sumExceeds(name));
  }
  if (form.capital !== '0' && form.foreign === undefined) fault('foreign', 'required', MESSAGES.foreign);
}

function checkUnits(form: ProjectForm, catalogue: Catalogue, fault: Fault): void {
  form.units.forEach((unit, i) => {
    if (!catalogue.inCodeList('certType', unit.certType)) {
      fault(`units[${i}].certType`, 'not-in-code-list', `“${unit.certType}”不在允许的取值范围内。`);
    }
    if (!catalogue.inCodeList('unitNature', unit.nature)) {
      fault(`units[${i}].nature`, 'not-in-code-list', `“${unit.nature}”不在允许的取值范围内。`);
    }
    const bad = certificateFault(unit.certType, unit.certNumber);
    if (bad) fault(`units[${i}].certNumber`, 'credit-code', bad);
  });
}

function checkAnswers({ answers = {} }: ProjectForm, catalogue: Catalogue, fault: Fault): void {
  for (const [key, value] of Object.entries(answers)) {
    const fact = catalogue.facts().find((each) => each.key === key);
    const field = `answers.${key}`;
    if (!fact) fault(field, 'unknown-fact', MESSAGES.unknownFact(key));
    else if (fact.fromForm !== undefined)
      fault(field, 'asked-elsewhere', MESSAGES.askedElsewhere(fact.label));
    else if (
      factValue(fact, { [fact.name]: value }) === undefined ||
      (typeof value === 'number' && value < 0)
    ) {
      fault(field, 'wrong-answer', MESSAGES.wrongAnswer(fact.label));
    }
  }
}

/** A project makes use of assessed areas in all its places, as they stand today or as it has chosen them before. */
function checkAreas(
  { areaIds = [], areaAssessed, places }: ProjectForm,
  catalogue: Catalogue,
  kept: readonly string[],
  fault: Fault,
): void {
  if (areaIds.length > 0 && areaAssessed !== true) fault('areaIds', 'area-unsaid', MESSAGES.areaUnsaid);
  const divisions = places.map(({ division }) => division);
  const usable = new Set(catalogue.areasFor(divisions).map(({ token }) => token));
  areaIds.forEach((token, i) => {
    const area = catalogue.area(token);
    const covers = area && divisions.every((code) => catalogue.lineage(code).includes(area.division));
    const field = `areaIds[${i}]`;
    if (!area) fault(field, 'unknown-area', MESSAGES.unknownArea);
    else if (!covers) fault(field, 'area-elsewhere', MESSAGES.areaElsewhere(area.name));
    else if (!usable.has(token) && !kept.includes(token)) {
      fault(field, 'area-not-valid', MESSAGES.areaNotValid(area.name));
    }
  });
}

/** The assessed areas of a declaration as it was filed. */
export function areasOf(form: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(form.areaIds) ? form.areaIds.map(String) : [];
}

/** Ten-thousandths of 万元 (one yuan): sums are exact. */
function units(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
}
