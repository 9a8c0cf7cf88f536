import { describe, expect, it } from 'vitest';
import type { FileRef, FilingItem, FilingMaterial } from '../../api/types.ts';
import {
  checkFiling,
  type FilingState,
  filingToWire,
  missingNeeds,
  readFilingDraft,
} from './filing-state.ts';

const file: FileRef = {
  id: 'f1',
  name: '方案.pdf',
  size: 10,
  type: 'application/pdf',
  digest: 'sm3:00',
  uploadedAt: '2026-11-22T02:00:00.000Z',
};

function material(key: string, change: Partial<FilingMaterial> = {}): FilingMaterial {
  return {
    key,
    name: `材料${key}`,
    required: true,
    items: ['水土保持方案审批'],
    source: 'applicant',
    when: null,
    holder: null,
    satisfiedBy: null,
    owable: false,
    ...change,
  };
}

const state: FilingState = {
  items: ['soil'],
  workIds: ['w1'],
  files: {},
  contact: { name: '示例人', mobile: '19900001234' },
  note: ' ',
};

describe('a joint application', () => {
  it('asks only for what is required, the applicant’s own, and not there already', () => {
    const materials = [
      material('plan'),
      material('optional', { required: false }),
      material('licence', { source: 'shared' }),
    ];
    const faults = checkFiling(state, ['soil'], materials, []);
    expect(faults).toEqual([{ field: 'material.plan', message: '缺少材料：材料plan' }]);
    expect(checkFiling({ ...state, files: { plan: [file] } }, ['soil'], materials, [])).toEqual([]);
  });

  it('names what else is missing', () => {
    const empty = { ...state, workIds: [], contact: { name: '', mobile: '123' } };
    expect(checkFiling(empty, [], [], []).map((fault) => fault.field)).toEqual([
      'items',
      'workIds',
      'contact.name',
      'contact.mobile',
    ]);
  });

  it('asks for what a chosen item waits for, where that could be filed with it', () => {
    const item = (itemId: string, change: Partial<FilingItem> = {}): FilingItem => ({
      itemId,
      name: itemId,
      body: null,
      necessity: 'required',
      when: null,
      days: 5,
      simplified: null,
      promise: false,
      afterGrant: null,
      needs: [],
      selectable: true,
      queued: false,
      why: null,
      selected: true,
      ...change,
    });
    const items = [item('a'), item('running', { selectable: false }), item('b', { needs: ['a', 'running'] })];
    expect(missingNeeds(['b'], items)).toEqual([{ name: 'b', needs: 'a' }]);
    expect(missingNeeds(['a', 'b'], items)).toEqual([]);
  });

  it('sends only files of materials that the chosen items need', () => {
    const wire = filingToWire(
      { ...state, files: { plan: [file], other: [file] } },
      1,
      ['soil'],
      [material('plan')],
    );
    expect(wire.materials).toEqual([{ key: 'plan', fileIds: ['f1'] }]);
    expect(wire).not.toHaveProperty('note');
  });

  it('reads a draft back and bears a broken one', () => {
    expect(readFilingDraft(JSON.parse(JSON.stringify(state)), { ...state, items: null })).toEqual(state);
    expect(readFilingDraft('x', state)).toBe(state);
    expect(readFilingDraft({ files: { plan: 'x' }, contact: 3 }, state).files).toEqual({});
  });
});
