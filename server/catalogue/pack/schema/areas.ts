import { z } from 'zod';
import { listHead, mark, slug, text } from './parts.ts';

/** 区域评估: what may be assessed once for a whole area, and how far that can stand in for an item. */
export const areaKindSchema = z.strictObject({
  key: slug,
  name: text,
  items: z.array(slug).min(1),
  effects: z.array(z.enum(['off', 'simplified'])).min(1),
  mark,
});
export const areaKindsSchema = z.strictObject({ ...listHead, rows: z.array(areaKindSchema) });

export type AreaKind = z.infer<typeof areaKindSchema>;
