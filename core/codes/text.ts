const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;

// hyphen, non-breaking hyphen, figure dash, en dash, em dash, bar, minus: what word processors make of '-'
const DASHES = /[\u2010-\u2015\u2212]/g;

// zero-width characters that web pages leave in copied text: nobody could see what was refused
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/**
 * Brings a code a person typed or pasted to the one spelling that is compared and stored: no blanks around
 * it, capital letters, ASCII characters.
 *
 * Full-width digits, letters and dashes are **normalised, not refused**: announcements are set in Word and
 * pinyin keyboards produce '２４０４－' by themselves, each such character stands for exactly one ASCII
 * character, and since only the normalised text leaves the parser no code is ever stored in two spellings.
 * Look-alikes (O for 0) are another matter: they are a guess, and are refused by the parsers.
 */
export function normaliseCode(text: string): string {
  let plain = '';
  for (const character of text.replace(INVISIBLE, '').trim()) {
    const point = character.codePointAt(0) ?? 0;
    const isFullWidth = point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST;
    plain += isFullWidth ? String.fromCodePoint(point - FULL_WIDTH_SHIFT) : character;
  }
  return plain.replace(DASHES, '-').toUpperCase();
}
