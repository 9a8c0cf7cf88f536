import { describe, expect, it } from 'vitest';
import { readMapping, writeMapping } from './write-mapping.ts';

const body = {
  kind: 'investment.case',
  order: 30,
  only: { 'step.stateKey': ['1', '3'] },
  parents: ['investment.project'],
  columns: [
    { column: 'name', from: 'item.name', required: true },
    { column: 'units', type: 'list', from: 'project.units', columns: [{ column: 'a', from: null }] },
  ],
};

describe('a mapping as text', () => {
  it('reads back as what it was', () => {
    expect(readMapping(writeMapping(body))).toEqual({ body });
  });

  it('has one column a line, those of a list further in', () => {
    const lines = writeMapping(body).split('\n');
    expect(lines).toContain('    { "column": "name", "from": "item.name", "required": true },');
    expect(lines).toContain('      { "column": "a", "from": null }');
    expect(lines.length).toBe(12);
  });

  it('that is none says where', () => {
    expect(readMapping('{\n "a": 1,\n "b" 2 }')).toEqual({ fault: expect.stringContaining('写法有误') });
    expect(readMapping('[1]')).toEqual({ fault: '应为一个 { … } 对象。' });
  });
});
