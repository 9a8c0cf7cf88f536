import type { ServicePlace } from '@zongheng/core/catalogue';
import type { Catalogue } from '../../catalogue/index.ts';
import type { GuideView } from './guide-schema.ts';

/** Windows where an item is handed in: its own, or else the joint window of the division or the one above. */
export function placesOf(
  catalogue: Catalogue,
  own: readonly ServicePlace[],
  division: string,
): GuideView['places'] {
  if (own.length > 0) return own.map(viewPlace);
  for (const code of catalogue.lineage(division)) {
    const window = catalogue.windowOf(code);
    if (window) return [viewPlace({ ...window, point: null })];
  }
  return [];
}

function viewPlace({ name, address, hours, phone, point, mark }: ServicePlace): GuideView['places'][number] {
  return { name, address, hours, phone, map: point && mapLink(name, point), mark: mark ?? null };
}

/** Opens the point in a map; GCJ-02 is what Amap takes. */
function mapLink(name: string, { lon, lat }: { readonly lon: number; readonly lat: number }): string {
  const query = new URLSearchParams({
    position: `${lon},${lat}`,
    name,
    coordinate: 'gaode',
    callnative: '0',
  });
  return `https://uri.amap.com/marker?${query}`;
}
