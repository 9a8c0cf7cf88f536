import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { openSpool } from './spool.ts';
import { type FileStore, objectName, type StagedFile } from './store.ts';

export type S3Settings = {
  /** Origin of the service, e.g. https://s3.example.cn; objects are addressed by path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** A request the service answers with 5xx or not at all is repeated after these pauses (ms). */
const PAUSES = [100, 400];
const SILENCE_MS = 60_000;

/**
 * Files in an S3 bucket. Bytes arrive in the folder `spoolFolder` first: only a whole file has a digest,
 * and S3 wants that digest in the signed head of the request, before the first byte.
 *
 * Versions of the bucket must be off, or expire: erasing removes the current version only.
 */
export async function openS3Store(settings: S3Settings, spoolFolder: string): Promise<FileStore> {
  const spool = await openSpool(spoolFolder);
  const address = (digest?: string) =>
    new URL(
      `/${settings.bucket}${digest === undefined ? '' : `/objects/${objectName(digest)}`}`,
      settings.endpoint,
    );

  return {
    stage: spool.stage,
    discard: spool.discard,
    sweep: spool.sweep,
    async keep(staged) {
      const answer = await patiently(() => send(settings, 'PUT', address(staged.digest), staged));
      expectStatus(answer, 'PUT', [200]);
      await drain(answer);
      await spool.discard(staged);
    },
    async open(digest) {
      const answer = await patiently(() => send(settings, 'GET', address(digest)));
      if (answer.statusCode === 404) {
        await drain(answer);
        return null;
      }
      expectStatus(answer, 'GET', [200]);
      return answer;
    },
    async has(digest) {
      const answer = await patiently(() => send(settings, 'HEAD', address(digest)));
      expectStatus(answer, 'HEAD', [200, 404]);
      await drain(answer);
      return answer.statusCode === 200;
    },
    async erase(digest) {
      const answer = await patiently(() => send(settings, 'DELETE', address(digest)));
      expectStatus(answer, 'DELETE', [200, 204, 404]);
      await drain(answer);
    },
    async check() {
      const answer = await send(settings, 'HEAD', address());
      expectStatus(answer, 'HEAD', [200]);
      await drain(answer);
    },
  };
}

/** Sends one signed request and resolves with the head of its answer. */
async function send(
  settings: S3Settings,
  method: string,
  url: URL,
  body?: StagedFile,
): Promise<IncomingMessage> {
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { 'x-amz-content-sha256': body === undefined ? EMPTY : body.digest.slice('sha256:'.length) },
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    service: 's3',
    region: settings.region,
  });
  const signed = await signer.sign();
  const headers = Object.fromEntries(signed.headers);
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const length = body === undefined ? {} : { 'content-length': body.size };
  const outgoing = start(url, { method, headers: { ...headers, ...length }, timeout: SILENCE_MS });
  outgoing.on('timeout', () => outgoing.destroy(new Error('The object store fell silent.')));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  const sent = pipeline(body === undefined ? Readable.from([]) : createReadStream(body.path), outgoing);
  // A service that refuses early answers before all is sent: then its answer says more than the broken pipe.
  const failed = sent.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => answered.catch(() => Promise.reject(error)),
  );
  return Promise.race([answered, failed]);
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function patiently(attempt: () => Promise<IncomingMessage>): Promise<IncomingMessage> {
  for (const pause of PAUSES) {
    const answer = await attempt().catch(() => undefined);
    if (answer !== undefined && (answer.statusCode ?? 0) < 500) return answer;
    if (answer !== undefined) await drain(answer);
    await sleep(pause);
  }
  return attempt();
}

function expectStatus(answer: IncomingMessage, method: string, good: readonly number[]): void {
  if (good.includes(answer.statusCode ?? 0)) return;
  answer.resume();
  throw new Error(`The object store answered ${method} with ${answer.statusCode}.`);
}

/** Reads an answer to its end, so that its connection is free again. */
async function drain(answer: IncomingMessage): Promise<void> {
  for await (const chunk of answer) void chunk;
}
