import { gramsOf, runsOf } from '../../platform/search/index.ts';
import { editsWithin } from './one-edit.ts';

/** The shortest word in which one wrong character is forgiven: of two, one would be left to go by. */
const FORGIVEN_FROM = 3;

/** A phrase in which a word was found: how many edits away, and which share of the phrase the word makes up. */
export type Found = { readonly phrase: number; readonly edits: 0 | 1; readonly share: number };

/**
 * Different phrases of a catalogue under numbers: a material's unified name stands here once, however many items ask
 * for it. Found by two-character pieces, and by pieces that leave out the character between, so that a word of three
 * with its middle one mistyped still has a piece in common with what was meant.
 */
export class Phrases {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #byPiece = new Map<string, number[]>();

  /** The number of a phrase; null of one without letters. */
  add(text: string): number | null {
    const folded = runsOf(text).join('');
    if (folded === '') return null;
    const known = this.#numbers.get(folded);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(folded, number);
    this.#texts.push(folded);
    for (const piece of piecesOf(folded)) {
      const list = this.#byPiece.get(piece);
      if (list) list.push(number);
      else this.#byPiece.set(piece, [number]);
    }
    return number;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Phrases with the word as it is; only where there are none, those with one character otherwise. */
  find(word: string): readonly Found[] {
    const length = [...word].length;
    const candidates = length === 1 ? this.#texts.keys() : this.#sharing(word, length);
    const exact: Found[] = [];
    const close: Found[] = [];
    for (const phrase of candidates) {
      const text = this.#texts[phrase] ?? '';
      const share = Math.min(1, length / text.length);
      if (text.includes(word)) exact.push({ phrase, edits: 0, share });
      else if (exact.length === 0 && length >= FORGIVEN_FROM && editsWithin(word, text) === 1) {
        close.push({ phrase, edits: 1, share });
      }
    }
    return exact.length > 0 ? exact : close;
  }

  /** Numbers of the phrases that hold a two-character piece. */
  holding(gram: string): readonly number[] {
    return this.#byPiece.get(gram) ?? [];
  }

  /** Phrases with so many pieces in common that one edit could make up the rest. */
  #sharing(word: string, length: number): readonly number[] {
    const pieces = piecesOf(word);
    const enough = Math.max(1, Math.floor((2 * length - 3) / 3));
    const counts = new Map<number, number>();
    for (const piece of pieces) {
      for (const phrase of this.holding(piece)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
    return [...counts].flatMap(([phrase, count]) => (count >= enough ? [phrase] : []));
  }
}

function piecesOf(folded: string): ReadonlySet<string> {
  const letters = [...folded];
  const pieces = new Set(gramsOf(folded));
  for (let i = 0; i + 2 < letters.length; i += 1) pieces.add(`${letters[i]}${letters[i + 2]}`);
  return pieces;
}
