import { parseCreditCode, parseDivision } from '@zongheng/core';
import { z } from 'zod';
import { messages as say } from '../messages.ts';

const text = z.string().optional().nullable();
const number = z.union([z.string(), z.number()]).optional().nullable();

/** A project as the investment line declares it. Loose on purpose: bad data are refused, not malformed. */
export const projectForm = z.looseObject({
  projectName: text,
  projectType: text,
  divisionCode: text,
  constructPer: number,
  startYear: number,
  endYear: number,
  investment: number,
  placeCode: text,
  placeCodeDetail: text,
  industry: text,
  applyDate: text,
  projectContent: text,
  foreignAbroadFlag: number,
  lerepInfo: z
    .array(z.looseObject({ enterpriseName: text, lerepCerttype: text, lerepCertno: text }))
    .optional()
    .nullable(),
  previousCode: text,
});

export type ProjectForm = z.infer<typeof projectForm>;

const TYPES = ['A00001', 'A00002', 'A00003'];
const MOST_NAME = 512;
const MOST_CONTENT = 4000;

/** What is wrong with declared data, in sentences; empty where nothing is. */
export function faultsOfForm(form: ProjectForm): string[] {
  return [
    ...required(form),
    ...lengths(form),
    ...values(form),
    ...years(form.startYear, form.endYear),
    ...units(form.lerepInfo ?? []),
  ];
}

function required(form: ProjectForm): string[] {
  const fields = [
    ['项目名称', form.projectName],
    ['项目类型', form.projectType],
    ['审批机关区划', form.divisionCode],
    ['建设性质', form.constructPer],
    ['拟开工时间', form.startYear],
    ['拟建成时间', form.endYear],
    ['总投资', form.investment],
    ['建设地点区划', form.placeCode],
    ['国标行业', form.industry],
    ['申报日期', form.applyDate],
    ['建设规模及内容', form.projectContent],
  ] as const;
  return fields.filter(([, value]) => isBlank(value)).map(([title]) => say.missing(title));
}

function lengths({ projectName, projectContent }: ProjectForm): string[] {
  const found: string[] = [];
  if ([...(projectName ?? '')].length > MOST_NAME) found.push(say.tooLong('项目名称', MOST_NAME));
  if ([...(projectContent ?? '')].length > MOST_CONTENT)
    found.push(say.tooLong('建设规模及内容', MOST_CONTENT));
  return found;
}

function values(form: ProjectForm): string[] {
  const found: string[] = [];
  const { projectType, divisionCode, placeCode, industry, investment, applyDate, foreignAbroadFlag } = form;
  if (!isBlank(projectType) && !TYPES.includes(projectType ?? '')) {
    found.push(say.notInList('项目类型', projectType ?? ''));
  }
  const places = (placeCode ?? '').split(/[,，;；^]/).filter((each) => each.trim() !== '');
  for (const [title, code] of [
    ['审批机关区划', divisionCode],
    ...places.map((each) => ['建设地点区划', each]),
  ]) {
    if (isBlank(code)) continue;
    const parsed = parseDivision(code ?? '');
    if (!parsed.ok) found.push(say.notCode(title ?? '', parsed.refusal.message));
  }
  if (!isBlank(industry) && !/^A\d{4}X$/.test(industry ?? '')) found.push(say.industry(industry ?? ''));
  if (!isBlank(investment) && !isAmount(investment)) found.push(say.notNumber('总投资'));
  if (!isBlank(applyDate) && !isDay(applyDate ?? '')) found.push(say.notDate('申报日期'));
  if (!isBlank(foreignAbroadFlag) && !['0', '1', '2'].includes(String(foreignAbroadFlag))) {
    found.push(say.notInList('内外资', String(foreignAbroadFlag)));
  }
  return found;
}

/** A year alone stands for its first month at the start and its last at the end. */
function years(start: ProjectForm['startYear'], end: ProjectForm['endYear']): string[] {
  if (isBlank(start) || isBlank(end)) return [];
  const [from, to] = [monthOf(start, '01'), monthOf(end, '12')];
  const found: string[] = [];
  if (from === null) found.push(say.notDate('拟开工时间'));
  if (to === null) found.push(say.notDate('拟建成时间'));
  if (from !== null && to !== null && to < from) found.push(say.endBeforeStart);
  return found;
}

function monthOf(value: string | number | null | undefined, month: string): string | null {
  const written = String(value);
  const whole = /^\d{4}$/.test(written) ? written + month : written;
  return /^(19|20)\d\d(0[1-9]|1[0-2])$/.test(whole) ? whole : null;
}

type FormUnit = NonNullable<ProjectForm['lerepInfo']>[number];

function units(given: readonly FormUnit[]): string[] {
  if (given.length === 0) return [say.noUnit];
  return given.flatMap(({ enterpriseName, lerepCerttype, lerepCertno }) => {
    const found: string[] = [];
    if (isBlank(enterpriseName)) found.push(say.missing('项目单位名称'));
    if (isBlank(lerepCerttype)) found.push(say.missing('证照类型'));
    if (isBlank(lerepCertno)) found.push(say.missing('证照号码'));
    else if (lerepCerttype === 'A05300') {
      const parsed = parseCreditCode(lerepCertno ?? '');
      if (!parsed.ok) found.push(say.notCode('统一社会信用代码', parsed.refusal.message));
    }
    return found;
  });
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || String(value).trim() === '';
}

/** A decimal that is not negative. */
export function isAmount(value: unknown): boolean {
  return /^\d{1,15}(\.\d{1,8})?$/.test(String(value));
}

/** A day, or an instant with or without its offset. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d([T ]|$)/.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T')));
}
