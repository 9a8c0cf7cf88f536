import type { Readable } from 'node:stream';
import type { Result } from '@zongheng/core';

/** Bytes that have arrived whole but are not kept yet: they lie in a file of their own, to be looked at. */
export type StagedFile = {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
};

/**
 * Where the bytes of files are. They are addressed by their digest: equal content is there once.
 */
export type FileStore = {
  /**
   * Takes bytes in, hashing them as they pass. Refuses what is empty or larger than `limit` bytes; then,
   * and when the source breaks off, nothing is left behind.
   */
  stage(source: AsyncIterable<Uint8Array>, limit: number): Promise<Result<StagedFile>>;
  /** Keeps staged bytes for good; once it returns they survive a power cut. */
  keep(staged: StagedFile): Promise<void>;
  /** Throws staged bytes away; harmless if they were kept or are gone. */
  discard(staged: StagedFile): Promise<void>;
  /** The bytes of a digest, or null where they are not (or no longer) there. */
  open(digest: string): Promise<Readable | null>;
  /** Destroys the bytes of a digest; harmless if they are gone. */
  erase(digest: string): Promise<void>;
  /** Whether the bytes of a digest are there. */
  has(digest: string): Promise<boolean>;
  /**
   * Removes bytes that were being staged when a process died: older than `ageMs` at `now` (ms). Returns how
   * many. For the work process, once a day.
   */
  sweep(ageMs: number, now: number): Promise<number>;
  /** Rejects if files cannot be read or written at present. */
  check(): Promise<void>;
};

/** Splits a digest into the folders and name it is stored under. */
export function objectName(digest: string): string {
  const match = /^sha256:([0-9a-f]{2})([0-9a-f]{62})$/.exec(digest);
  if (match === null) throw new Error('A file digest must be sha256: and 64 hexadecimal digits.');
  return `${match[1]}/${match[1]}${match[2]}`;
}
