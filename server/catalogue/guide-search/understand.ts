import { runsOf } from '../../platform/search/index.ts';
import type { GuideSource } from './source.ts';

/** What typed words say: a place and an approving kind of body by name, and what is left to be searched for. */
export type Understood = {
  readonly words: readonly string[];
  readonly division: string | null;
  /** A kind of body that decides for many departments: its name stands in no item. */
  readonly department: string | null;
};

/** 自治县 first: 县 alone would leave 自治 behind. */
const KIND_OF_PLACE = /(?:满族|蒙古族|回族)*自治县$|[省市区县]$/u;
const APPROVAL_OFFICES = ['行政审批局', '审批局', '营商局'] as const;
const MOST_WORDS = 8;

/**
 * Reads place names out of a query. A name that several places carry (铁西区) says nothing before their city is
 * named, and stays a word; short ones (沈阳, 岫岩) count only as words of their own, because 和平 may begin any other.
 */
export function createReader(source: GuideSource): (query: string) => Understood {
  const full = new Map<string, string[]>();
  const short = new Map<string, string[]>();
  for (const { code, name } of source.divisions()) {
    enter(full, name, code);
    const bare = name.replace(KIND_OF_PLACE, '');
    if (bare.length >= 2 && bare !== name) enter(short, bare, code);
  }
  const names = [...full].sort(([a], [b]) => b.length - a.length);
  const only = (codes: readonly string[] | undefined, above: string | null): string | null => {
    const inside = (codes ?? []).filter((code) => above === null || source.lineage(code).includes(above));
    return inside.length === 1 ? (inside[0] ?? null) : null;
  };
  const approval = new Map(
    source
      .departments()
      .filter(({ kind }) => kind === 'approval')
      .flatMap(({ id, name }) => [...runsOf(name), ...APPROVAL_OFFICES].map((word) => [word, id] as const)),
  );

  return (query) => {
    let division: string | null = null;
    let department: string | null = null;
    const words: string[] = [];
    for (const run of runsOf(query).slice(0, MOST_WORDS)) {
      let rest = run;
      // 沈阳市沈北新区施工许可: each name further down takes the place of the one before.
      for (;;) {
        const place = only(full.get(rest) ?? short.get(rest), division);
        const begun = names.find(([name, codes]) => rest.startsWith(name) && only(codes, division) !== null);
        division = place ?? (begun ? only(begun[1], division) : division);
        if (place === null && begun === undefined) break;
        rest = place === null ? rest.slice(begun?.[0].length) : '';
      }
      const office = approval.get(rest);
      if (office !== undefined) department = office;
      else if (rest !== '') words.push(rest);
    }
    return { words, division, department };
  };
}

function enter(names: Map<string, string[]>, name: string, code: string): void {
  const codes = names.get(name);
  if (codes) codes.push(code);
  else names.set(name, [code]);
}
