import { inflateRawSync } from 'node:zlib';
import { MESSAGES as say } from './messages.ts';

/** Rows a sheet and columns may have at most, and what a workbook may be unpacked. */
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 80;
const MOST_PARTS = 200;
const MOST_MB = 96;
const MEGABYTE = 1_048_576;

/** A workbook that is not even looked into. */
export class UnfitFile extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Part = { readonly name: string; readonly method: number; readonly size: number; readonly at: number };

/**
 * Looks at the parts of an archive before a workbook library unpacks it: macros, what it grows to when unpacked (as
 * measured, not as it says itself), and how many rows its sheets have. Some megabytes a second are enough to say no
 * to a million rows without holding one of them.
 *
 * @throws UnfitFile
 */
export function checkArchive(bytes: Buffer): void {
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) {
    // OLE2: the old .xls, or an encrypted package.
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new UnfitFile('file-type', encrypted ? say.encrypted : say.legacyXls);
  }
  const parts = partsOf(bytes);
  const macros = parts.some(({ name }) => /vbaproject\.bin$|macrosheets\//i.test(name));
  if (macros) throw new UnfitFile('macros', say.macros);
  let left = MOST_MB * MEGABYTE;
  for (const part of parts) {
    const content = unpack(bytes, part, left);
    left -= content.length;
    if (part.name === '[Content_Types].xml' && content.includes('macroEnabled')) {
      throw new UnfitFile('macros', say.macros);
    }
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(part.name)) checkSheet(content, part.name);
  }
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw new UnfitFile('file-type', say.notZip);
}

/** The central directory: it is what readers go by. */
function partsOf(bytes: Buffer): readonly Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== 0x504b0304 || end < 0 || end + 22 > bytes.length) {
    throw new UnfitFile('file-type', say.notZip);
  }
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new UnfitFile('archive-size', say.tooManyParts(MOST_PARTS));
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32BE(at) !== 0x504b0102) throw broken();
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new UnfitFile('file-type', say.encrypted);
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(bytes: Buffer, { at, size, method }: Part, left: number): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32BE(at) !== 0x504b0304) throw broken();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + size);
  if (packed.length !== size) throw broken();
  if (method === 0) return packed.length > left ? tooLarge() : packed;
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
    throw broken();
  }
}

/** A reader makes a rectangle of a sheet: its farthest cell counts, not how many there are. */
function checkSheet(content: Buffer, part: string): void {
  const name = part.split('/').at(-1) ?? part;
  const xml = content.toString('latin1');
  let rows = 0;
  for (const [, number] of xml.matchAll(/<(?:\w+:)?row\b(?:[^>]*?\sr="(\d+)")?/g)) {
    rows = Math.max(rows + 1, Number(number ?? 0));
    if (rows > MOST_ROWS + 1) throw new UnfitFile('too-many-rows', say.tooManyRows(name, MOST_ROWS));
  }
  for (const [, letters = ''] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+)\d+"/g)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (column > MOST_COLUMNS)
      throw new UnfitFile('too-many-columns', say.tooManyColumns(name, MOST_COLUMNS));
  }
}

const broken = () => new UnfitFile('file-broken', say.broken);
function tooLarge(): never {
  throw new UnfitFile('archive-size', say.tooLargeUnpacked(MOST_MB));
}
