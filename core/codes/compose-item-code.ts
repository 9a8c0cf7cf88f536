import { accept, type Result } from '../refusal.ts';
import { type HandlingCode, type ImplementationCode, parseItemCode } from './item-code.ts';
import { itemCodeMessages as say } from './messages.ts';

/**
 * 实施编码 of GB/T 39554: the body's credit code, the level it exercises the item at (行使层级, 1 国家 … 5 乡), and the
 * item's 基本编码. Refusals: those of parseItemCode, and `item-code-length` where a part is too long or short.
 */
export function composeImplementationCode(parts: {
  readonly body: string;
  readonly level: string;
  readonly basic: string;
}): Result<ImplementationCode> {
  const basic = parseItemCode(parts.basic);
  if (!basic.ok) return basic;
  if (basic.value.kind !== 'basic') return say.length(basic.value.text.length);
  const parsed = parseItemCode(`${parts.body}${parts.level}${basic.value.text}`);
  if (!parsed.ok) return parsed;
  if (parsed.value.kind !== 'implementation') return say.length(parsed.value.text.length);
  return accept(parsed.value.text);
}

/** 业务办理项编码: an 实施编码 and two more characters for one of its variants. Refusals: those of parseItemCode. */
export function composeHandlingCode(implementation: string, variant: string): Result<HandlingCode> {
  const parsed = parseItemCode(`${implementation}${variant}`);
  if (!parsed.ok) return parsed;
  return parsed.value.kind === 'handling' ? accept(parsed.value.text) : say.length(parsed.value.text.length);
}
