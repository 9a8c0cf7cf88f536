import { describe, expect, it } from 'vitest';
import { palette, signalColours } from './theme.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of WCAG 2.2; 4.5 is what text needs. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The head of tables, see data-table.css. */
const tableHead = '#f4f6f9';

describe('the colours', () => {
  it.each(Object.entries(signalColours))(
    'let the signal %s be read on page, panel and table head',
    (_, { colour }) => {
      for (const ground of [palette.surface, palette.ground, tableHead]) {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('let text, soft text and links be read', () => {
    for (const colour of [palette.text, palette.textSoft, palette.primary, palette.danger]) {
      expect(contrast(colour, palette.surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.gold, palette.ink)).toBeGreaterThanOrEqual(4.5);
  });
});
