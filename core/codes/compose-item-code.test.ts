import { expect, test } from 'vitest';
import { composeHandlingCode, composeImplementationCode } from './compose-item-code.ts';
import { parseItemCode } from './item-code.ts';

const BODY = '1121000000TEXT0139';
const BASIC = '000104001000';

test('an 实施编码 is body, level and 基本编码, and reads back as them (GB/T 39554)', () => {
  const composed = composeImplementationCode({ body: BODY, level: '3', basic: BASIC });
  expect(composed).toEqual({ ok: true, value: `${BODY}3${BASIC}` });
  expect(parseItemCode(`${BODY}3${BASIC}`)).toMatchObject({
    value: { body: BODY, level: '3', basic: BASIC },
  });
});

test('a 业务办理项编码 has two characters more', () => {
  expect(composeHandlingCode(`${BODY}3${BASIC}`, '01')).toEqual({ ok: true, value: `${BODY}3${BASIC}01` });
});

test.each([
  [
    'a body whose credit code is wrong',
    { body: '91210100MA0TEST009', level: '3', basic: BASIC },
    'item-code-body',
  ],
  ['a level there is not', { body: BODY, level: '6', basic: BASIC }, 'item-code-level'],
  ['a 基本编码 of eleven', { body: BODY, level: '3', basic: '00010400100' }, 'item-code-length'],
  [
    'a whole code for the 基本编码',
    { body: BODY, level: '3', basic: `${BODY}3${BASIC}` },
    'item-code-length',
  ],
  ['a level of two digits', { body: BODY, level: '33', basic: BASIC }, 'item-code-length'],
  [
    'two digits of level, as long as a variant',
    { body: BODY, level: '301', basic: BASIC },
    'item-code-length',
  ],
])('%s is refused', (_, parts, code) => {
  const composed = composeImplementationCode(parts);
  expect(composed.ok ? null : composed.refusal.code).toBe(code);
});

test.each([
  ['', 'item-code-length'],
  ['1', 'item-code-length'],
  ['-1', 'item-code-character'],
])('a variant “%s” is refused', (variant, code) => {
  const composed = composeHandlingCode(`${BODY}3${BASIC}`, variant);
  expect(composed.ok ? null : composed.refusal.code).toBe(code);
});
