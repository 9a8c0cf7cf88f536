import type { JsonValue } from '@zongheng/core/evidence';

/** What JSON writes with a backslash: the quotation mark, the backslash and the control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ESCAPED = /["\\\u0000-\u001f]/;

/**
 * Makes sure that the database gives a value back as it is, so that its digest can be computed again.
 *
 * jsonb and text cannot hold U+0000. And the name of a member must need no backslash in JSON: in Node 24 and
 * 26, JSON.parse may read such a name as another one, once it has seen a name that ends in a backslash
 * (https://github.com/nodejs/node/issues/63785), and what is in the database could not be verified any more.
 *
 * @throws TypeError. Schemas hold both off long before.
 */
export function assertStorable(value: JsonValue): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new TypeError('U+0000 cannot be stored');
  } else if (Array.isArray(value)) {
    for (const entry of value) assertStorable(entry);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (ESCAPED.test(name)) throw new TypeError(`${JSON.stringify(name)} cannot be the name of a member`);
      assertStorable(member);
    }
  }
}
