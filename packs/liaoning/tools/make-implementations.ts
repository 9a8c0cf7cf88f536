import { APPROVAL_BUREAU_AT, APPROVAL_BUREAU_ITEMS } from './body-names.ts';
import { type BodyRow, type DivisionRow, SAMPLE } from './make-bodies.ts';

/** What the tool needs of an item. */
export type ItemRow = {
  readonly id: string;
  readonly department: string;
  readonly levels: readonly string[];
};

export type RuleRow = { readonly item: string; readonly follows: 'approval-division' | 'place' };

export type OverrideRow = {
  readonly division: string;
  readonly item: string;
  readonly body: string;
  readonly supervisedBy: string;
  readonly mark: string;
};

/** 立项 items are decided where the project is approved, all others where it is built. */
export function makeRules(items: readonly ItemRow[]): readonly RuleRow[] {
  return items.map((item) => ({
    item: item.id,
    follows:
      item.department === 'development-reform' || item.id === 'tech-filing' ? 'approval-division' : 'place',
  }));
}

/** The sample's 行政审批局, and the line body that supervises what each of them grants. */
export function makeOverrides(
  divisions: readonly DivisionRow[],
  bodies: readonly BodyRow[],
  items: readonly ItemRow[],
): readonly OverrideRow[] {
  const ids = new Set(bodies.map((body) => body.id));
  const row = (division: string, item: ItemRow, line: string): OverrideRow => ({
    division,
    item: item.id,
    body: `${division}-administrative-approval`,
    supervisedBy: line,
    mark: SAMPLE,
  });
  const bureaus = APPROVAL_BUREAU_AT.flatMap((division) =>
    items
      .filter((item) => APPROVAL_BUREAU_ITEMS.includes(item.id))
      .map((item) => row(division, item, `${division}-${item.department}`)),
  );
  const zones = divisions
    .filter((division) => division.level === 'zone')
    .flatMap((zone) =>
      items
        .filter((item) => decidedInZones(item) && !ids.has(`${zone.code}-${item.department}`))
        .map((item) => {
          const line = `${zone.parent}-${item.department}`;
          // The province has no body for 城市管理: 住房城乡建设 supervises it there.
          return row(zone.code, item, ids.has(line) ? line : `${zone.parent}-housing-construction`);
        }),
    );
  return [...bureaus, ...zones];
}

/** A zone decides like a county, and like a city what neither counties nor the province decide. */
function decidedInZones({ levels }: ItemRow): boolean {
  return levels.includes('county') || levels.every((level) => level === 'city');
}
