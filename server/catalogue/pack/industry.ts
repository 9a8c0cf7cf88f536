import { industryMessages } from './messages.ts';
import type { Industry } from './schema/lists.ts';

/** A class of GB/T 4754 as the form carries it. `row` null: well formed, but not in the pack's list. */
export type IndustryAnswer = {
  readonly code: string;
  /** The four digits the construction line takes. */
  readonly digits: string;
  readonly row: Industry | null;
  /** What the form shows beside a code it took without knowing it. */
  readonly warning: string | null;
};

/** `A` + four digits + `X`, as the investment platforms write a class: A3912X. The letter is no section. */
export function formCode(digits: string): string {
  return `A${digits}X`;
}

/**
 * Reads an industry class of the form. The pack does not list all 1,380 classes: a code that is well formed
 * is taken as it stands, and shown with a warning. undefined: not the shape of a class code.
 */
export function readIndustry(
  industries: ReadonlyMap<string, Industry>,
  code: string,
): IndustryAnswer | undefined {
  const digits = /^A([0-9]{4})X$/.exec(code)?.[1];
  if (digits === undefined) return undefined;
  const row = industries.get(digits);
  if (row?.level === 'class') return { code, digits, row, warning: null };
  return { code, digits, row: null, warning: industryMessages.unlisted(digits) };
}
