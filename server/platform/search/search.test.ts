import { describe, expect, it } from 'vitest';
import { gramsOf, likePattern, searchGrams } from './index.ts';

describe('two-character pieces', () => {
  it('fold case and width and stop at what is no letter', () => {
    expect(gramsOf('沈阳A厂', 'ａ厂')).toEqual(['沈阳', '阳a', 'a厂']);
    expect(gramsOf('2611-210102')).toContain('26');
    expect(gramsOf('2611-210102')).not.toContain('1-');
  });
  it('of a single character say nothing', () => {
    expect(searchGrams('厂')).toBeNull();
    expect(searchGrams(' - ')).toBeNull();
  });
  it('give way to a pattern whose wildcards are signs', () => {
    expect(likePattern('厂')).toBe('%厂%');
    expect(likePattern('5%_\\')).toBe('%5\\%\\_\\\\%');
  });
});
