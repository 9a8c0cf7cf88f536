import { open } from 'node:fs/promises';
import { accept, type Result, refuse } from '@zongheng/core';
import { fileTypeFromBuffer } from 'file-type';
import { listArchive } from './archive.ts';
import { extensionOf } from './file-name.ts';
import { MESSAGES, TYPE_NAMES } from './messages.ts';

/** A type of file that may be handed in. */
export type FileKind = keyof typeof TYPE_NAMES;

/** Media types by kind: what a file is served as. */
export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
  dwg: 'image/vnd.dwg',
};

const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['pdf'],
  ofd: ['ofd'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
  dwg: ['dwg'],
};

/** What file-type's media types mean here. */
const BY_MEDIA_TYPE: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** The parts by which an archive is recognised; file-type knows no OFD (GB/T 33190—2016 §7). */
const BY_PART: readonly (readonly [string, FileKind])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['OFD.xml', 'ofd'],
];

/** DWG R13 to 2018: AC10 and the number of the release. */
const DWG = /^AC10(12|14|15|18|21|24|27|32)/;

/** Enough for every signature file-type looks for. */
const HEAD_BYTES = 4100;

/**
 * Finds out by its content what a file is; the name only has to agree. A program that calls itself .pdf
 * is refused, and so is a PDF that calls itself .docx.
 */
export async function checkFileType(
  path: string,
  name: string,
  allowed: readonly FileKind[],
): Promise<Result<FileKind>> {
  const kind = await kindOf(path);
  if (!kind.ok) return kind;
  if (kind.value === null || !allowed.includes(kind.value)) {
    const list = allowed.map((one) => TYPE_NAMES[one]).join('、');
    return refuse('file-type', MESSAGES.typeUnknown(list), '', 'file');
  }
  const extension = extensionOf(name);
  if (!EXTENSIONS[kind.value].includes(extension)) {
    return refuse('file-type', MESSAGES.typeMismatch(extension, TYPE_NAMES[kind.value]), '', 'file');
  }
  return accept(kind.value);
}

async function kindOf(path: string): Promise<Result<FileKind | null>> {
  const head = await headOf(path);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return archiveKind(path);
  if (DWG.test(head.subarray(0, 6).toString('latin1'))) return accept('dwg');
  const found = await fileTypeFromBuffer(head);
  return accept(found === undefined ? null : (BY_MEDIA_TYPE[found.mime] ?? null));
}

async function archiveKind(path: string): Promise<Result<FileKind | null>> {
  const list = await listArchive(path);
  if (!list.ok) return list;
  const parts = new Set(list.value.names);
  return accept(BY_PART.find(([part]) => parts.has(part))?.[1] ?? null);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
