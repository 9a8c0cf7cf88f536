import { type AreaState, type AreaVersion, currentOf } from './area.ts';

/** An area as every process keeps it in memory. */
export type AreaRow = {
  readonly id: string;
  readonly home: string;
  /** Of its stream. */
  readonly version: number;
  readonly state: AreaState;
  readonly words: Readonly<Record<string, string>>;
  /** Serial of the book when it was last written. */
  readonly serial: number;
};

/** A version of an area, by the name under which projects keep it. */
export type Area = AreaVersion & { readonly id: string; readonly token: string };

/** Every area that was ever published: few, and asked at every look at a project. */
export type AreaShelf = {
  rows(): readonly AreaRow[];
  row(id: string): AreaRow | undefined;
  /** The version a project has chosen, whether it may still be chosen or not. */
  area(token: string): Area | undefined;
  /** What may be chosen on a legal day. */
  validOn(day: string): readonly Area[];
  put(rows: readonly AreaRow[]): void;
};

/** `<id>@<version>`: a project keeps the version it chose. */
export const tokenOf = (id: string, version: number): string => `${id}@${version}`;

export function createShelf(): AreaShelf {
  const known = new Map<string, AreaRow>();
  const named = (id: string, version: AreaVersion): Area => ({
    ...version,
    id,
    token: tokenOf(id, version.version),
  });
  return {
    rows: () => [...known.values()],
    row: (id) => known.get(id),
    area(token) {
      const [id = '', version = ''] = token.split('@');
      const found = known.get(id)?.state.versions.find((each) => String(each.version) === version);
      return found && named(id, found);
    },
    validOn: (day) =>
      [...known.values()].flatMap(({ id, state }) => {
        const current = currentOf(state);
        const holds = state.status === 'published' && current.validFrom <= day && day < current.validTo;
        return holds ? [named(id, current)] : [];
      }),
    put(rows) {
      for (const row of rows) {
        // Two readings may cross: what was written later stays.
        if ((known.get(row.id)?.serial ?? 0) <= row.serial) known.set(row.id, row);
      }
    },
  };
}
