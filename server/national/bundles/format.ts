import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { accept, type Result, refuse } from '@zongheng/core';
import { z } from 'zod';
import { type Signer, sm3, verifySm2 } from '../../platform/crypto/index.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

const FORMAT = 'zongheng-bundle-1';
/** A file that unpacks to more than this is none of ours: 20,000 rows have about 20 MB. */
const LARGEST = 512 * 1_048_576;

const common = {
  format: z.literal(FORMAT),
  province: z.string(),
  number: z.int().positive(),
  createdAt: z.iso.datetime(),
  rows: z.int().nonnegative(),
};
const chained = { ...common, previous: z.string().nullable() };
const parent = z.object({ table: z.string(), id: z.string() });

/** Three kinds of bundles: rows upwards, what became of them, and what the centre sends down. */
const KINDS = {
  up: {
    header: z.object({ ...chained, direction: z.literal('up') }),
    row: z.object({
      id: z.string(),
      table: z.string(),
      division: z.string(),
      values: z.record(z.string(), z.unknown()),
      replaces: z.string().nullable(),
      replaceReason: z.string().nullable(),
      retract: z.boolean(),
      /** Rows that must be stored at the centre before this one is written. */
      parents: z.array(parent),
    }),
  },
  answer: {
    header: z.object({
      ...common,
      direction: z.literal('answer'),
      /** Digest of the bundle that is answered. */
      bundle: z.string(),
      /** Later runs of the carrier have higher numbers. */
      run: z.int().positive(),
    }),
    row: z.object({
      id: z.string(),
      state: z.enum(['stored', 'checked', 'refused', 'written', 'kept']),
      serial: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  },
  down: {
    header: z.object({ ...chained, direction: z.literal('down') }),
    row: z.object({
      id: z.string(),
      kind: z.string(),
      body: z.unknown(),
      /** Place in the centre's queue, and when it was put there. */
      seq: z.int().optional(),
      sentAt: z.string().optional(),
    }),
  },
} as const;

export type Direction = keyof typeof KINDS;
export type Header<D extends Direction> = z.output<(typeof KINDS)[D]['header']>;
export type BundleRow<D extends Direction> = z.output<(typeof KINDS)[D]['row']>;
export type Bundle<D extends Direction> = {
  readonly header: Header<D>;
  readonly rows: readonly BundleRow<D>[];
  readonly digest: string;
};
export type UpRow = BundleRow<'up'>;
export type AnswerRow = BundleRow<'answer'>;
export type DownRow = BundleRow<'down'>;

const tailSchema = z.object({
  digest: z.string(),
  signature: z.object({ algorithm: z.literal('sm2-sm3'), keyId: z.string(), value: z.string() }),
});
const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** What is signed: the digest, under the name of the format, so that it can be taken for nothing else. */
const signed = (digest: string): string => `${FORMAT}\n${digest}`;

/** Puts a bundle together: JSON Lines, header first, digest and signature last, packed by gzip. */
export async function packBundle<D extends Direction>(
  header: Omit<Header<D>, 'format' | 'rows'>,
  rows: readonly BundleRow<D>[],
  signer: Pick<Signer, 'sign'>,
): Promise<{ readonly file: Buffer; readonly digest: string }> {
  const head = { format: FORMAT, ...header, rows: rows.length };
  const body = [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('');
  const digest = `sm3:${sm3.digest(body)}`;
  const signature = await signer.sign(signed(digest));
  return { file: await zip(`${body}${JSON.stringify({ digest, signature })}\n`), digest };
}

/**
 * Opens a bundle of the wanted kinds, signed by one of these public keys. Refused, with a sentence that names
 * what is wrong: a file that is cut, altered, unsigned, signed by somebody else, or of another kind.
 */
export async function readBundle<D extends Direction>(
  file: Uint8Array,
  keys: readonly string[],
  wanted: readonly D[],
): Promise<Result<{ readonly [K in D]: Bundle<K> }[D]>> {
  const no = (code: string, message: string) => refuse(`bundle-${code}`, message, '', 'file');
  if (keys.length === 0) return no('no-keys', say.file.noKeys);
  const text = await unzip(file, { maxOutputLength: LARGEST }).then(
    (bytes) => bytes.toString('utf8'),
    () => undefined,
  );
  if (text === undefined) return no('unreadable', say.file.unreadable);
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const tail = tailSchema.safeParse(json(text.slice(end)));
  if (!tail.success || end === 0) return no('cut', say.file.cut);
  const body = text.slice(0, end);
  const { digest, signature } = tail.data;
  if (digest !== `sm3:${sm3.digest(body)}`) return no('digest', say.file.digest);
  // The id only names the key, the signature proves it: each known key is tried.
  const holds = keys.some((key) => verifySm2(signed(digest), signature, key));
  if (!holds) {
    return keys.some((key) => sm3.digest(key).startsWith(signature.keyId))
      ? no('signature', say.file.signature)
      : no('key', say.file.key(signature.keyId.slice(0, 16)));
  }
  const lines = body.split('\n').slice(0, -1);
  const first = json(lines[0] ?? '');
  const given = z.object({ direction: z.string() }).safeParse(first);
  if (!given.success) return no('format', say.file.format);
  const direction = wanted.find((each) => each === given.data.direction);
  if (direction === undefined) {
    return no('direction', say.file.direction(wanted[0] ?? '', given.data.direction));
  }
  const header = KINDS[direction].header.safeParse(first);
  if (!header.success) return no('format', say.file.format);
  const rows: unknown[] = [];
  for (const [i, line] of lines.slice(1).entries()) {
    const row = KINDS[direction].row.safeParse(json(line));
    if (!row.success) return no('row', say.file.row(i + 2));
    rows.push(row.data);
  }
  if (rows.length !== header.data.rows) return no('rows', say.file.rows(header.data.rows, rows.length));
  // Header and rows were just read by the schemas of this direction.
  return accept({ header: header.data, rows, digest } as unknown as { readonly [K in D]: Bundle<K> }[D]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
