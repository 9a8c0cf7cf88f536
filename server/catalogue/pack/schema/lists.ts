import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { listHead, mark, text } from './parts.ts';

/** Code lists, and the classification of industries. */

/** `group` and `ends` are 办理状态's: the group a status counts in, and whether it ends the case. */
export const codeRowSchema = z.strictObject({
  code: text,
  name: text,
  note: text.exactOptional(),
  group: text.exactOptional(),
  ends: z.boolean().exactOptional(),
  mark,
});
export const codeListSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/, mustBe.listId),
  name: text,
  version: text,
  source: text,
  mark: text,
  rows: z.array(codeRowSchema).min(1),
});
export const codeListsSchema = z.strictObject({ ...listHead, lists: z.array(codeListSchema) });

/** GB/T 4754: sections A–T, divisions of two digits, classes of four. Groups are not kept: no form asks for one. */
export const industrySchema = z.strictObject({
  code: z.string().regex(/^([A-T]|[0-9]{2}|[0-9]{4})$/, mustBe.industryCode),
  name: text,
  level: z.enum(['section', 'division', 'class'], mustBe.industryLevel),
  parent: text.nullable(),
  mark,
});
export const industriesSchema = z.strictObject({ ...listHead, rows: z.array(industrySchema) });

export type CodeRow = z.infer<typeof codeRowSchema>;
export type CodeList = z.infer<typeof codeListSchema>;
export type Industry = z.infer<typeof industrySchema>;
