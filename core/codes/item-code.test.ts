import { describe, expect, it, test } from 'vitest';
import { parseItemCode } from './item-code.ts';

const BODY = '1121000000TEXT0139';
const BASIC = '000104001000';

describe('GB/T 39554', () => {
  it('reads a 基本编码 of 12 characters', () => {
    expect(parseItemCode(BASIC)).toEqual({ ok: true, value: { kind: 'basic', text: BASIC, basic: BASIC } });
  });

  it('reads an 实施编码 of 31: body, level, 基本编码', () => {
    expect(parseItemCode(`${BODY}3${BASIC}`)).toEqual({
      ok: true,
      value: {
        kind: 'implementation',
        text: `${BODY}3${BASIC}`,
        implementation: `${BODY}3${BASIC}`,
        body: BODY,
        level: '3',
        basic: BASIC,
      },
    });
  });

  it('reads a 业务办理项编码 of 33: 实施编码 and two more', () => {
    expect(parseItemCode(` ${BODY}3${BASIC}01 `)).toMatchObject({
      ok: true,
      value: {
        kind: 'handling',
        text: `${BODY}3${BASIC}01`,
        implementation: `${BODY}3${BASIC}`,
        variant: '01',
      },
    });
  });

  test.each([
    ['', 'item-code-empty', '请填写'],
    ['00010400100', 'item-code-length', '实为11位'],
    [`${BODY}3${BASIC}0`, 'item-code-length', '实为32位'],
    ['00010400100-', 'item-code-character', '第12位“-”'],
    [`91210100MA0TEST0093${BASIC}`, 'item-code-body', '第14位“S”'],
    [`${BODY}0${BASIC}`, 'item-code-level', '“0”'],
    [`${BODY}6${BASIC}`, 'item-code-level', '“6”'],
  ])('%s → %s', (text, code, words) => {
    const parsed = parseItemCode(text);
    expect(parsed.ok ? null : parsed.refusal.code).toBe(code);
    expect(parsed.ok ? '' : parsed.refusal.message).toContain(words);
  });
});
