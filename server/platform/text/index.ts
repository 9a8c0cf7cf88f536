import { parseInstant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { MESSAGES } from './messages.ts';

/**
 * Everything but what nobody can see and nothing can store: control characters (U+0000 has no place in
 * PostgreSQL), halves of characters (no UTF-8, no digest), what stands for bytes that were no UTF-8
 * (U+FFFD), separators of lines, and marks that turn the direction of writing, with which a text reads
 * otherwise than it is.
 */
const LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]*$/u;
const LINES = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd])*$/u;
/** More than blanks; what is empty or holds one of the above has a sentence of its own. */
const SEEN = /^$|[^\s\p{Z}\p{Cf}\p{M}]|[\u202a-\u202e\u2066-\u2069]/u;

const isSeen = (text: string) => SEEN.test(text);

/** One line of text from outside, blanks around it taken away; 1 to `max` characters. */
export function line(max: number): z.ZodString {
  return z.string().trim().min(1).max(max).regex(LINE, MESSAGES.unseen).refine(isSeen, MESSAGES.blank);
}

/** Text of several lines from outside; 1 to `max` characters. */
export function lines(max: number): z.ZodString {
  return z.string().trim().min(1).max(max).regex(LINES, MESSAGES.unseen).refine(isSeen, MESSAGES.blank);
}

/** What is typed into a search box: nothing, or signs alone, find nothing and are no fault. */
export function words(max: number): z.ZodString {
  return z.string().trim().max(max).regex(LINE, MESSAGES.unseen);
}

/** An id from outside, in the small letters in which ids are stored, compared and digested. */
export const uuid: z.ZodUUID = z.uuid().toLowerCase();

/** Up to `max` ids, at least one; one that is named twice counts once. */
export function uuids(max: number): z.ZodArray<z.ZodUUID> {
  return z
    .array(uuid)
    .min(1)
    .max(max)
    .overwrite((list) => [...new Set(list)]);
}

/** An instant from outside that every clock and the database know: the pattern alone lets year 0 pass. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => parseInstant(text).ok, { error: MESSAGES.instant });

/**
 * Text of another system, made fit to be stored and shown: what nobody can see is taken out, and what goes
 * beyond `max` characters is cut off. For text that must not be lost because of how it is written.
 */
export function storable(text: string, max: number): string {
  const seen = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]+/gu, ' ')
    .trim();
  return [...seen].slice(0, max).join('');
}
