import { createHash } from 'node:crypto';
import type { EntryKey } from '../versions.ts';

/** The stream of an entry: its kind in the facts. */
export const ENTRY_STREAM = 'catalogue-entry';

/**
 * Id of an entry: it follows from the key, so that two who take an entry up at the same time meet in one row.
 * A UUID of version 8: made of a digest.
 */
export function entryIdOf({ kind, subject, division }: EntryKey): string {
  const hex = createHash('sha256').update(`catalogue ${kind} ${subject} ${division}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The key in one word, for maps. */
export function keyText({ kind, subject, division }: EntryKey): string {
  return `${kind} ${subject} ${division}`;
}

/** The template a flow is derived from: itself where it is one. */
export function templateOfFlow(flowId: string): string {
  return flowId.split('@')[0] ?? flowId;
}
