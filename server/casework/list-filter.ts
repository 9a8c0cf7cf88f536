import type { LightCounts } from './schema.ts';
import type { CaseRow } from './store.ts';

/**
 * The boxes of the inbox: what to do, all open, with the applicant, off the clock, stopped for longer than was
 * told, soon or over, asked for an opinion, to be renewed, done.
 */
export const BOXES = [
  'todo',
  'body',
  'correction',
  'suspended',
  'stop-late',
  'due',
  'opinion',
  'renewal',
  'done',
] as const;
export type Box = (typeof BOXES)[number];
export type ListFilter = {
  readonly box: Box;
  readonly stage?: number | undefined;
  readonly item?: string | undefined;
  readonly light?: keyof LightCounts | undefined;
  /** Home of the project. */
  readonly city?: string | undefined;
  readonly department?: readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly after?: CaseCursor | undefined;
  readonly limit: number;
};

/** Sort value (due moment, or end for what is done) and id of the last row shown. */
export type CaseCursor = readonly [at: string, id: string];

export type CaseList = {
  /** One more than asked for, if there are more. */
  readonly rows: readonly (CaseRow & { readonly sort_at: string })[];
  readonly total: number;
  /** There are more than `total`: the list is too long to be counted for every reader. */
  readonly more: boolean;
  /** null where the list is too long. */
  readonly counts: Readonly<Record<Box, number>> | null;
};
