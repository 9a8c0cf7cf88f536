import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly content?: string;
  /** Claims another unpacked size than the true one. */
  readonly claims?: number;
  readonly encrypted?: boolean;
};

/** Builds a zip by hand (APPNOTE 6.3), so that tests can build wrong ones. */
export function zipOf(
  entries: readonly ZipEntry[],
  options: { comment?: string; gap?: string } = {},
): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = 'x', claims, encrypted } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const encodedName = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(encrypted === true ? 0x801 : 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? bytes.length, 18);
    shared.writeUInt16LE(encodedName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, encodedName, packed]);
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 0, 'latin1');
    head.writeUInt16LE(20, 4);
    shared.copy(head, 6);
    head.writeUInt32LE(offset, 42);
    central.push(Buffer.concat([head, encodedName]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const comment = Buffer.from(options.comment ?? '');
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, Buffer.from(options.gap ?? ''), end, comment]);
}

const PARTS = {
  docx: ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'],
  xlsx: ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'],
  ofd: ['OFD.xml', 'Doc_0/Document.xml'],
};

/** A file of this kind, with further entries where wanted. */
export function officeFile(kind: keyof typeof PARTS, ...more: readonly ZipEntry[]): Buffer {
  return zipOf([...PARTS[kind].map((name) => ({ name })), ...more]);
}

export const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffd9', 'hex'),
]);
export const DWG = Buffer.concat([Buffer.from('AC1027'), Buffer.alloc(200)]);
export const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]);
