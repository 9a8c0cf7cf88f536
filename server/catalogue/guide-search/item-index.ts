import { gramsOf, runsOf } from '../../platform/search/index.ts';
import { Phrases } from './phrases.ts';
import type { GuideSource, SearchedItem } from './source.ts';

/** What a word in each place of an item is worth: its name above all. */
const WEIGHTS = { name: 12, result: 6, department: 5, material: 4, stage: 3, words: 1.5 } as const;
/** Of a word found with one character otherwise, against the same as it is. */
const FORGIVEN = 0.6;
/** Share of a sentence's pieces an item must hold, at least and beside the best one. */
const LEAST_COVERAGE = 0.2;
const BESIDE_BEST = 0.7;

export type Scored = { readonly item: SearchedItem; readonly score: number };

type Posting = { readonly item: number; readonly weight: number };

/** Words of standard items; asked before divisions come in, so it is as large as the list of items and no larger. */
export type ItemIndex = {
  /** Items that fit all words, or where none does, some; best first, then as the catalogue has them. */
  score(words: readonly string[]): readonly Scored[];
};

export function indexItems(source: GuideSource): ItemIndex {
  const items = source.items();
  const phrases = new Phrases();
  const postings: Posting[][] = [];
  const departments = new Map(source.departments().map((row) => [row.id, [row.name, row.shortName]]));
  const enter = (item: number, weight: number, texts: readonly string[]) => {
    for (const text of texts) {
      const phrase = phrases.add(text);
      if (phrase === null) continue;
      const list = postings[phrase];
      if (list) list.push({ item, weight });
      else postings[phrase] = [{ item, weight }];
    }
  };
  items.forEach((item, number) => {
    enter(number, WEIGHTS.name, [item.name]);
    enter(number, WEIGHTS.result, [item.result]);
    enter(number, WEIGHTS.department, departments.get(item.department) ?? []);
    enter(number, WEIGHTS.stage, [source.codeName('standardStage', String(item.stage))]);
    enter(
      number,
      WEIGHTS.material,
      item.materials.map(({ name }) => name),
    );
    enter(number, WEIGHTS.words, [item.appliesWhen]);
  });

  const byWord = (word: string): Map<number, number> => {
    const scores = new Map<number, number>();
    for (const { phrase, edits, share } of phrases.find(word)) {
      const fit = (edits === 0 ? 1 : FORGIVEN) * (0.5 + 0.5 * share);
      for (const { item, weight } of postings[phrase] ?? []) raise(scores, item, weight * fit);
    }
    return scores.size > 0 ? scores : byPieces(word);
  };

  /** For whole sentences: by the share of their pieces an item holds anywhere. */
  const byPieces = (word: string): Map<number, number> => {
    const grams = gramsOf(word);
    const held = new Map<number, number>();
    const worth = new Map<number, number>();
    for (const gram of grams) {
      const best = new Map<number, number>();
      for (const phrase of phrases.holding(gram)) {
        for (const { item, weight } of postings[phrase] ?? []) raise(best, item, weight);
      }
      for (const [item, weight] of best) {
        held.set(item, (held.get(item) ?? 0) + 1);
        worth.set(item, (worth.get(item) ?? 0) + weight);
      }
    }
    const most = Math.max(0, ...held.values());
    const enough = Math.max(2, LEAST_COVERAGE * grams.length, BESIDE_BEST * most);
    const scores = new Map<number, number>();
    for (const [item, count] of held) {
      if (count >= enough) scores.set(item, ((worth.get(item) ?? 0) / grams.length) * FORGIVEN);
    }
    return scores;
  };

  return {
    score(words) {
      const folded = words.flatMap((word) => runsOf(word));
      if (folded.length === 0) return items.map((item) => ({ item, score: 0 }));
      const total = new Map<number, { fits: number; score: number }>();
      for (const word of folded) {
        for (const [item, score] of byWord(word)) {
          const sum = total.get(item) ?? { fits: 0, score: 0 };
          total.set(item, { fits: sum.fits + 1, score: sum.score + score });
        }
      }
      const most = Math.max(0, ...[...total.values()].map(({ fits }) => fits));
      return [...total]
        .filter(([, { fits }]) => fits === most)
        .sort(([a, first], [b, second]) => second.score - first.score || a - b)
        .flatMap(([number, { score }]) => {
          const item = items[number];
          return item === undefined ? [] : [{ item, score }];
        });
    },
  };
}

function raise(scores: Map<number, number>, item: number, score: number): void {
  if (score > (scores.get(item) ?? 0)) scores.set(item, score);
}
