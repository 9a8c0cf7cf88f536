import { describe, expect, it } from 'vitest';
import type { CodeList } from './code-list.ts';
import { describeProjectCode, PROJECT_CODE_LISTS, type ProjectCodeLists } from './describe-project-code.ts';
import { composeProjectCode, parseProjectCode } from './project-code.ts';
import published from './test-data/published-project-codes.json' with { type: 'json' };

const regions: CodeList = {
  list: 'regions',
  title: '行政区划',
  version: '1',
  source: 'GB/T 2260',
  entries: [{ code: '640502', name: '沙坡头区' }],
};
const industries: CodeList = { ...regions, list: 'industries', entries: [{ code: '84', name: '卫生' }] };

function describeText(text: string, lists?: ProjectCodeLists) {
  const parsed = parseProjectCode(text);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return describeProjectCode(parsed.value, lists);
}

function meanings(text: string, lists?: ProjectCodeLists) {
  return describeText(text, lists).segments.map((segment) => `${segment.label}:${segment.meaning}`);
}

describe('GB/T 40058-2021', () => {
  it('says each segment in Chinese', () => {
    expect(meanings('2404-640502-04-01-942249', { ...PROJECT_CODE_LISTS, regions })).toEqual([
      '赋码年月:2024年4月',
      '行政区划:沙坡头区',
      '牵头部门:发展改革委',
      '项目类型:基本建设',
      '顺序码:94224',
      '校验码:校验通过',
    ]);
  });

  it('warns about a department outside the national list, and keeps its number', () => {
    const description = describeText('2411-130202-89-01-637015');
    expect(description.segments[2]).toEqual({
      segment: 'department',
      label: '牵头部门',
      value: '89',
      meaning: '未知',
    });
    expect(description.warnings).toEqual([expect.stringContaining('“89”')]);
  });

  it('shows the number of a region where no list of regions is given, and warns where it is not in one', () => {
    expect(meanings('2305-430000-04-05-439139')[1]).toBe('行政区划:430000');
    const { warnings } = describeText('2305-430000-04-05-439139', { ...PROJECT_CODE_LISTS, regions });
    expect(warnings).toEqual([expect.stringContaining('“430000”')]);
  });

  it('warns about a month before the form was in force', () => {
    const segments = { region: '210102', department: '04', type: '01', serial: '12345' };
    const warningsOf = (year: number, month: number) => {
      const composed = composeProjectCode({ ...segments, year, month });
      if (!composed.ok) throw new Error(composed.refusal.message);
      return describeProjectCode(composed.value).warnings;
    };
    expect(warningsOf(2020, 10)).toEqual([expect.stringContaining('2020年11月')]);
    expect(warningsOf(2020, 11)).toEqual([]);
  });

  it('has nothing to warn about in published codes', () => {
    for (const text of published.gb40058) expect(describeText(text).warnings, text).toEqual([]);
  });
});

describe('2015–2020 form', () => {
  it('says each segment in Chinese', () => {
    expect(meanings('2017-520303-84-01-062937', { ...PROJECT_CODE_LISTS, industries })).toEqual([
      '赋码年份:2017年',
      '行政区划:520303',
      '行业大类:卫生',
      '审批类型:审批',
      '顺序码:062937',
    ]);
  });

  it('warns about an industry outside the list', () => {
    const { warnings } = describeText('2018-520382-78-01-264328', { ...PROJECT_CODE_LISTS, industries });
    expect(warnings).toEqual([expect.stringContaining('“78”')]);
  });

  it('warns where a swap in the first group has turned a present code into the old form', () => {
    expect(describeText('2106-220203-04-01-950623').form).toBe('现行项目代码');
    const { form, warnings } = describeText('2016-220203-04-01-950623');
    expect(form).toBe('旧项目代码（2015—2020年）');
    expect(warnings).toEqual([expect.stringContaining('“2106”')]);
  });
});
