import { accept, type Result, refuse } from '@zongheng/core';
import { MESSAGES } from './messages.ts';

const MOST_CHARACTERS = 120;

/**
 * Checks the name a file came with and returns it in NFC, the form in which equal names are equal (macOS
 * sends NFD). Nothing is repaired in silence: what a person reads in a list is what they named it.
 *
 * Refused: paths; control and format characters, among them those that turn the direction of writing
 * (with U+202E before "fdp.exe" a program reads as a PDF); characters a Windows desktop cannot store.
 */
export function checkFileName(given: string | undefined): Result<string> {
  const no = (message: string) => refuse('file-name', message, '', 'file');
  const name = (given ?? '').normalize('NFC');
  if (name.trim() === '') return no(MESSAGES.nameMissing);
  if ([...name].length > MOST_CHARACTERS) return no(MESSAGES.nameTooLong);
  if (/[/\\]/.test(name) || /^\.{1,2}$/.test(name)) return no(MESSAGES.namePath);
  // Cc control, Cf format (bidirectional overrides, zero-width), Co/Cn/Cs no characters at all, Zl/Zp.
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) || !name.isWellFormed()) {
    return no(MESSAGES.nameControl);
  }
  if (/[<>:"|?*]/.test(name) || /[. ]$/.test(name)) return no(MESSAGES.nameCharacters);
  return accept(name);
}

/** The extension in small letters, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * `content-disposition` by RFC 6266: the name itself for all browsers of today, and plain ASCII for what
 * is older.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
