import { canonicalJson, type DailyRoot, type TextHash } from '@zongheng/core/evidence';
import { z } from 'zod';
import type { Signature } from '../crypto/index.ts';

/** A daily root as it is kept, in the database and as a file alike. `signature` is over `digest`. */
export type SignedRoot = DailyRoot & { readonly signature: Signature; readonly madeAt: string };

const position = z.int().nonnegative();

const schema = z.strictObject({
  home: z.string().regex(/^[0-9]{6}$/),
  day: z.iso.date(),
  through: position,
  previous: z.string().nullable(),
  count: position,
  root: z.string(),
  digest: z.string(),
  signature: z.strictObject({ algorithm: z.literal('sm2-sm3'), keyId: z.string(), value: z.string() }),
  madeAt: z.iso.datetime(),
});

/** Reads what a row or a file holds: whoever could change it could also have written nonsense. */
export function parseRoot(content: unknown): SignedRoot | null {
  const parsed = schema.safeParse(content);
  return parsed.success ? parsed.data : null;
}

/** Whether two records say the same. */
export function sameRoot(one: SignedRoot, other: SignedRoot): boolean {
  return textOf(one) === textOf(other);
}

/** Digest of a value as core takes it; null where it has none because the value is not canonical. */
export function digestOf(value: unknown, hash: TextHash): string | null {
  const text = canonicalJson(value);
  return text.ok ? `${hash.tag}:${hash.digest(text.value)}` : null;
}

/** What a record says is not what was made: its digest does not cover it, or it stands elsewhere. */
export type RootDoubt = 'changed' | 'moved';

/** Looks at a record by itself, its signature apart. Null where there is nothing to object to. */
export function doubtOf(record: SignedRoot, home: string, day: string, hash: TextHash): RootDoubt | null {
  const { digest, signature: _, madeAt: __, ...root } = record;
  if (digestOf(root, hash) !== digest) return 'changed';
  return record.home === home && record.day === day ? null : 'moved';
}

function textOf(record: SignedRoot): string {
  const text = canonicalJson(record);
  if (!text.ok) throw new TypeError(text.refusal.message);
  return text.value;
}
