import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

function canonical(value: unknown): string {
  const text = canonicalJson(value);
  if (!text.ok) throw new Error(text.refusal.message);
  return text.value;
}

function reasonOf(value: unknown): string | null {
  const text = canonicalJson(value);
  return text.ok ? null : text.refusal.message;
}

function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

describe('RFC 8785', () => {
  it('§3.2.2: literals, numbers and strings', () => {
    const value: unknown = JSON.parse(
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
    );
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('§3.2.3: members are sorted by UTF-16 code units, not by code points', () => {
    const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö'];
    const text = canonical(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(text)).filter((name) => name !== '1')).toEqual([
      '\r',
      '\u0080',
      'ö',
      '€',
      '😀',
      '\ufb33',
    ]);
    expect(text.startsWith(String.raw`{"\r":0,"1":0,`)).toBe(true);
  });

  it('§3.2.3: members are sorted at every depth, elements are not', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }, 0], a: {} })).toBe('{"a":{},"b":[{"c":2,"d":1},0]}');
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the double %s is %s', (hex, text) => {
    expect(canonical(double(hex))).toBe(text);
  });
});

describe('refusals', () => {
  test.each([
    ['NaN (appendix B)', double('7fffffffffffffff'), '有限'],
    ['infinity (appendix B)', double('7ff0000000000000'), '有限'],
    ['undefined', undefined, '空缺'],
    ['an undefined member, which JSON would drop', { a: undefined }, '“a”'],
    ['a hole, which JSON would fill with null', Object.assign([1], { 2: 3 }), '“[1]”'],
    ['a lone surrogate', '\ud800', '代理'],
    ['a lone surrogate in a name', { '\udc00': 1 }, '代理'],
    ['a date', new Date(0), '普通'],
    ['a map', new Map(), '普通'],
    ['an instance', new (class Case {})(), '普通'],
    ['a boxed number', Object(1), '普通'],
    ['bytes', new Uint8Array(1), '普通'],
    ['a function', () => 0, '普通'],
    ['a big integer', 1n, '普通'],
    ['a symbol', Symbol('s'), '普通'],
    ['toJSON, which JSON would call', { toJSON: () => 1 }, '普通'],
  ])('%s', (_, value, words) => {
    expect(reasonOf(value)).toContain(words);
    expect(reasonOf({ outer: [value] })).toContain('“outer[0]');
  });

  it('a circle, without running for ever', () => {
    const circle: Record<string, unknown> = {};
    circle.left = circle;
    circle.right = circle;
    expect(reasonOf(circle)).toContain('过深');
  });

  it('nesting beyond 100, and nothing less', () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
    expect(reasonOf(nest(100))).toBeNull();
    expect(reasonOf(nest(101))).toContain('过深');
  });
});

describe('properties', () => {
  const json = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => canonicalJson(value).ok);

  test('the text reads back as the same value, and is a fixed point', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('the order in which members were set does not show', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (dictionary) => {
        const turned = Object.fromEntries(Object.entries(dictionary).reverse());
        expect(canonical(turned)).toBe(canonical(dictionary));
      }),
    );
  });

  test('objects without a prototype and a member named __proto__ are read like others', () => {
    expect(canonical(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
    expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});
