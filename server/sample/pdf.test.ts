import { describe, expect, test } from 'vitest';
import { smallPdf } from './pdf.ts';

describe('a small PDF', () => {
  const file = smallPdf(['Material: soil-report', 'a (b) \\ c']).toString('latin1');

  test('has every object where its table says', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const offsets = [...file.slice(start).matchAll(/(\d{10}) 00000 n /g)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => {
      expect(file.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true);
    });
  });

  test('says how long its content is, and quotes what PDF would read as its own', () => {
    const [, length = '', content = ''] = /<<\/Length (\d+)>>stream\n([\s\S]*)\nendstream/.exec(file) ?? [];
    expect(content).toHaveLength(Number(length));
    expect(content).toContain('(Material: soil-report) Tj');
    expect(content).toContain('(a \\(b\\) \\\\ c) Tj');
  });

  test('is small, and the same for the same lines', () => {
    expect(file.length).toBeLessThan(1000);
    expect(smallPdf(['x']).equals(smallPdf(['x']))).toBe(true);
    expect(smallPdf(['x']).equals(smallPdf(['y']))).toBe(false);
  });
});
