import type { Catalogue } from '../catalogue/index.ts';
import type { FieldRefusal } from '../platform/http/index.ts';
import { certificateFault, type ProjectForm } from './form.ts';
import { MESSAGES } from './messages.ts';

const LISTED = ['decisionType', 'nature', 'guidance', 'attribute', 'capital'] as const;
const LISTED_OPTIONAL = ['landMode', 'investmentSource', 'workCategory'] as const;

/**
 * What a schema cannot see: code lists, divisions, sums and fields that depend on each other. Returns every
 * fault, so that the applicant is told once.
 */
export function checkForm(form: ProjectForm, catalogue: Catalogue): readonly FieldRefusal[] {
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
  const flow = catalogue.flow(form.flowId);
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

/** Ten-thousandths of 万元 (one yuan): sums are exact. */
function units(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
}
