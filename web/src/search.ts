/** Reads filters from the address. What is not understood is left out: an old link must still open. */
type Raw = Record<string, unknown>;

/** A non-empty text, also where the address parser made a number of it ("210100"). */
export function text(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

export function oneOf<Value extends string>(
  raw: Raw,
  key: string,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === raw[key]);
}

export function whole(raw: Raw, key: string): number | undefined {
  const value = Number(raw[key]);
  return raw[key] !== undefined && Number.isInteger(value) ? value : undefined;
}

/** Filters are never required: a link need not name those it leaves as they are by default. */
export function search<Filters extends object>(read: (raw: Raw) => Filters): (raw: Raw) => Partial<Filters> {
  return read;
}
