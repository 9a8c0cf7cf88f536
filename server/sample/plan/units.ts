import { composeCreditCode } from '@zongheng/core/codes';
import type { Catalogue } from '../../catalogue/index.ts';
import { CITIES } from './cities.ts';
import type { PlannedUnit } from './planned.ts';

type Kind = {
  readonly suffix: string;
  readonly category: string;
  readonly stem: string;
  readonly nature: string;
};

/**
 * Units of every city. The organisation part of their credit codes spells TEXT: both check characters are
 * right, and no such organisation exists. 91 is an enterprise, 12 a public institution.
 */
const KINDS: readonly Kind[] = [
  { suffix: '示例建设有限公司', category: '91', stem: 'MA0TEXT0', nature: '2' },
  { suffix: '示例公共工程建设中心', category: '12', stem: 'MB0TEXT1', nature: '3' },
  { suffix: '示例置业有限公司', category: '91', stem: 'MA0TEXT2', nature: '2' },
  { suffix: '示例装备制造有限公司', category: '91', stem: 'MA0TEXT3', nature: '2' },
  { suffix: '示例产业园运营有限公司', category: '91', stem: 'MA0TEXT4', nature: '2' },
  { suffix: '示例教育卫生项目办公室', category: '12', stem: 'MB0TEXT5', nature: '3' },
  { suffix: '示例物流仓储有限公司', category: '91', stem: 'MA0TEXT6', nature: '2' },
];

/** Key of the first unit of a city: the one with a sample login, where there is one. */
export function firstUnitOf(city: string): string {
  return `${city}-0`;
}

/** All project units of the sample, by key. */
export function planUnits(
  catalogue: Pick<Catalogue, 'division' | 'province'>,
): ReadonlyMap<string, PlannedUnit> {
  const units = CITIES.flatMap(({ code: city }) =>
    KINDS.map((kind, index): PlannedUnit => {
      const name = shortName(catalogue.division(city)?.name ?? city);
      // A local extension of the divisions has no national code; the province's stands in.
      const region = /^\d{6}$/.test(city) ? city : catalogue.province;
      const composed = composeCreditCode(`${kind.category}${region}${kind.stem}`);
      if (!composed.ok) throw new Error(composed.refusal.message);
      return {
        key: `${city}-${index}`,
        name: `${name}${kind.suffix}`,
        certNumber: composed.value,
        nature: kind.nature,
        city,
      };
    }),
  );
  return new Map(units.map((unit) => [unit.key, unit]));
}

/** 沈阳市 → 沈阳; 沈抚改革创新示范区 → 沈抚. */
function shortName(name: string): string {
  return name.replace(/(改革创新示范区|市)$/, '');
}
