import type { Catalogue } from '../../catalogue/index.ts';
import type { Transaction } from '../../platform/database/index.ts';

type Names = Pick<Catalogue, 'division' | 'lineage' | 'province'>;

/**
 * 辽督〔2026〕12号, 沈阳督〔2026〕3号, 沈阳和平督〔2026〕1号: a district carries its city's name, for districts of one name
 * lie in several cities. How a place numbers its documents is its own to say (待本地核定).
 */
export function orderNumber(catalogue: Names, division: string, year: number, serial: number): string {
  return `${seriesName(catalogue, division)}督〔${year}〕${serial}号`;
}

function seriesName(catalogue: Names, division: string): string {
  const { province } = catalogue;
  const nameOf = (code: string) => catalogue.division(code)?.name ?? code;
  if (division === province) return nameOf(province).slice(0, 1);
  return catalogue
    .lineage(division)
    .filter((code) => code !== province)
    .toReversed()
    .map((code) => short(nameOf(code)))
    .join('');
}

/** 新宾满族自治县 → 新宾; 义县 stays, one character names no place. */
function short(name: string): string {
  const cut = name.replace(/(?:满族|蒙古族)?自治县$|[省市区县]$/, '');
  return cut.length > 1 ? cut : name;
}

/** The next number of a division and year. Its row stays locked until commit; a rollback gives the number back. */
export async function takeSerial(tx: Transaction, division: string, year: number): Promise<number> {
  const [row] = await tx.read<{ last: number }>({
    name: 'orders_serial',
    text: `INSERT INTO supervision.order_series AS s (division, year, last) VALUES ($1, $2, 1)
           ON CONFLICT (division, year) DO UPDATE SET last = s.last + 1 RETURNING last`,
    values: [division, year],
  });
  if (!row) throw new Error('a series of orders without a number');
  return row.last;
}
