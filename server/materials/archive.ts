import { type FileHandle, open } from 'node:fs/promises';
import { accept, type Result, refuse } from '@zongheng/core';
import { MESSAGES } from './messages.ts';

/** What a zip says about its entries, without unpacking anything. */
export type ArchiveList = { readonly names: readonly string[] };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
/** A comment may follow the end record: at most 65,535 bytes. */
const TAIL = END_SIZE + 65_535;
const MOST_ENTRIES = 20_000;
const MOST_DIRECTORY_BYTES = 8 * 1_048_576;
/** Office files unpack to perhaps thirty times their size; bombs to thousands. */
const MOST_RATIO = 200;
const RATIO_FREE_BYTES = 64 * 1_048_576;
const MOST_UNPACKED_BYTES = 2_147_483_648;

/**
 * Reads the list of entries of a zip (docx, xlsx and OFD are zips) and refuses what could harm whoever
 * unpacks it: paths that lead out, absurd sizes, encrypted entries, programs in macros, two archives in
 * one file. Nothing is unpacked here.
 */
export async function listArchive(path: string): Promise<Result<ArchiveList>> {
  const file = await open(path, 'r');
  try {
    return await readList(file);
  } finally {
    await file.close();
  }
}

async function readList(file: FileHandle): Promise<Result<ArchiveList>> {
  const { size } = await file.stat();
  const start = await bytesAt(file, 0, 4);
  if (start.length < 4 || start.readUInt32LE(0) !== LOCAL_SIGNATURE) return broken();
  const tailAt = Math.max(0, size - TAIL);
  const tail = await bytesAt(file, tailAt, size - tailAt);
  const end = endRecord(tail);
  if (end === null) return broken();
  // Zip64 (0xffffffff) is for more than 4 GB or 65,535 entries: nothing that is handed in here.
  if (end.entries > MOST_ENTRIES || end.bytes > MOST_DIRECTORY_BYTES) return unsafe();
  // Bytes between directory and end record, or a wrong offset, would mean a second, hidden archive.
  if (end.offset + end.bytes !== tailAt + end.at) return unsafe();
  return readEntries(await bytesAt(file, end.offset, end.bytes), end.entries, size);
}

type EndRecord = { at: number; entries: number; bytes: number; offset: number };

/** The end record: the one whose comment reaches exactly to the end of the file. */
function endRecord(tail: Buffer): EndRecord | null {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) !== tail.length) continue;
    return {
      at,
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
  }
  return null;
}

function readEntries(directory: Buffer, entries: number, archiveSize: number): Result<ArchiveList> {
  const names: string[] = [];
  let unpacked = 0;
  let at = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return broken();
    const flags = directory.readUInt16LE(at + 8);
    const nameLength = directory.readUInt16LE(at + 28);
    const extra = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const name = directory.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    unpacked += directory.readUInt32LE(at + 24);
    if ((flags & 0x1) !== 0) return refuse('file-encrypted', MESSAGES.archiveEncrypted, '', 'file');
    if (/(^|\/)vbaProject\.bin$/i.test(name)) return refuse('file-macro', MESSAGES.archiveMacro, '', 'file');
    if (!isSafeEntry(name)) return unsafe();
    names.push(name);
    at += 46 + nameLength + extra;
  }
  if (at !== directory.length) return broken();
  if (unpacked > MOST_UNPACKED_BYTES) return unsafe();
  if (unpacked > RATIO_FREE_BYTES && unpacked / archiveSize > MOST_RATIO) return unsafe();
  return accept({ names });
}

/** A relative path without steps upwards; a backslash is a path on Windows, a control sign nowhere. */
function isSafeEntry(name: string): boolean {
  if (name === '' || name.startsWith('/') || /[\\\p{Cc}]/u.test(name) || /^[a-z]:/i.test(name)) return false;
  return !name.split('/').includes('..');
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function broken(): Result<never> {
  return refuse('file-broken', MESSAGES.archiveBroken, '', 'file');
}

function unsafe(): Result<never> {
  return refuse('file-unsafe', MESSAGES.archiveUnsafe, '', 'file');
}
