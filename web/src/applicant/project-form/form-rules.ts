import { parseCreditCode } from '@zongheng/core/codes';
import { separated } from '../../lib/format.ts';
import type { Fault } from '../../ui/error-summary.tsx';
import { creditCodeCert, domestic, type FormState, type UnitState } from './form-state.ts';
import { fieldLabels as labels } from './form-words.ts';

const money = /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/;
const area = /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/;
const share = /^(100|\d{1,2})(\.\d{1,4})?$/;
const rate = /^\d{1,4}(\.\d{1,6})?$/;
const mobile = /^1\d{10}$/;

/** Ten-thousandths of 万元 (one yuan), so that sums are exact; null where the text is no amount. */
function yuan(amount: string): bigint | null {
  const text = amount.trim() === '' ? '0' : amount.trim();
  if (!money.test(text)) return null;
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
}

function decimal(total: bigint): string {
  const text = `${total / 10_000n}.${String(total % 10_000n).padStart(4, '0')}`;
  return separated(text.replace(/\.?0+$/, ''));
}

/** The sum of a table of amounts in 万元; null where one of them is no amount. */
export function sumOf(table: Readonly<Record<string, string>>): string | null {
  const parts = Object.values(table).map(yuan);
  let total = 0n;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return decimal(total);
}

type Check = { faults: Fault[]; fault: (field: string, message: string) => void };

/**
 * Every fault of the form that the browser can see, in the order of its fields. The server checks all of
 * it again, and the code lists besides.
 */
export function checkForm(form: FormState): Fault[] {
  const check: Check = {
    faults: [],
    fault: (field, message) => check.faults.push({ field, message }),
  };
  checkBasics(form, check);
  checkPlace(form, check);
  checkMoney(form, check);
  checkScale(form, check);
  for (const [index, unit] of form.units.entries()) checkUnit(unit, `units[${index}]`, form, check);
  if (form.flowId === '') check.fault('flowId', '请选择审批流程');
  return check.faults;
}

function needed(value: string, field: string, label: string, { fault }: Check): boolean {
  if (value.trim() !== '') return true;
  fault(field, `请填写${label}`);
  return false;
}

function checkBasics(form: FormState, check: Check): void {
  if (needed(form.name, 'name', labels.name, check) && form.name.length > 512) {
    check.fault('name', '项目名称不得超过 512 字');
  }
  for (const field of [
    'decisionType',
    'approvalDivision',
    'nature',
    'industry',
    'guidance',
    'attribute',
  ] as const) {
    needed(form[field], field, labels[field], check);
  }
}

function checkPlace(form: FormState, check: Check): void {
  for (const [index, place] of form.places.entries()) {
    needed(place.division, `places[${index}].division`, '建设地点所在县区', check);
    needed(place.detail, `places[${index}].detail`, '建设地点详细地址', check);
  }
  if (needed(form.inZone, 'inZone', labels.inZone, check) && form.inZone === 'yes') {
    needed(form.zoneName, 'zoneName', labels.zoneName, check);
  }
  const started = needed(form.plannedStart, 'plannedStart', labels.plannedStart, check);
  const ended = needed(form.plannedEnd, 'plannedEnd', labels.plannedEnd, check);
  if (started && ended && form.plannedEnd < form.plannedStart) {
    check.fault('plannedEnd', '拟建成年月不得早于拟开工年月');
  }
}

function checkMoney(form: FormState, check: Check): void {
  const total = amount(form.investment, 'investment', labels.investment, check);
  if (total === 0n && form.investmentNote.trim() === '') {
    check.fault('investmentNote', '总投资为 0 时，请说明原因');
  }
  needed(form.capital, 'capital', labels.capital, check);
  checkTable(form.composition, 'composition', '总投资构成', total, check);
  checkTable(form.funds, 'funds', '资金来源', total, check);
  if (form.capital !== '' && form.capital !== domestic) checkForeign(form, check);
}

function amount(value: string, field: string, label: string, check: Check): bigint | null {
  if (!needed(value, field, label, check)) return null;
  const read = yuan(value);
  if (read === null) check.fault(field, `${label}应为数字，单位万元，最多四位小数，例如 12000 或 12000.5`);
  return read;
}

function checkTable(
  table: Readonly<Record<string, string>>,
  name: string,
  title: string,
  total: bigint | null,
  check: Check,
): void {
  const entries = Object.entries(table);
  if (entries.every(([, value]) => value.trim() === '')) return;
  let sum = 0n;
  for (const [key, value] of entries) {
    const read = yuan(value);
    if (read === null) check.fault(`${name}.${key}`, `${title}的金额应为数字，单位万元，最多四位小数`);
    sum += read ?? 0n;
  }
  if (total !== null && sum !== total) {
    check.fault(name, `${title}合计 ${decimal(sum)} 万元，与总投资 ${decimal(total)} 万元不一致`);
  }
}

function checkForeign({ foreign }: FormState, check: Check): void {
  needed(foreign.mode, 'foreign.mode', '投资方式', check);
  for (const [field, label] of [
    ['totalUsd', '总投资（万美元）'],
    ['capitalUsd', '资本金（万美元）'],
  ] as const) {
    amount(foreign[field], `foreign.${field}`, label, check);
  }
  if (needed(foreign.rate, 'foreign.rate', '汇率', check) && !rate.test(foreign.rate.trim())) {
    check.fault('foreign.rate', '汇率应为数字，例如 7.1234');
  }
  needed(foreign.securityReview, 'foreign.securityReview', '是否涉及国家安全审查', check);
}

function checkScale(form: FormState, check: Check): void {
  if (needed(form.content, 'content', labels.content, check) && form.content.length > 4000) {
    check.fault('content', '建设规模及内容不得超过 4000 字');
  }
  for (const field of ['investmentSource', 'landMode', 'workCategory'] as const) {
    needed(form[field], field, labels[field], check);
  }
  for (const field of ['landArea', 'floorArea'] as const) {
    if (needed(form[field], field, labels[field], check) && !area.test(form[field].trim())) {
      check.fault(field, `${labels[field]}应为数字，单位平方米，最多两位小数`);
    }
  }
}

/** Why a certificate number cannot be right, as it is typed; undefined where nothing speaks against it. */
export function certificateFault(certType: string, certNumber: string): string | undefined {
  if (certType !== creditCodeCert || certNumber.trim() === '') return undefined;
  const parsed = parseCreditCode(certNumber);
  return parsed.ok ? undefined : parsed.refusal.message;
}

function checkUnit(unit: UnitState, path: string, form: FormState, check: Check): void {
  needed(unit.name, `${path}.name`, '单位名称', check);
  needed(unit.certType, `${path}.certType`, '证照类型', check);
  if (needed(unit.certNumber, `${path}.certNumber`, '证照号码', check)) {
    const wrong = certificateFault(unit.certType, unit.certNumber);
    if (wrong) check.fault(`${path}.certNumber`, wrong);
  }
  needed(unit.nature, `${path}.nature`, '单位性质', check);
  needed(unit.contactName, `${path}.contactName`, '联系人', check);
  if (needed(unit.mobile, `${path}.mobile`, '联系人手机', check) && !mobile.test(unit.mobile.trim())) {
    check.fault(`${path}.mobile`, '手机号码应为 11 位数字，以 1 开头');
  }
  if (form.capital === domestic) return;
  for (const [index, part] of unit.contributions.entries()) {
    const at = `${path}.contributions[${index}]`;
    needed(part.investor, `${at}.investor`, '投资者名称', check);
    needed(part.country, `${at}.country`, '投资者国别或地区', check);
    amount(part.amount, `${at}.amount`, '出资额', check);
    if (needed(part.share, `${at}.share`, '出资比例', check) && !share.test(part.share.trim())) {
      check.fault(`${at}.share`, '出资比例应为 0 至 100 的数字');
    }
    needed(part.mode, `${at}.mode`, '出资方式', check);
  }
}
