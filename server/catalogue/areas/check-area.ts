import { accept, type Result, refuse } from '@zongheng/core';
import type { Catalogue } from '../catalogue.ts';
import type { AreaContent } from './area.ts';
import { MESSAGES } from './messages.ts';

/** No rule sets a longest validity; more than this is a slip of the pen (待本地核定). */
const MOST_YEARS = 10;

type Known = Pick<Catalogue, 'division' | 'item' | 'areaKinds'>;

/**
 * Whether an area may be published as it stands: its place and validity, and that it touches only items an
 * assessment of the area can stand in for. The first fault, with its field.
 *
 * @param today legal day, Asia/Shanghai
 */
export function checkArea(content: AreaContent, catalogue: Known, today: string): Result<void> {
  const { division, validFrom, validTo, effects } = content;
  if (!catalogue.division(division)) {
    return no('unknown-division', MESSAGES.unknownDivision(division), 'division');
  }
  if (validTo <= validFrom) return no('area-period', MESSAGES.period, 'validTo');
  if (validTo <= today) return no('area-period', MESSAGES.over, 'validTo');
  const longest = `${Number(validFrom.slice(0, 4)) + MOST_YEARS}${validFrom.slice(4)}`;
  if (validTo > longest) return no('area-period', MESSAGES.longest(MOST_YEARS), 'validTo');
  const seen = new Set<string>();
  for (const [index, { item, effect, days }] of effects.entries()) {
    const field = `effects[${index}]`;
    const name = catalogue.item(item)?.name;
    if (name === undefined) return no('area-item', MESSAGES.unknownItem(item), `${field}.item`);
    const kind = catalogue.areaKinds().find(({ items }) => items.includes(item));
    if (!kind) return no('area-item', MESSAGES.notReplaceable(name), `${field}.item`);
    if (!kind.effects.includes(effect)) {
      return no('area-effect', MESSAGES.simplifiedOnly(name), `${field}.effect`);
    }
    if (effect === 'off' && days !== null) return no('area-effect', MESSAGES.daysOfOff, `${field}.days`);
    if (seen.has(item)) return no('area-item', MESSAGES.twice(name), `${field}.item`);
    seen.add(item);
  }
  return accept(undefined);
}

function no(code: string, message: string, field: string): Result<never> {
  return refuse(code, message, MESSAGES.source, field);
}
