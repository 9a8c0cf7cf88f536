/**
 * A rule said no. A refusal is a value, never a thrown string: the caller decides what a person sees,
 * and the server sends it out as RFC 9457.
 *
 * `message` is a Chinese sentence a clerk understands; `source` names the article or standard behind
 * the rule; `field` is the wire name of what is wrong, where one field is.
 */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly field?: string;
};

/** What a rule answers: the value, or why not. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value a rule has let through. */
export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Builds the negative answer of a rule. */
export function refuse(code: string, message: string, source: string, field?: string): Result<never> {
  const refusal = field === undefined ? { code, message, source } : { code, message, source, field };
  return { ok: false, refusal };
}
