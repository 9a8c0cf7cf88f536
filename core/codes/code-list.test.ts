import { describe, expect, it } from 'vitest';
import { codeListFrom, holds, nameOf } from './code-list.ts';
import * as lists from './code-lists.ts';

const head = { list: 'sample', title: '样例', version: '1', source: '无' };

describe('code lists', () => {
  it('keep a number whose name is not known', () => {
    const list = codeListFrom({ ...head, entries: [{ code: '3', name: null, mark: 'open' }] });
    expect(holds(list, '3')).toBe(true);
    expect(nameOf(list, '3')).toBeUndefined();
    expect(list.entries[0]).toEqual({ code: '3', name: null, mark: 'open' });
  });

  it('do not start with a damaged file', () => {
    const twice = [
      { code: '1', name: '甲' },
      { code: '1', name: '乙' },
    ];
    expect(() => codeListFrom({ ...head, entries: twice })).toThrow('stands twice');
    expect(() => codeListFrom({ ...head, mark: 'guess', entries: [] })).toThrow('unknown mark');
    expect(() => codeListFrom({ ...head, entries: [{ code: '1', name: '甲', mark: 'guess' }] })).toThrow(
      'unknown mark',
    );
  });

  it('carry their version and source', () => {
    for (const list of Object.values(lists)) {
      expect(list.version, list.list).not.toBe('');
      expect(list.source, list.list).not.toBe('');
      expect(list.entries.length, list.list).toBeGreaterThan(0);
    }
  });

  it('hold 54 guiding departments, and not 89, which local bodies use all the same', () => {
    expect(lists.GUIDING_DEPARTMENTS.entries).toHaveLength(54);
    expect(nameOf(lists.GUIDING_DEPARTMENTS, '04')).toBe('发展改革委');
    expect(nameOf(lists.GUIDING_DEPARTMENTS, '60')).toBe('能源局');
    expect(holds(lists.GUIDING_DEPARTMENTS, '89')).toBe(false);
    expect(lists.GUIDING_DEPARTMENTS.mark).toBe('seen');
  });
});
