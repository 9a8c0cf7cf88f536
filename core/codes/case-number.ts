import { accept, type Result } from '../refusal.ts';
import { isCivilDate } from './civil-date.ts';
import { type ImplementationCode, parseItemCode } from './item-code.ts';
import { caseNumberMessages as say } from './messages.ts';
import { normaliseCode } from './text.ts';

/** 办件编号: 43 characters. */
export type CaseNumberText = string & { readonly __brand: 'CaseNumberText' };

/** What a 办件编号 is composed of. */
export type CaseNumberParts = {
  readonly implementation: ImplementationCode;
  /** Day the number was given, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  /** 0–9999, counted per item and day. */
  readonly sequence: number;
};

export type CaseNumber = CaseNumberParts & { readonly text: CaseNumberText };

const LENGTH = 43;
const IMPLEMENTATION_END = 31;
const DAY_END = 39;
const HIGHEST_SEQUENCE = 9999;

/**
 * Reads a 办件编号 [seen]: 实施编码 31 + yyyyMMdd + four digits.
 *
 * Refusals: `case-number-` length, implementation, day, sequence.
 */
export function parseCaseNumber(text: string): Result<CaseNumber> {
  const number = normaliseCode(text);
  if (number.length !== LENGTH) return say.length(number.length);
  const item = parseItemCode(number.slice(0, IMPLEMENTATION_END));
  if (!item.ok) return say.implementation(item.refusal.message);
  if (item.value.kind !== 'implementation') return say.length(number.length);
  const digits = number.slice(IMPLEMENTATION_END, DAY_END);
  if (!isCivilDate(digits)) return say.day(digits);
  const sequence = number.slice(DAY_END);
  if (!/^\d{4}$/.test(sequence)) return say.sequence(sequence);
  return accept({
    text: number as CaseNumberText,
    implementation: item.value.text,
    day: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
    sequence: Number(sequence),
  });
}

/** Composes a 办件编号; a sequence beyond 9999 on one day is refused, never cut short. */
export function composeCaseNumber(parts: CaseNumberParts): Result<CaseNumber> {
  const { implementation, day, sequence } = parts;
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > HIGHEST_SEQUENCE) {
    return say.sequence(String(sequence));
  }
  const digits = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.replaceAll('-', '') : '';
  if (!isCivilDate(digits)) return say.day(day);
  return parseCaseNumber(implementation + digits + String(sequence).padStart(4, '0'));
}
