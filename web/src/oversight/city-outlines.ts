/** The form of packs/liaoning/map/liaoning.geo.json. */
export type MapFile = {
  /** 审图号 of an approved map. */
  readonly approval?: string;
  readonly features: readonly {
    readonly properties: {
      readonly code: string;
      readonly name: string;
      readonly label: readonly [number, number];
    };
    readonly geometry: {
      readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
    };
  }[];
};

export type Outline = {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
};

/** Degrees → a drawing of 640 × 560 with equal margins; one degree of longitude is shorter than one of latitude. */
export function outlinesOf(map: MapFile, width = 640, height = 560, margin = 8): Outline[] {
  const points = map.features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  const [west, east] = ends(points.map(([x]) => x));
  const [south, north] = ends(points.map(([, y]) => y));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / ((east - west) * narrow),
    (height - 2 * margin) / (north - south),
  );
  const left = (width - (east - west) * narrow * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    Math.round((left + (x - west) * narrow * scale) * 10) / 10,
    Math.round((top + (north - y) * scale) * 10) / 10,
  ];
  return map.features.map(({ properties, geometry }) => {
    const rings = geometry.coordinates.flat();
    const path = rings.map((ring) => `M${ring.map((point) => place(point).join(' ')).join('L')}Z`).join('');
    const [x, y] = place(properties.label);
    return { code: properties.code, name: properties.name, path, x, y };
  });
}

function ends(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
