import { accept, type Result } from '../refusal.ts';
import { holds } from './code-list.ts';
import { EXERCISE_LEVELS } from './code-lists.ts';
import { type CreditCode, parseCreditCode } from './credit-code.ts';
import { itemCodeMessages as say } from './messages.ts';
import { normaliseCode } from './text.ts';

/** 基本编码: 12 characters, the same item in the whole country. */
export type BasicItemCode = string & { readonly __brand: 'BasicItemCode' };
/** 实施编码: 31 characters, an item as one body exercises it. */
export type ImplementationCode = string & { readonly __brand: 'ImplementationCode' };
/** 业务办理项编码: 33 characters, one variant of an implementation. */
export type HandlingCode = string & { readonly __brand: 'HandlingCode' };

type Implementation = {
  readonly basic: BasicItemCode;
  readonly implementation: ImplementationCode;
  /** The body that exercises the item. */
  readonly body: CreditCode;
  /** 行使层级: 1 国家, 2 省, 3 市, 4 县, 5 乡. */
  readonly level: string;
};

export type ItemCode =
  | { readonly kind: 'basic'; readonly text: BasicItemCode; readonly basic: BasicItemCode }
  | ({ readonly kind: 'implementation'; readonly text: ImplementationCode } & Implementation)
  | ({ readonly kind: 'handling'; readonly text: HandlingCode; readonly variant: string } & Implementation);

const BODY_END = 18;
const LEVEL_END = 19;
const BASIC_LENGTH = 12;
const IMPLEMENTATION_LENGTH = 31;
const HANDLING_LENGTH = 33;

/**
 * Reads an item code of GB/T 39554; its length tells which of the three it is. The standard's text was not
 * at hand [seen]: letters are let through in the 基本编码, since nothing says they cannot be there; the
 * body's credit code and the level are held.
 *
 * Refusals: `item-code-` empty, length, character, body, level.
 */
export function parseItemCode(text: string): Result<ItemCode> {
  const code = normaliseCode(text);
  if (code === '') return say.empty();
  const stranger = /[^0-9A-Z]/u.exec(code);
  if (stranger !== null) return say.character(stranger[0], stranger.index + 1);
  if (code.length === BASIC_LENGTH) {
    const basic = code as BasicItemCode;
    return accept({ kind: 'basic', text: basic, basic });
  }
  if (code.length !== IMPLEMENTATION_LENGTH && code.length !== HANDLING_LENGTH)
    return say.length(code.length);

  const body = parseCreditCode(code.slice(0, BODY_END));
  if (!body.ok) return say.body(body.refusal.message);
  const level = code.slice(BODY_END, LEVEL_END);
  if (!holds(EXERCISE_LEVELS, level)) return say.level(level);
  const implementation = code.slice(0, IMPLEMENTATION_LENGTH) as ImplementationCode;
  const basic = code.slice(LEVEL_END, IMPLEMENTATION_LENGTH) as BasicItemCode;
  const parts: Implementation = { basic, implementation, body: body.value, level };
  if (code.length === IMPLEMENTATION_LENGTH) {
    return accept({ kind: 'implementation', text: implementation, ...parts });
  }
  const variant = code.slice(IMPLEMENTATION_LENGTH);
  return accept({ kind: 'handling', text: code as HandlingCode, variant, ...parts });
}
