import { createHash, hash as hashOnce } from 'node:crypto';

/** Digest of something read piece by piece, a file for instance. */
export type RunningHash = { update(piece: string | Uint8Array): void; digest(): string };

/**
 * A hash algorithm. Digests are small hexadecimal letters; text is taken as UTF-8. `tag` stands before every
 * digest that is stored (`sm3:…`), so that the algorithm can be replaced one day without a flag day.
 */
export type Hash = {
  readonly tag: HashTag;
  digest(content: string | Uint8Array): string;
  start(): RunningHash;
};

export type HashTag = 'sm3' | 'sha-256';

/** SM3 (GB/T 32905-2016): what facts, files and roots are digested with. */
export const sm3: Hash = hashBy('sm3', 'sm3');

/** SHA-256: for what other standards prescribe it (webhook signatures, S3). */
export const sha256: Hash = hashBy('sha-256', 'sha256');

function hashBy(tag: HashTag, algorithm: string): Hash {
  return {
    tag,
    // one call for the whole text: 4.0 µs on an envelope of 700 bytes, createHash 4.8 µs
    digest: (content) => hashOnce(algorithm, content, 'hex'),
    start: () => {
      const running = createHash(algorithm);
      return {
        update: (piece) => {
          running.update(piece);
        },
        digest: () => running.digest('hex'),
      };
    },
  };
}
