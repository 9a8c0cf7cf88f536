import { type ItemIndex, indexItems } from './item-index.ts';
import { indexPlaces, type Places } from './places.ts';
import type { GuideSource, SearchedImplementation, SearchedItem } from './source.ts';
import { createReader, type Understood } from './understand.ts';

export type GuideQuery = {
  readonly q?: string;
  /** What is followed there first, then what the levels above have published. Left out: one row an item. */
  readonly division?: string;
  readonly department?: string;
  readonly stage?: number;
  readonly level?: 'province' | 'city' | 'county';
  /** From 1. */
  readonly page?: number;
  readonly size?: number;
};

export type GuideHit = {
  readonly item: string;
  readonly name: string;
  readonly stage: number;
  readonly kind: string;
  readonly department: string;
  /** Whose guide it is. */
  readonly division: string;
  readonly bodyId: string | null;
  /** `standard`: who decides there has published none, so the province's standard is all there is. */
  readonly state: 'published' | 'standard';
  readonly version: number;
  readonly mark: string;
  /** Divisions that have published a guide to the item, all over the province. */
  readonly places: number;
};

export type GuideHits = {
  readonly rows: readonly GuideHit[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The division that was searched in: asked for, or named in the query. */
  readonly division: string | null;
};

/** Searches the guides of a catalogue that may change at any time. */
export type GuideSearch = (query: GuideQuery) => GuideHits;

const SIZE = 20;
const MOST_A_PAGE = 100;

/**
 * The public's search: items are scored first and joined with divisions afterwards, so that 115 divisions cost no
 * more than one. What is asked is indexed at the first search after a change; while only implementations change,
 * the words of the items are kept.
 */
export function createGuideSearch(source: () => GuideSource): GuideSearch {
  let built: Built | undefined;
  return (query) => {
    const now = source();
    if (built?.serial !== now.serial || built.today !== now.today) built = build(now, built);
    return search(now, built, query);
  };
}

type Built = {
  readonly serial: number;
  readonly today: string;
  readonly items: readonly SearchedItem[];
  readonly words: ItemIndex;
  readonly read: (query: string) => Understood;
  readonly places: Places;
};

function build(source: GuideSource, before: Built | undefined): Built {
  const items = source.items();
  const same = before?.items.length === items.length && items.every((item, i) => item === before.items[i]);
  return {
    serial: source.serial,
    today: source.today,
    items,
    words: before && same ? before.words : indexItems(source),
    read: before?.read ?? createReader(source),
    places: indexPlaces(source.implementations()),
  };
}

function search(source: GuideSource, { words, read, places }: Built, query: GuideQuery): GuideHits {
  const said = read(query.q ?? '');
  const division = query.division ?? said.division;
  const department = query.department ?? said.department;
  const lineage = division === null ? [] : source.lineage(division);
  const { stage, level } = query;
  const rows: Row[] = [];
  for (const { item } of words.score(said.words)) {
    if (stage !== undefined && item.stage !== stage) continue;
    const decides = (found: SearchedImplementation | undefined) =>
      department === null ||
      item.department === department ||
      (found !== undefined && source.body(found.local.bodyId)?.department === department);
    const isAt = (code: string) => level === undefined || levelOf(source, code) === level;
    const all = places.of(item.id);
    if (division === null) {
      const fits = level === undefined && department === null ? null : [...all.values()];
      const count =
        fits === null ? all.size : fits.filter((each) => isAt(each.division) && decides(each)).length;
      if (count === 0 && (!decides(undefined) || level !== undefined)) continue;
      rows.push([item, places.at(item.id, source.province), count, source.province]);
      continue;
    }
    const found = lineage.flatMap((code) => places.at(item.id, code) ?? []);
    const followed =
      found[0]?.division === division || source.implementation(item.id, division) !== undefined;
    if (!followed && isAt(division) && decides(undefined)) rows.push([item, undefined, all.size, division]);
    for (const each of found) {
      if (isAt(each.division) && decides(each)) rows.push([item, each, all.size, each.division]);
    }
  }
  const size = Math.min(MOST_A_PAGE, query.size ?? SIZE);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(pages, Math.max(1, query.page ?? 1));
  return {
    rows: rows.slice((page - 1) * size, page * size).map(hit),
    total: rows.length,
    page,
    pages,
    division,
  };
}

/** An item, its implementation, how many places have one, and where it is asked for. */
type Row = readonly [SearchedItem, SearchedImplementation | undefined, number, string];

function hit([item, found, places, division]: Row): GuideHit {
  return {
    item: item.id,
    name: item.name,
    stage: item.stage,
    kind: item.kind,
    department: item.department,
    division: found?.division ?? division,
    bodyId: found?.local.bodyId ?? null,
    state: found === undefined ? 'standard' : 'published',
    version: found?.version ?? item.version,
    mark: found?.mark ?? item.mark,
    places,
  };
}

/** A zone has the powers of a county, as in the pack's own rules. */
function levelOf(source: GuideSource, code: string): 'province' | 'city' | 'county' {
  const level = source.division(code)?.level ?? 'county';
  return level === 'zone' ? 'county' : level;
}
