/** A stretch of the text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

export type Token = {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end' | 'bad';
  /** As written; of a text its content. */
  readonly text: string;
  readonly at: Span;
};

const SPACE = /\s+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(\.\d+)?(?!\.\d)/y;
const TEXT = /"((?:[^"\\\n]|\\["\\nt])*)"/y;
const SIGN = /<=|>=|!=|\.\.|[=<>()[\],-]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Cuts a rule into its tokens. What fits nothing is one `bad` token of a character, and ends the list. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (true) {
    at += take(SPACE)?.[0].length ?? 0;
    if (at >= source.length) break;
    const token = next(take, at);
    if (token === null) {
      const text = String.fromCodePoint(source.codePointAt(at) ?? 0);
      tokens.push({ kind: 'bad', text, at: { start: at, end: at + text.length } });
      return tokens;
    }
    tokens.push(token);
    at = token.at.end;
  }
  tokens.push({ kind: 'end', text: '', at: { start: source.length, end: source.length } });
  return tokens;
}

function next(take: (pattern: RegExp) => RegExpExecArray | null, start: number): Token | null {
  for (const [kind, pattern] of [
    ['name', NAME],
    ['number', NUMBER],
    ['text', TEXT],
    ['sign', SIGN],
  ] as const) {
    const found = take(pattern);
    if (!found) continue;
    const text = kind === 'text' ? unescaped(found[1] ?? '') : found[0];
    return { kind, text, at: { start, end: start + found[0].length } };
  }
  return null;
}

const unescaped = (raw: string) => raw.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);
