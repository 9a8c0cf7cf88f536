import type { PackData } from './data.ts';
import type { Item } from './schema/guide.ts';
import type { ImplementationOverride } from './schema/implementation.ts';
import type { Level } from './schema/parts.ts';
import type { Body, Department, Division } from './schema/places.ts';

/** A pack's rows by their ids: what the rules and the finished pack both look things up in. */
export type Lookup = {
  readonly divisions: ReadonlyMap<string, Division>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly bodies: ReadonlyMap<string, Body>;
  /** By division and department. */
  readonly bodyOf: (division: string, department: string) => Body | undefined;
  readonly items: ReadonlyMap<string, Item>;
  readonly override: (division: string, item: string) => ImplementationOverride | undefined;
};

export function lookupIn(data: PackData): Lookup {
  const bodies = new Map(data.bodies.rows.map((body) => [body.id, body]));
  const overrides = new Map(
    data.implementations.overrides.map((row) => [`${row.division} ${row.item}`, row]),
  );
  return {
    divisions: new Map(data.divisions.rows.map((division) => [division.code, division])),
    departments: new Map(data.departments.rows.map((department) => [department.id, department])),
    bodies,
    bodyOf: (division, department) => bodies.get(`${division}-${department}`),
    items: new Map(data.items.rows.map((item) => [item.id, item])),
    override: (division, item) => overrides.get(`${division} ${item}`),
  };
}

/** The level a division decides at: a functional zone stands where a county does. */
export function decidesAt(division: Division): Level {
  return division.level === 'zone' ? 'county' : division.level;
}

/** The division itself, then its parents up to the province; empty for an unknown code. */
export function lineageOf(lookup: Lookup, code: string): readonly Division[] {
  const lineage: Division[] = [];
  let division = lookup.divisions.get(code);
  while (division !== undefined && !lineage.includes(division)) {
    lineage.push(division);
    division = division.parent === null ? undefined : lookup.divisions.get(division.parent);
  }
  return lineage;
}
