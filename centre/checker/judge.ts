import { parseCreditCode, parseDivision, parseProjectCode } from '@zongheng/core';
import { isBlank } from '../invest/form.ts';
import { messages as say } from '../messages.ts';
import {
  DETAILS,
  FLOWS,
  type FrontTable,
  frontTable,
  PROJECTS,
  SPECIAL,
  titleOf,
  type Unit,
  VALUE_LISTS,
} from '../tables.ts';
import { beijingTime } from './beijing-time.ts';
import { type CheckedRow, CITY_FIELD, DENIED_FIELD, referenceField, referencesOf } from './read.ts';

const SPECIAL_OTHER = '8';

/** What is wrong with a row by the rules on references and values (1 to 10), each with its number. */
export function judgeRow(table: FrontTable, row: CheckedRow): string[] {
  const reasons = [...references(table, row), ...values(table, row), ...units(table, row)];
  if (table.name === FLOWS && row[CITY_FIELD] !== true) {
    reasons.push(say.rule(4, say.cityFlow(String(row.dybzsplclx ?? ''))));
  }
  if (table.name === PROJECTS) reasons.push(...project(table, row));
  if (table.name === DETAILS && !isBlank(row.blsj) && Number.isNaN(beijingTime(row.blsj))) {
    reasons.push(say.rule(6, say.notDate(titleOf(table, 'blsj'))));
  }
  if (table.name === SPECIAL && String(row.tbcx) === SPECIAL_OTHER && isBlank(row.tbcxmc)) {
    reasons.push(say.rule(10, say.specialName));
  }
  return reasons;
}

function references(table: FrontTable, row: CheckedRow): string[] {
  const reasons: string[] = [];
  referencesOf(table).forEach(({ rule, columns, parent }, i) => {
    if (row[referenceField(i)] === true) return;
    const what = columns.map((column) => titleOf(table, column)).join('、');
    const value = columns.map((column) => String(row[column] ?? '')).join('、');
    reasons.push(say.rule(rule, say.parent(what, value, frontTable(parent).title)));
  });
  const one = table.requiredOne;
  if (one?.columns.every((column) => isBlank(row[column]))) {
    const titles = one.columns.map((column) => titleOf(table, column)).join('、');
    reasons.push(say.rule(one.rule, say.missing(titles)));
  }
  return reasons;
}

function values(table: FrontTable, row: CheckedRow): string[] {
  const reasons: string[] = [];
  const division = parseDivision(row.xzqhdm);
  if (!division.ok) reasons.push(say.rule(6, say.notCode('行政区划代码', division.refusal.message)));
  const required = Object.entries({ 6: table.required ?? [], ...table.requiredBy });
  for (const [rule, columns] of required) {
    // Rule 9 is about what was granted: a document that says no has no validity.
    if (rule === '9' && row[DENIED_FIELD] === true) continue;
    for (const column of columns) {
      if (isBlank(row[column])) reasons.push(say.rule(Number(rule), say.missing(titleOf(table, column))));
    }
  }
  for (const [column, list] of Object.entries(table.lists ?? {})) {
    const value = row[column];
    if (isBlank(value) || holds(list, String(value))) continue;
    reasons.push(say.rule(6, say.notInList(titleOf(table, column), String(value))));
  }
  for (const [column, most] of Object.entries(table.lengths ?? {})) {
    if ([...String(row[column] ?? '')].length <= most) continue;
    reasons.push(say.rule(6, say.tooLong(titleOf(table, column), most)));
  }
  return reasons;
}

function holds(name: string, value: string): boolean {
  const list = VALUE_LISTS[name];
  if (list === undefined) throw new Error(`no such list: ${name}`);
  const given = list.several ? value.split(/[,，]/) : [value];
  return given.every((each) => list.codes.includes(each.trim()));
}

function units(table: FrontTable, row: CheckedRow): string[] {
  return (table.units ?? []).flatMap((unit) =>
    faultsOfUnit(table, unit, row[unit.code], row[unit.name]).map((text) => say.rule(8, text)),
  );
}

function faultsOfUnit(table: FrontTable, unit: Unit, code: unknown, name: unknown): string[] {
  const faults: string[] = [];
  if (!unit.required && isBlank(code)) return faults;
  if (isBlank(code)) faults.push(say.missing(titleOf(table, unit.code)));
  else {
    const parsed = parseCreditCode(String(code));
    if (!parsed.ok) faults.push(say.notCode(titleOf(table, unit.code), parsed.refusal.message));
  }
  if (isBlank(name)) faults.push(say.missing(titleOf(table, unit.name)));
  return faults;
}

/** Rules 6 and 7 on what only the project's own table has. */
function project(table: FrontTable, row: CheckedRow): string[] {
  const reasons: string[] = [];
  const wrong = (text: string) => reasons.push(say.rule(6, text));
  const [code, work] = [String(row.xmdm ?? ''), String(row.gcdm ?? '')];
  if (code !== '') {
    const parsed = parseProjectCode(code);
    if (!parsed.ok) wrong(say.notCode(titleOf(table, 'xmdm'), parsed.refusal.message));
    // Our reading of 工程代码; the standard's own form is not public.
    if (work !== '' && !(work.startsWith(`${code}-`) && /^\d\d$/.test(work.slice(code.length + 1)))) {
      wrong(say.workCode);
    }
  }
  const industry = String(row.gbhy ?? '');
  if (industry !== '' && !/^\d{4}$/.test(industry)) wrong(say.notInList(titleOf(table, 'gbhy'), industry));
  for (const place of String(row.jsddxzqh ?? '').split(/[,，;；^]/)) {
    const parsed = parseDivision(place);
    if (place !== '' && !parsed.ok) {
      wrong(say.notCode(titleOf(table, 'jsddxzqh'), parsed.refusal.message));
    }
  }
  if (Number(row.ztze ?? 0) < 0) wrong(say.notNumber(titleOf(table, 'ztze')));
  const [start, end] = [row.nkgsj, row.njcsj];
  if (!isBlank(start) && !isBlank(end) && String(start) >= String(end)) {
    reasons.push(say.rule(7, say.startNotBeforeEnd));
  }
  return reasons;
}
