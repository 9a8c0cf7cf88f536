import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { accept, refuse } from '@zongheng/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BaseApp, baseApp } from '../base-fixture.ts';
import { START } from '../people-fixture.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { useTestDatabase } from '../testing/index.ts';
import { addFile, eraseFile, getFiles, linkFiles, type StoredFile } from './index.ts';
import { EXE, officeFile, PDF, PNG } from './test-zip.ts';

const database = useTestDatabase();
const PROJECT = '019a0000-0000-7000-8000-0000000000a1';
const OTHER = '019a0000-0000-7000-8000-0000000000a2';
const MEGABYTE = 1_048_576;
let fixture: BaseApp;
let headers: Record<string, string>;

beforeEach(async () => {
  await database().owner.query({ name: 'clear', text: 'TRUNCATE materials.files' });
  fixture = await baseApp(database().app, {
    env: { FILES_MAX_MB: '1' },
    fileAccess: {
      mayUpload: async (actor, projectId) =>
        projectId === PROJECT && actor.seat.role !== 'window-clerk'
          ? accept({ home: '210100' })
          : refuse('not-found', '没有这个项目。', ''),
      mayRead: async (actor, file) =>
        actor.seat.role === 'leader' && file.projectId === PROJECT
          ? refuse('forbidden', '无权查看。', '')
          : accept(undefined),
    },
  });
  headers = await fixture.as('unit-member');
});
afterEach(() => fixture.close());

function multipart(content: Buffer, name: string, field = 'file') {
  const boundary = 'boundary-7d1';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
function upload(
  content: Buffer,
  name = '批复.pdf',
  options: { field?: string; projectId?: string; as?: typeof headers } = {},
) {
  const { payload, type } = multipart(content, name, options.field);
  return fixture.app.inject({
    method: 'POST',
    url: `/api/files?projectId=${options.projectId ?? PROJECT}`,
    headers: { ...(options.as ?? headers), 'content-type': type },
    payload,
  });
}
const fetchFile = (id: string, query = '', as = headers) =>
  fixture.app.inject({ url: `/api/files/${id}${query}`, headers: as });
async function stored(): Promise<string[]> {
  const entries = await readdir(fixture.folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
const rows = async () =>
  (await database().app.query({ name: 'files', text: 'SELECT * FROM materials.files ORDER BY id' })).rows;
const digestOf = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

describe('uploading', () => {
  test('keeps bytes, name, size, kind and digest, and gives them back', async () => {
    const answer = await upload(PDF, '沈发改〔2026〕12号 批复.pdf');
    expect(answer.statusCode).toBe(201);
    const file = answer.json();
    expect(file).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: '沈发改〔2026〕12号 批复.pdf',
      size: PDF.length,
      type: 'application/pdf',
      digest: digestOf(PDF),
      uploadedAt: '2026-11-23T01:00:00.000Z',
    });
    expect(await rows()).toEqual([
      expect.objectContaining({ home: '210100', project_id: PROJECT, erased_at: null }),
    ]);
    const back = await fetchFile(file.id);
    expect(back.rawPayload).toEqual(PDF);
    expect(await stored()).toHaveLength(1);
  });

  test.each([
    ['a program called .pdf', EXE, '批复.pdf', 422, 'file-type'],
    ['nothing at all', Buffer.alloc(0), '批复.pdf', 422, 'file-empty'],
    ['more than the limit', Buffer.concat([PDF, Buffer.alloc(MEGABYTE)]), '批复.pdf', 413, 'file-too-large'],
    ['a path', PDF, '../../../etc/cron.d/x.pdf', 422, 'file-name'],
    ['a Windows path', PDF, '..\\\\..\\\\x.pdf', 422, 'file-name'],
    ['a name that reads backwards', PDF, '合同\u202Efdp.exe', 422, 'file-name'],
    ['a macro', officeFile('docx', { name: 'word/vbaProject.bin' }), '申请书.docx', 422, 'file-macro'],
    ['a way out of the archive', officeFile('docx', { name: '../x' }), '申请书.docx', 422, 'file-unsafe'],
  ])('%s is refused and leaves nothing behind', async (_, content, name, status, code) => {
    const answer = await upload(content, name);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code, errors: [{ field: 'file' }] });
    expect(await stored()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('exactly the limit is taken', async () => {
    const answer = await upload(Buffer.concat([PDF, Buffer.alloc(MEGABYTE - PDF.length)]));
    expect(answer.statusCode).toBe(201);
  });

  test.each([
    ['in another field', () => upload(PDF, '批复.pdf', { field: 'other' }), 'file-missing'],
    [
      'as JSON',
      () =>
        fixture.app.inject({ method: 'POST', url: `/api/files?projectId=${PROJECT}`, headers, payload: {} }),
      'unsupported-media',
    ],
    [
      'into no project',
      () => fixture.app.inject({ method: 'POST', url: '/api/files', headers }),
      'invalid-fields',
    ],
    ['into a project not one’s own', () => upload(PDF, '批复.pdf', { projectId: OTHER }), 'not-found'],
  ])('%s is refused', async (_, send, code) => {
    expect((await send()).json().code).toBe(code);
    expect(await stored()).toEqual([]);
  });

  test('asks who knows the project, whatever the role', async () => {
    const clerk = await fixture.as('window-clerk');
    expect((await upload(PDF, '批复.pdf', { as: clerk })).statusCode).toBe(404);
  });

  test('of the same content keeps the bytes once', async () => {
    await upload(PDF, '一.pdf');
    await upload(PDF, '二.pdf');
    expect(await stored()).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });

  test('never logs a file name', async () => {
    await upload(PDF, '机密名称.pdf');
    await upload(EXE, '机密名称.pdf');
    expect(fixture.lines.join('')).not.toContain('机密');
  });
});

describe('uploading over a real line', () => {
  const listen = async () => {
    await fixture.app.listen({ port: 0, host: '127.0.0.1' });
    return (fixture.app.server.address() as AddressInfo).port;
  };

  test('a browser gets its answer although it sends ten times too much', async () => {
    const port = await listen();
    const form = new FormData();
    form.append('file', new Blob([PDF, Buffer.alloc(10 * MEGABYTE)]), '批复.pdf');
    const answer = await fetch(`http://127.0.0.1:${port}/api/files?projectId=${PROJECT}`, {
      method: 'POST',
      headers,
      body: form,
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      code: 'file-too-large',
      detail: '文件超过上限 1 MB，请压缩或拆分后上传。',
    });
    expect(await stored()).toEqual([]);
  });

  test('a browser gets its answer although its name is refused before the bytes are read', async () => {
    const port = await listen();
    const form = new FormData();
    form.append('file', new Blob([Buffer.alloc(5 * MEGABYTE)]), 'a:b.pdf');
    const send = () =>
      fetch(`http://127.0.0.1:${port}/api/files?projectId=${PROJECT}`, {
        method: 'POST',
        headers,
        body: form,
      });
    expect((await send()).status).toBe(422);
    expect((await send()).status).toBe(422);
  });

  test('a browser gets its answer although it may not upload at all', async () => {
    const port = await listen();
    const form = new FormData();
    form.append('file', new Blob([Buffer.alloc(5 * MEGABYTE)]), 'a.pdf');
    const url = `http://127.0.0.1:${port}/api/files?projectId=${OTHER}`;
    expect((await fetch(url, { method: 'POST', headers, body: form })).status).toBe(404);
  });

  test('a browser sends a Chinese name and gets the bytes back', async () => {
    const port = await listen();
    const form = new FormData();
    const content = Buffer.concat([PDF, Buffer.alloc(300_000, 7)]);
    form.append('file', new Blob([content]), '总平面图（定稿）.pdf');
    const origin = `http://127.0.0.1:${port}`;
    const sent = await fetch(`${origin}/api/files?projectId=${PROJECT}`, {
      method: 'POST',
      headers,
      body: form,
    });
    const file = (await sent.json()) as { id: string; name: string };
    expect(file.name).toBe('总平面图（定稿）.pdf');
    const back = await fetch(`${origin}/api/files/${file.id}`, { headers });
    expect(Buffer.from(await back.arrayBuffer())).toEqual(content);
  });

  test('a line cut half way leaves nothing behind', async () => {
    const port = await listen();
    const { payload, type } = multipart(Buffer.concat([PDF, Buffer.alloc(500_000)]), '批复.pdf');
    const head = [
      `POST /api/files?projectId=${PROJECT} HTTP/1.1`,
      'Host: test',
      ...Object.entries({ ...headers, 'content-type': type }).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${payload.length}`,
      '\r\n',
    ].join('\r\n');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(head);
    socket.write(payload.subarray(0, 200_000));
    await expect.poll(stored, { timeout: 5000 }).toEqual([expect.stringMatching(/\.part$/)]);
    socket.destroy();
    await expect.poll(stored, { timeout: 5000 }).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});

describe('fetching', () => {
  test('hands over to be saved, confined and for this browser only', async () => {
    const { id } = (await upload(PDF)).json();
    const answer = await fetchFile(id);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': 'attachment; filename="__.pdf"; filename*=UTF-8\'\'%E6%89%B9%E5%A4%8D.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      etag: `"${digestOf(PDF)}"`,
    });
    const again = await fetchFile(id, '', { ...headers, 'if-none-match': `"${digestOf(PDF)}"` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('shows PDF and pictures beside a case when asked, and nothing else', async () => {
    const kindOf = async (content: Buffer, name: string, query: string) => {
      const { id } = (await upload(content, name)).json();
      return String((await fetchFile(id, query)).headers['content-disposition']).split(';')[0];
    };
    expect(await kindOf(PDF, '批复.pdf', '?inline=1')).toBe('inline');
    expect(await kindOf(PNG, '图.png', '?inline=1')).toBe('inline');
    expect(await kindOf(PDF, '批复.pdf', '?inline=0')).toBe('attachment');
    expect(await kindOf(officeFile('docx'), '申请书.docx', '?inline=1')).toBe('attachment');
  });

  test('may be framed by the application itself, by nobody else', async () => {
    const { id } = (await upload(PDF)).json();
    const answer = await fetchFile(id, '?inline=1');
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  test('asks for every file who may', async () => {
    const { id } = (await upload(PDF)).json();
    expect((await fetchFile(id, '', await fixture.as('leader'))).statusCode).toBe(403);
    expect((await fetchFile(id, '', await fixture.as('supervisor'))).statusCode).toBe(200);
    expect((await fetchFile(id, '', await fixture.as('operator'))).statusCode).toBe(403);
    expect((await fetchFile(id, '', {})).statusCode).toBe(401);
    expect((await fetchFile(OTHER)).statusCode).toBe(404);
  });

  test('of bytes that are missing fails loudly', async () => {
    const { id, digest } = (await upload(PDF)).json();
    const store = await openFolderStore(fixture.folder);
    await store.erase(digest);
    expect((await fetchFile(id)).statusCode).toBe(500);
    expect(fixture.lines.join('')).toContain('is missing in the file store');
  });
});

describe('erasing', () => {
  const deps = async () => ({ database: database().app, files: await openFolderStore(fixture.folder) });
  const by = '019a0000-0000-7000-8000-0000000000b1';
  const erase = async (id: string, reason: 'classified' | 'mistake') =>
    eraseFile(await deps(), { id, by, reason }, START + 5000);

  test('takes the bytes and leaves row and digest', async () => {
    const file = (await upload(PDF)).json();
    expect(await erase(file.id, 'mistake')).toEqual({ ok: true, value: [file.id] });
    expect(await stored()).toEqual([]);
    const [row] = await getFiles(database().app, [file.id]);
    expect(row).toMatchObject({ digest: digestOf(PDF), erasedAt: '2026-11-23T01:00:05.000Z' });
    const answer = await fetchFile(file.id);
    expect(answer.statusCode).toBe(410);
    expect(answer.json().code).toBe('file-erased');
  });

  test('a mistake leaves the others of the same content alone', async () => {
    const one = (await upload(PDF, '一.pdf')).json();
    const two = (await upload(PDF, '二.pdf')).json();
    await erase(one.id, 'mistake');
    expect((await fetchFile(two.id)).statusCode).toBe(200);
    await erase(two.id, 'mistake');
    expect(await stored()).toEqual([]);
    expect((await upload(PDF)).statusCode).toBe(201);
  });

  test('classified content goes everywhere and may not come back', async () => {
    const one = (await upload(PDF, '一.pdf')).json();
    const two = (await upload(PDF, '二.pdf')).json();
    const other = (await upload(PNG, '图.png')).json();
    const erased = await erase(one.id, 'classified');
    expect(erased.ok && [...erased.value].sort()).toEqual([one.id, two.id].sort());
    const again = await upload(PDF, '三.pdf');
    expect(again.json()).toMatchObject({ code: 'file-blocked', source: expect.stringContaining('第3号令') });
    expect(await stored()).toHaveLength(1);
    expect((await fetchFile(other.id)).statusCode).toBe(200);
  });

  test('twice is harmless, of nothing is refused', async () => {
    const file = (await upload(PDF)).json();
    await erase(file.id, 'mistake');
    expect(await erase(file.id, 'mistake')).toEqual({ ok: true, value: [] });
    expect(await erase(OTHER, 'mistake')).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('while the same content is being uploaded leaves no row without bytes', async () => {
    for (let round = 0; round < 20; round += 1) {
      const first = (await upload(PDF, '一.pdf')).json();
      await Promise.all([erase(first.id, 'mistake'), upload(PDF, '二.pdf'), upload(PDF, '三.pdf')]);
      const text = `SELECT id FROM materials.files WHERE erased_at IS NULL`;
      const live = await database().app.read<{ id: string }>({ name: 'live', text });
      for (const { id } of live) expect((await fetchFile(id)).statusCode).toBe(200);
      for (const { id } of live) await erase(id, 'mistake');
      expect(await stored()).toEqual([]);
    }
  });
});

describe('linking', () => {
  const add = async (name: string, projectId = PROJECT): Promise<StoredFile> => {
    const deps = {
      database: database().app,
      files: await openFolderStore(fixture.folder),
      newId: fixture.newId,
      limit: MEGABYTE,
      allowed: ['pdf'] as const,
    };
    const owner = { name, home: '210100', projectId, uploadedBy: OTHER };
    const added = await addFile(deps, owner, Readable.from([PDF]), START);
    if (!added.ok) throw new Error(added.refusal.code);
    return added.value;
  };
  const link = (files: readonly { id: string }[]) =>
    linkFiles(
      database().app,
      files.map((file) => file.id),
      PROJECT,
      'materials[0].fileIds',
    );

  test('gives the files in the order asked for', async () => {
    const files = [await add('一.pdf'), await add('二.pdf'), await add('三.pdf')].reverse();
    expect(await link(files)).toEqual({ ok: true, value: files });
    expect(await link([])).toEqual({ ok: true, value: [] });
  });

  test('refuses what is not there, of another project or erased, naming the field', async () => {
    const mine = await add('一.pdf');
    const others = await add('二.pdf', OTHER);
    const field = 'materials[0].fileIds';
    expect(await link([mine, others])).toMatchObject({ refusal: { code: 'file-other-project', field } });
    expect(await link([{ id: OTHER }])).toMatchObject({ refusal: { code: 'file-other-project', field } });
    const deps = { database: database().app, files: await openFolderStore(fixture.folder) };
    await eraseFile(deps, { id: mine.id, by: OTHER, reason: 'mistake' }, START);
    expect(await link([mine])).toMatchObject({ refusal: { code: 'file-gone', field } });
  });
});

test('the application role cannot take a file off the record', async () => {
  const text = 'DELETE FROM materials.files';
  await expect(database().app.query({ name: 'delete', text })).rejects.toThrow(/permission denied/);
});
