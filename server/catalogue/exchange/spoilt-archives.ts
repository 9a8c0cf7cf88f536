import { deflateRawSync } from 'node:zlib';

/** Archives as nobody should send them. */

export const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/** An archive with one part more, packed. */
export function withPart(zip: Buffer, name: string, content: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const [count, size, at] = [
    zip.readUInt16LE(end + 10),
    zip.readUInt32LE(end + 12),
    zip.readUInt32LE(end + 16),
  ];
  const packed = deflateRawSync(content);
  const bytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32BE(0x504b0304, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(bytes.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32BE(0x504b0102, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  // It says of itself that it is small.
  central.writeUInt32LE(1, 24);
  central.writeUInt16LE(bytes.length, 28);
  central.writeUInt32LE(at, 42);
  const tail = Buffer.from(zip.subarray(end));
  const added = local.length + bytes.length + packed.length;
  tail.writeUInt16LE(count + 1, 8);
  tail.writeUInt16LE(count + 1, 10);
  tail.writeUInt32LE(size + central.length + bytes.length, 12);
  tail.writeUInt32LE(at + added, 16);
  const directory = zip.subarray(at, at + size);
  return Buffer.concat([zip.subarray(0, at), local, bytes, packed, directory, central, bytes, tail]);
}

/** With the first part's bytes spoilt. */
export function cut(zip: Buffer): Buffer {
  const spoilt = Buffer.from(zip);
  spoilt.fill(0xff, 60, 160);
  return spoilt;
}
