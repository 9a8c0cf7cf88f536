import type { RuleFault } from './messages.ts';
import { ruleSays } from './messages.ts';
import { type Span, type Token, tokensOf } from './tokens.ts';

/** What stands in a rule, before names and types are looked at. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[]; readonly at: Span }
  | { readonly kind: 'not'; readonly of: Expression; readonly at: Span }
  | {
      readonly kind: 'compare';
      readonly sign: Sign;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: Span;
    }
  | { readonly kind: 'in'; readonly of: Expression; readonly tests: readonly InTest[]; readonly at: Span }
  | { readonly kind: 'contains'; readonly of: Expression; readonly value: Expression; readonly at: Span }
  | { readonly kind: 'name'; readonly name: string; readonly at: Span }
  | { readonly kind: 'literal'; readonly value: boolean | number | string; readonly at: Span };

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One of the tests behind `in`: a value, a comparison with it, or a range. */
export type InTest =
  | { readonly kind: 'is'; readonly sign: Sign; readonly value: Expression }
  | {
      readonly kind: 'range';
      readonly low: Expression;
      readonly high: Expression;
      readonly lowIn: boolean;
      readonly highIn: boolean;
      readonly at: Span;
    };

const SIGNS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
const KEYWORDS: readonly string[] = ['and', 'or', 'not', 'between', 'in', 'true', 'false'];
/** Of FEEL, but not of what a condition may say. */
const NOT_HERE: readonly string[] = [
  'if',
  'then',
  'else',
  'for',
  'some',
  'every',
  'return',
  'function',
  'null',
];
const DEEPEST = 60;

/** Reads a rule; at the first fault it says where and what. */
export function parseRule(source: string): Expression | RuleFault {
  const tokens = tokensOf(source);
  let at = 0;
  let depth = 0;
  let fault: RuleFault | null = null;

  const peek = (): Token => tokens[at] ?? (tokens.at(-1) as Token);
  const isSign = (...texts: string[]) => peek().kind === 'sign' && texts.includes(peek().text);
  const isWord = (text: string) => peek().kind === 'name' && peek().text === text;
  const step = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  /** The first fault stands; the rest is read as if nothing were, and thrown away. */
  const fail = (code: 'syntax' | 'not-supported', message: string, span: Span = peek().at): Expression => {
    fault ??= { code, message, at: span };
    at = tokens.length;
    return { kind: 'literal', value: false, at: span };
  };
  const want = (text: string): void => {
    if (isSign(text)) step();
    else fail('syntax', ruleSays.wanted(`“${text}”`, peek()));
  };
  const span = (from: { readonly at: Span }): Span => ({
    start: from.at.start,
    end: Math.max(from.at.end, tokens[Math.min(at, tokens.length) - 1]?.at.end ?? from.at.end),
  });

  function chain(word: 'or' | 'and', part: () => Expression): Expression {
    const first = part();
    if (!isWord(word)) return first;
    const parts = [first];
    while (isWord(word)) {
      step();
      parts.push(part());
    }
    return { kind: word, parts, at: span(first) };
  }
  const any = (): Expression => chain('or', () => chain('and', comparison));

  function comparison(): Expression {
    const left = operand();
    const token = peek();
    if (token.kind === 'sign' && SIGNS.includes(token.text)) {
      step();
      const right = operand();
      if (peek().kind === 'sign' && SIGNS.includes(peek().text)) return fail('syntax', ruleSays.chained());
      return { kind: 'compare', sign: token.text as Sign, left, right, at: span(left) };
    }
    if (isWord('between')) {
      step();
      const low = operand();
      if (!isWord('and')) return fail('syntax', ruleSays.wanted('“and”', peek()));
      step();
      const high = operand();
      const tests: InTest[] = [{ kind: 'range', low, high, lowIn: true, highIn: true, at: span(low) }];
      return { kind: 'in', of: left, tests, at: span(left) };
    }
    if (isWord('in')) {
      step();
      return { kind: 'in', of: left, tests: tests(), at: span(left) };
    }
    return left;
  }

  /** `(a, b)`, `["a", "b"]`, `[1..5)`, `]1..5]`, `(1..5)`, and in a list each of these once more. */
  function tests(): readonly InTest[] {
    const open = peek();
    if (!isSign('(', '[', ']')) return [is(fail('syntax', ruleSays.wanted('“(”或“[”', open)))];
    step();
    const first = open.text === '(' ? listed() : [is(operand())];
    if (isSign('..')) {
      const low = first[0];
      if (low?.kind !== 'is' || low.sign !== '=') return [is(fail('syntax', ruleSays.wanted('数', peek())))];
      return [rangeFrom(open, low.value)];
    }
    if (open.text === ']') return [is(fail('syntax', ruleSays.wanted('“..”', peek())))];
    const found = [...first];
    while (isSign(',')) {
      step();
      found.push(...(open.text === '(' ? listed() : [is(operand())]));
    }
    want(open.text === '(' ? ')' : ']');
    return found;
  }

  function listed(): readonly InTest[] {
    const token = peek();
    if (isSign('(', '[', ']')) return tests();
    if (token.kind === 'sign' && SIGNS.includes(token.text)) {
      step();
      return [{ kind: 'is', sign: token.text as Sign, value: operand() }];
    }
    return [is(operand())];
  }

  function rangeFrom(open: Token, low: Expression): InTest {
    step();
    const high = operand();
    const close = peek();
    if (!isSign(')', ']', '[')) return is(fail('syntax', ruleSays.wanted('“]”或“)”', close)));
    step();
    return { kind: 'range', low, high, lowIn: open.text === '[', highIn: close.text === ']', at: span(open) };
  }

  function operand(): Expression {
    depth += 1;
    const found = depth > DEEPEST ? fail('syntax', ruleSays.tooDeep()) : primary();
    depth -= 1;
    return found;
  }

  function primary(): Expression {
    const token = peek();
    if (token.kind === 'bad') return fail('syntax', ruleSays.badSign(token.text), token.at);
    if (isSign('(')) {
      step();
      const inner = any();
      want(')');
      return inner;
    }
    if (isSign('-')) {
      step();
      const number = step();
      if (number.kind !== 'number') return fail('syntax', ruleSays.wanted('数', number), number.at);
      return { kind: 'literal', value: -Number(number.text), at: span(token) };
    }
    if (token.kind === 'number' || token.kind === 'text') {
      step();
      return {
        kind: 'literal',
        value: token.kind === 'number' ? Number(token.text) : token.text,
        at: token.at,
      };
    }
    if (token.kind === 'name') return named(step());
    return fail('syntax', token.kind === 'end' ? ruleSays.unfinished() : ruleSays.unexpected(token.text));
  }

  function named(token: Token): Expression {
    const { text } = token;
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true', at: token.at };
    if (text === 'not') {
      want('(');
      const of = any();
      want(')');
      return { kind: 'not', of, at: span(token) };
    }
    if (text === 'list' && isWord('contains')) {
      step();
      want('(');
      const of = operand();
      want(',');
      const value = operand();
      want(')');
      return { kind: 'contains', of, value, at: span(token) };
    }
    if (KEYWORDS.includes(text)) return fail('syntax', ruleSays.unexpected(text), token.at);
    if (NOT_HERE.includes(text)) return fail('not-supported', ruleSays.notSupported(text), token.at);
    if (isSign('(')) return fail('not-supported', ruleSays.noFunction(text), token.at);
    return { kind: 'name', name: text, at: token.at };
  }

  const whole = any();
  if (fault === null && peek().kind !== 'end') {
    const token = peek();
    fail('syntax', token.kind === 'bad' ? ruleSays.badSign(token.text) : ruleSays.unexpected(token.text));
  }
  return fault ?? whole;
}

const is = (value: Expression): InTest => ({ kind: 'is', sign: '=', value });
