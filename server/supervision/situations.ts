/**
 * What may be abnormal about a project: grounds for an entry in its credit record. Widely reported; the rule's
 * own text was not at hand, so the list keeps its mark.
 */
export const SITUATIONS = [
  'approval-missing',
  'false-filing',
  'data-not-updated',
  'unlawful-start',
  'not-as-approved',
  'report-missing-or-false',
  'other',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** 1 is the lightest. What the levels are called elsewhere is not confirmed. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
