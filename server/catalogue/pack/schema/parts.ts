import { z } from 'zod';
import { mustBe } from '../messages.ts';

/** What the files of a pack are made of; the head every list file carries says its source. */

export const text = z.string(mustBe.text).regex(/\S/, mustBe.text);
export const mark = text.exactOptional();
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, mustBe.slug);
export const bodyId = z.string().regex(/^([0-9]{6}|[A-Z][0-9]{5})-[a-z]+(-[a-z]+)*$/, mustBe.bodyId);
/** GB/T 2260, or a letter and five digits for a local extension: nobody can take it for a national code. */
export const divisionCode = z.string().regex(/^([0-9]{6}|[A-Z][0-9]{5})$/, mustBe.divisionCode);
export const wholeDays = z.int(mustBe.wholeDays).min(0, mustBe.wholeDays);

export const listHead = { version: text, source: text, mark };

export const levelSchema = z.enum(['province', 'city', 'county'], mustBe.level);

export type Level = z.infer<typeof levelSchema>;
