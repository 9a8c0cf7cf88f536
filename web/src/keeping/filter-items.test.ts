import { describe, expect, it } from 'vitest';
import type { CatalogueItem } from '../api/types.ts';
import { departmentsOf, filterItems } from './filter-items.ts';
import { limitWords } from './limit-words.ts';

function item(id: string, name: string, department: string, stage: number): CatalogueItem {
  return {
    id,
    name,
    version: 1,
    kind: '行政许可',
    stage,
    department,
    departmentName: department === 'water' ? '水利' : '自然资源',
    levels: ['city'],
    basis: [],
    statutory: null,
    committed: { value: 5, unit: 'working-day', basis: '示例', start: 'accepted' },
    extension: null,
    specialProcedures: [],
    stops: { statutory: [], committed: [] },
    correctionSilence: { outcome: 'withdrawn', basis: '示例' },
    conditions: [],
    review: '示例',
    materials: [],
    result: '批复',
    validity: null,
    furtherLimits: [],
    needs: [],
    appliesWhen: '示例',
    mustBefore: null,
    applicantDeadline: null,
    promise: false,
    note: null,
    mark: '示例数据',
    guide: {
      basicCode: null,
      itemType: '01',
      serviceObjects: ['2'],
      handling: '2',
      visits: 1,
      process: [],
      fee: { charged: false, standard: null, basis: null },
      situations: [],
      questions: [],
      afterGrant: null,
      resultSample: null,
    },
  };
}

const items = [
  item('soil', '水土保持方案审批', 'water', 5),
  item('flood', '洪水影响评价审批', 'water', 5),
  item('site', '用地预审', 'natural-resources', 1),
];

describe('the catalogue’s filters', () => {
  it('narrow by word, department and stage together', () => {
    expect(filterItems(items, {})).toHaveLength(3);
    expect(filterItems(items, { q: '洪水' }).map((each) => each.id)).toEqual(['flood']);
    expect(filterItems(items, { q: '自然资源' }).map((each) => each.id)).toEqual(['site']);
    expect(filterItems(items, { department: 'water', stage: '5' })).toHaveLength(2);
    expect(filterItems(items, { department: 'water', stage: '1' })).toEqual([]);
  });

  it('name each department once', () => {
    expect(departmentsOf(items)).toEqual([
      { id: 'water', name: '水利' },
      { id: 'natural-resources', name: '自然资源' },
    ]);
  });

  it('write limits in words', () => {
    expect(limitWords(null)).toBe('法律没有规定');
    expect(limitWords({ value: 0, unit: 'working-day', basis: '', start: 'accepted' })).toBe('即办');
    expect(limitWords({ value: 30, unit: 'calendar-day', basis: '', start: 'received' })).toBe('30天');
  });
});
