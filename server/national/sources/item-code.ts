import { createHash } from 'node:crypto';

const known = new Map<string, string>();

/**
 * A 基本编码 of 12 characters for an item whose national one is not known: the same for the same item, and
 * recognisable as ours (ZH). [本平台编制,待国家编码替换]
 */
export function localItemCode(itemId: string): string {
  const found = known.get(itemId);
  if (found !== undefined) return found;
  const number = BigInt(`0x${createHash('sha256').update(itemId).digest('hex').slice(0, 14)}`);
  const code = `ZH${number.toString(36).toUpperCase().padStart(10, '0').slice(-10)}`;
  known.set(itemId, code);
  return code;
}
