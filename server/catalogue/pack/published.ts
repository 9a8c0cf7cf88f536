import type {
  ConformityException,
  Implementation,
  ImplementedElements,
  LocalElements,
  ServicePlace,
  StandardItem,
} from '@zongheng/core/catalogue';
import type { PackData } from './data.ts';
import { type Implementing, implementingIn } from './implementing.ts';
import type { Lookup } from './lookup.ts';
import type { Deviation } from './schema/implementation.ts';
import type { Department, Division } from './schema/places.ts';
import { standardOf } from './whole-items.ts';

/** What a body has published of an item, with the deviations the level above has allowed it. */
export type PublishedImplementation = Implementation & {
  readonly exceptions?: readonly ConformityException[];
};

/**
 * Every published implementation, made from the few words of implementations.json: for each division that has
 * published, whatever its own bodies decide there, in version 1. Some thousand: they are never written out.
 */
export function publishedIn(data: PackData, lookup: Lookup): readonly PublishedImplementation[] {
  const { published } = data.implementations;
  const missing = new Set(published.missing.flatMap(({ division, items }) => keys([division], items)));
  const behind = new Map(
    published.behind.flatMap(({ item, standard, divisions }) =>
      keys(divisions, [item]).map((key) => [key, standard] as const),
    ),
  );
  const deviations = Map.groupBy(
    published.deviations.flatMap((row) => keys(row.divisions, row.items).map((key) => ({ key, row }))),
    ({ key }) => key,
  );
  const standard = standardOf(data);
  const local = localIn(data, lookup);

  return published.divisions.flatMap((code) => {
    const division = lookup.divisions.get(code);
    if (division === undefined) return [];
    return data.items.rows.flatMap((item): readonly PublishedImplementation[] => {
      const key = `${code} ${item.id}`;
      const here = implementingIn(lookup, item, division);
      if (here === undefined || missing.has(key)) return [];
      const under = standard(item.id, behind.get(key) ?? item.version) ?? item;
      const own = (deviations.get(key) ?? []).map(({ row }) => row);
      const exceptions = own.flatMap((row) => row.exceptions ?? []);
      return [
        {
          ...{ item: item.id, division: code, version: 1, standard: behind.get(key) ?? item.version },
          local: local(division, here),
          elements: Object.assign({}, ...own.map((row) => elementsOf(under, row))),
          mark: own[0]?.mark ?? published.mark,
          ...(exceptions.length === 0 ? {} : { exceptions }),
        },
      ];
    });
  });
}

function keys(divisions: readonly string[], items: readonly string[]): readonly string[] {
  return divisions.flatMap((division) => items.map((item) => `${division} ${item}`));
}

/** What every implementation says itself: from the bodies, the windows and the place on the map. */
function localIn(
  data: PackData,
  { departments }: Lookup,
): (division: Division, here: Implementing) => LocalElements {
  const { published } = data.implementations;
  const windows = new Map(data.windows.rows.map((window) => [window.division, window]));
  const points = new Map(
    published.points.map(({ division, lon, lat, mark }) => [division, { lon, lat, mark }]),
  );
  return (division, { body, supervisor }) => {
    const { name, address, hours, phone, mark } = windows.get(division.code) ?? published.provincePlace;
    const at = points.get(division.code);
    const place: ServicePlace = {
      ...{ name, address, hours, phone },
      point: at === undefined ? null : { lon: at.lon, lat: at.lat },
      mark: at === undefined ? mark : `${mark};${at.mark}`,
    };
    return {
      bodyId: body.id,
      supervisedBy: supervisor.id,
      code: null,
      powerSource: division.level === 'zone' ? '3' : '1',
      bodyNature: natureOf(departments.get(body.department)),
      places: [place],
      consult: `${name} ${phone}`,
      complaint: published.complaint,
    };
  };
}

/** A company that connects water or power is no 法定机关; 授权组织 comes nearest. */
function natureOf(department: Department | undefined): string {
  return department?.kind === 'utility' ? '2' : '1';
}

function elementsOf(standard: StandardItem, deviation: Deviation): ImplementedElements {
  const { committed, visits, promise, without = [], with: more = [], basis, mark } = deviation;
  const materials = standard.materials.filter(({ key }) => !without.includes(key));
  return {
    ...(committed === undefined
      ? {}
      : { committed: { ...standard.committed, value: committed, basis, mark } }),
    ...(visits === undefined ? {} : { visits }),
    ...(promise === undefined ? {} : { promise }),
    ...(without.length + more.length === 0 ? {} : { materials: [...materials, ...more] }),
  };
}
