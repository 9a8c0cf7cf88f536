import { z } from 'zod';
import given from './limits.json' with { type: 'json' };

export const TOLD_KINDS = ['case', 'report'] as const;
/** Facts of cases, and reports of project units. */
export type ToldKind = (typeof TOLD_KINDS)[number];

const limit = z.strictObject({ days: z.int().min(0).max(365), basis: z.string().min(1) });
const fileSchema = z.strictObject({ mark: z.string().min(1), case: limit, report: limit });

/** Working days from happened to recorded [local]: no national figure exists, so the mark is shown beside it. */
export const TOLD_LIMITS = fileSchema.parse(given);
export type ToldLimit = (typeof TOLD_LIMITS)[ToldKind];
