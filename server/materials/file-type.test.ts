import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFileType, type FileKind } from './file-type.ts';
import { TYPE_NAMES } from './messages.ts';
import { DWG, EXE, JPG, officeFile, PDF, PNG, zipOf } from './test-zip.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'types-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ALL = Object.keys(TYPE_NAMES) as FileKind[];
async function check(content: Buffer, name: string, allowed: readonly FileKind[] = ALL) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const result = await checkFileType(path, name, allowed);
  return result.ok ? result.value : `${result.refusal.code}: ${result.refusal.message}`;
}

describe('a file is known by its content', () => {
  test.each<[string, Buffer, FileKind]>([
    ['批复.pdf', PDF, 'pdf'],
    ['批复.PDF', PDF, 'pdf'],
    ['照片.jpg', JPG, 'jpg'],
    ['照片.jpeg', JPG, 'jpg'],
    ['图.png', PNG, 'png'],
    ['总平面图.dwg', DWG, 'dwg'],
    ['申请书.docx', officeFile('docx'), 'docx'],
    ['概算.xlsx', officeFile('xlsx'), 'xlsx'],
    ['证照.ofd', officeFile('ofd'), 'ofd'],
  ])('%s', async (name, content, kind) => {
    expect(await check(content, name)).toBe(kind);
  });

  test.each<[string, Buffer]>([
    ['a program called .pdf', EXE],
    ['a shell script called .pdf', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a web page called .pdf', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an SVG called .pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['plain text', Buffer.from('没有内容')],
    ['one byte', Buffer.from('%')],
    ['a PDF with something before it', Buffer.concat([Buffer.from('<html>'), PDF])],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
    ['a zip of anything', zipOf([{ name: 'readme.txt' }])],
    ['an old Word file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000)])],
    ['a DWG of no release', Buffer.concat([Buffer.from('AC1099'), Buffer.alloc(100)])],
  ])('%s is refused', async (_, content) => {
    expect(await check(content, '批复.pdf')).toMatch(
      /^file-type: 文件的内容不是允许的类型，只接受 PDF、OFD、/,
    );
  });

  test('and its name has to agree', async () => {
    expect(await check(PDF, '批复.docx')).toBe(
      'file-type: 文件扩展名是 .docx，内容却是 PDF，请用正确的扩展名重新保存后上传。',
    );
    expect(await check(PDF, '批复.pdf.exe')).toContain('扩展名是 .exe');
    expect(await check(PDF, '批复')).toContain('扩展名是 .，');
    expect(await check(officeFile('docx'), '概算.xlsx')).toContain('内容却是 Word');
  });

  test('and its type allowed here', async () => {
    expect(await check(PNG, '图.png', ['pdf', 'ofd'])).toBe(
      'file-type: 文件的内容不是允许的类型，只接受 PDF、OFD。',
    );
  });
});

describe('an archive is looked at without unpacking it', () => {
  const many = Array.from({ length: 20_001 }, (_, index) => ({ name: `word/${index}.xml` }));
  test.each<[string, Buffer, string]>([
    ['steps out of its folder', officeFile('docx', { name: '../../etc/cron.d/x' }), 'file-unsafe'],
    ['steps out in the middle', officeFile('docx', { name: 'word/../../x' }), 'file-unsafe'],
    ['has an absolute path', officeFile('docx', { name: '/etc/passwd' }), 'file-unsafe'],
    ['has a Windows path', officeFile('docx', { name: '..\\..\\windows\\x' }), 'file-unsafe'],
    ['has a drive', officeFile('docx', { name: 'C:/x' }), 'file-unsafe'],
    ['has a control character', officeFile('docx', { name: 'word/\u0007' }), 'file-unsafe'],
    ['has an entry without name', officeFile('docx', { name: '' }), 'file-unsafe'],
    ['unpacks to 3 GB', officeFile('docx', { name: 'word/big.xml', claims: 3_000_000_000 }), 'file-unsafe'],
    [
      'unpacks to a thousand times its size',
      officeFile('docx', { name: 'word/b.xml', claims: 80_000_000 }),
      'file-unsafe',
    ],
    ['has twenty thousand entries', officeFile('docx', ...many), 'file-unsafe'],
    ['hides bytes before its end', zipOf([{ name: 'OFD.xml' }], { gap: 'hidden' }), 'file-unsafe'],
    ['is encrypted', officeFile('docx', { name: 'word/secret.xml', encrypted: true }), 'file-encrypted'],
    ['has macros', officeFile('docx', { name: 'word/vbaProject.bin' }), 'file-macro'],
    ['is cut off', officeFile('docx').subarray(0, -30), 'file-broken'],
    ['is only a beginning', Buffer.from('PK\x03\x04', 'latin1'), 'file-broken'],
    ['has something after it', Buffer.concat([officeFile('docx'), Buffer.from('trailer')]), 'file-broken'],
  ])('one that %s is refused', async (_, content, code) => {
    expect(await check(content, '申请书.docx')).toMatch(new RegExp(`^${code}: `));
  });

  test('a comment does no harm', async () => {
    expect(await check(zipOf([{ name: 'OFD.xml' }], { comment: 'made by hand' }), '证照.ofd')).toBe('ofd');
  });

  test('nor does what compresses well but stays small', async () => {
    const content = '<w:p/>'.repeat(500_000);
    expect(await check(officeFile('docx', { name: 'word/long.xml', content }), '申请书.docx')).toBe('docx');
  });
});
