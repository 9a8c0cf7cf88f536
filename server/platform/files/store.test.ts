import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolderStore, openS3Store, type S3Settings } from './index.ts';
import type { FileStore } from './store.ts';

const KEY = { accessKeyId: 'TESTKEY', secretAccessKey: 'test-secret', region: 'cn-north-1', bucket: 'files' };
const CONTENT = Buffer.from('批复文件的内容'.repeat(1000));
const DIGEST = `sha256:${createHash('sha256').update(CONTENT).digest('hex')}`;

let folder: string;
let bucket: S3Stand;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  bucket = await S3Stand.start();
});
afterEach(async () => {
  await bucket.stop();
  await rm(folder, { recursive: true, force: true });
});

async function* pieces(content: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
async function bytesOf(stream: Readable | null): Promise<Buffer | null> {
  if (stream === null) return null;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
async function stageWhole(store: FileStore, content: Buffer) {
  const staged = await store.stage(pieces(content), 1_000_000);
  if (!staged.ok) throw new Error(staged.refusal.code);
  return staged.value;
}

describe.each(['folder', 's3'] as const)('a store of files (%s)', (kind) => {
  let store: FileStore;
  beforeEach(async () => {
    store =
      kind === 'folder'
        ? await openFolderStore(folder)
        : await openS3Store({ ...KEY, endpoint: bucket.origin }, folder);
  });

  test('gives back what it kept, by its digest, and has nothing lying about', async () => {
    const staged = await stageWhole(store, CONTENT);
    expect(staged).toMatchObject({ size: CONTENT.length, digest: DIGEST });
    expect(await store.open(DIGEST)).toBeNull();
    expect(await store.has(DIGEST)).toBe(false);
    await store.keep(staged);
    expect(await store.has(DIGEST)).toBe(true);
    expect(await bytesOf(await store.open(DIGEST))).toEqual(CONTENT);
    expect((await filesIn(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('keeps equal content once', async () => {
    await store.keep(await stageWhole(store, CONTENT));
    await store.keep(await stageWhole(store, CONTENT));
    const kept = kind === 'folder' ? await filesIn(join(folder, 'objects')) : [...bucket.objects.keys()];
    expect(kept).toHaveLength(1);
  });

  test('erases for good, twice without harm', async () => {
    await store.keep(await stageWhole(store, CONTENT));
    await store.erase(DIGEST);
    await store.erase(DIGEST);
    expect(await store.open(DIGEST)).toBeNull();
    expect(bucket.objects.size).toBe(0);
  });

  test('refuses what is empty', async () => {
    const staged = await store.stage(pieces(Buffer.alloc(0)), 1000);
    expect(staged).toMatchObject({ ok: false, refusal: { code: 'file-empty' } });
    expect(await filesIn(folder)).toEqual([]);
  });

  test('refuses what grows too large half way and leaves nothing behind', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1000;
        yield Buffer.alloc(1000);
      }
    }
    const staged = await store.stage(endless(), 4500);
    expect(staged).toMatchObject({ ok: false, refusal: { code: 'file-too-large' } });
    expect(given).toBe(5000);
    expect(await filesIn(folder)).toEqual([]);
  });

  test('takes exactly the limit', async () => {
    expect((await store.stage(pieces(Buffer.alloc(4500)), 4500)).ok).toBe(true);
  });

  test('leaves nothing behind of a source that breaks off', async () => {
    async function* broken() {
      yield Buffer.alloc(1000);
      throw new Error('line cut');
    }
    await expect(store.stage(broken(), 10_000)).rejects.toThrow('line cut');
    expect(await filesIn(folder)).toEqual([]);
  });

  test('discards what was staged', async () => {
    const staged = await stageWhole(store, CONTENT);
    await store.discard(staged);
    await store.discard(staged);
    expect(await filesIn(folder)).toEqual([]);
  });

  test('sweeps what a crash left, and only what is old', async () => {
    const spool = kind === 'folder' ? join(folder, 'spool') : folder;
    const now = Date.parse('2026-11-23T01:00:00Z');
    for (const [name, hours] of [
      ['old.part', 30],
      ['new.part', 1],
    ] as const) {
      await writeFile(join(spool, name), 'x');
      const at = new Date(now - hours * 3_600_000);
      await utimes(join(spool, name), at, at);
    }
    expect(await store.sweep(24 * 3_600_000, now)).toBe(1);
    expect(await filesIn(folder)).toEqual(['new.part']);
  });

  test('never lets a digest lead out of its folder', async () => {
    await expect(store.open('sha256:../../../etc/passwd')).rejects.toThrow(/64 hexadecimal/);
    await expect(store.erase('../x')).rejects.toThrow(/64 hexadecimal/);
  });

  test('is ready', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});

describe('a folder', () => {
  test('that is gone is not ready', async () => {
    const store = await openFolderStore(folder);
    await rm(join(folder, 'objects'), { recursive: true });
    await expect(store.check()).rejects.toThrow();
  });
});

describe('a bucket', () => {
  const open = (changes: Partial<S3Settings> = {}) =>
    openS3Store({ ...KEY, endpoint: bucket.origin, ...changes }, folder);

  test('with a wrong secret refuses everything', async () => {
    const store = await open({ secretAccessKey: 'another' });
    await expect(store.check()).rejects.toThrow('403');
    const staged = await stageWhole(store, CONTENT);
    await expect(store.keep(staged)).rejects.toThrow('403');
    expect(bucket.objects.size).toBe(0);
  });

  test('that fails for a moment is asked again', async () => {
    const store = await open();
    bucket.failures = 2;
    await store.keep(await stageWhole(store, CONTENT));
    expect(bucket.objects.size).toBe(1);
  });

  test('that keeps failing says so', async () => {
    const store = await open();
    bucket.failures = 99;
    await expect(store.open(DIGEST)).rejects.toThrow('503');
  });

  test('that cannot be reached says so', async () => {
    const store = await open({ endpoint: 'http://127.0.0.1:1' });
    await expect(store.open(DIGEST)).rejects.toThrow('ECONNREFUSED');
  });
});

/** A tiny S3: checks the signature (SigV4, from its description) and the digest of what it is given. */
class S3Stand {
  readonly objects = new Map<string, Buffer>();
  failures = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<S3Stand> {
    const server = createServer();
    const stand = new S3Stand(server);
    server.on('request', async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      if (stand.failures > 0) {
        stand.failures -= 1;
        response.writeHead(503).end();
        return;
      }
      const path = request.url ?? '';
      const method = request.method ?? '';
      const declared = String(request.headers['x-amz-content-sha256']);
      const wellSigned =
        signatureOf(method, path, request.headers as Record<string, string>) ===
        /Signature=([0-9a-f]{64})/.exec(request.headers.authorization ?? '')?.[1];
      if (!wellSigned || declared !== hex(body)) {
        response.writeHead(403).end('<Error/>');
      } else if (method === 'HEAD') {
        response.writeHead(path === `/${KEY.bucket}` || stand.objects.has(path) ? 200 : 404).end();
      } else if (method === 'PUT') {
        const whole = Number(request.headers['content-length']) === body.length;
        if (whole) stand.objects.set(path, body);
        response.writeHead(whole ? 200 : 411).end();
      } else if (method === 'DELETE') {
        stand.objects.delete(path);
        response.writeHead(204).end();
      } else {
        const object = stand.objects.get(path);
        response.writeHead(object === undefined ? 404 : 200).end(object);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return stand;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function signatureOf(method: string, path: string, headers: Record<string, string>): string {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const lines = signed.split(';').map((name) => `${name}:${(headers[name] ?? '').trim()}\n`);
  const canonical = [method, path, '', lines.join(''), signed, headers['x-amz-content-sha256']].join('\n');
  const at = headers['x-amz-date'] ?? '';
  const scope = `${at.slice(0, 8)}/${KEY.region}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${hex(canonical)}`;
  const key = [at.slice(0, 8), KEY.region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, step) => createHmac('sha256', secret).update(step).digest(),
    Buffer.from(`AWS4${KEY.secretAccessKey}`),
  );
  return createHmac('sha256', key).update(toSign).digest('hex');
}

function hex(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
