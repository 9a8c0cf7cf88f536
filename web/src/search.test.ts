import { describe, expect, it } from 'vitest';
import { oneOf, text, whole } from './search.ts';

describe('filters read from an address', () => {
  it('keep texts, also where the parser made a number of them', () => {
    expect(text({ city: 210100 }, 'city')).toBe('210100');
    expect(text({ q: '厂房' }, 'q')).toBe('厂房');
    expect(text({ q: '' }, 'q')).toBeUndefined();
    expect(text({ q: ['a'] }, 'q')).toBeUndefined();
  });

  it('leave out what is not understood, so that an old link still opens', () => {
    expect(oneOf({ box: 'todo' }, 'box', ['todo', 'done'])).toBe('todo');
    expect(oneOf({ box: 'gone' }, 'box', ['todo', 'done'])).toBeUndefined();
    expect(whole({ year: 2026 }, 'year')).toBe(2026);
    expect(whole({ year: 'x' }, 'year')).toBeUndefined();
    expect(whole({}, 'year')).toBeUndefined();
  });
});
