import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, instantFromText } from '@zongheng/core/calendar';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { personNames, requireActor } from '../../identity/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import type { CollectDeps } from '../collect.ts';
import { readBundle } from './format.ts';
import { type MakeDeps, makeBundle, remakeBundle } from './make-bundle.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';
import { bundlesSchema, keysSchema, madeSchema, takenSchema } from './schema.ts';
import { type BundleLine, countWaiting, fetchBundle, listBundles } from './store.ts';
import { enterAnswer } from './take-answer.ts';
import { type TakeDown, takeDownBundle } from './take-down.ts';

/** What an installation needs that reports through bundles. */
export type BundleAccess = {
  /** The installation's own key (keys/bundles.json); opened when it is first wanted. */
  readonly signer: () => Promise<Signer>;
  /** Public keys of the carriers whose answers count. */
  readonly carriers: readonly string[];
  /** Where what the centre sends down goes; null: nothing is taken in. */
  readonly takeDown: TakeDown | null;
};

export type BundleRouteDeps = {
  readonly collect: CollectDeps;
  /** Null: the front database is written directly. */
  readonly bundles: BundleAccess | null;
};

const LARGEST_MB = 64;
const access = { kind: 'action', action: 'national.bundle' } as const;
const tag = 'national';
const params = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000) });

/** Bundles of the construction line for the operators who carry them. */
export function addBundleRoutes(app: HttpApp, { collect, bundles }: BundleRouteDeps): void {
  const { database } = collect;
  const { province } = collect.catalogue;
  const off = () => refuse('state-conflict', say.off, '');
  const makeDeps = async (given: BundleAccess): Promise<MakeDeps> => ({
    ...collect,
    province,
    signer: await given.signer(),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/bundles',
    access,
    tag,
    summary: '离线报送包清单',
    answer: bundlesSchema,
    handler: async () => {
      const [lines, waiting] = await Promise.all([listBundles(database), countWaiting(database)]);
      const names = await personNames(
        database,
        lines.flatMap(({ person }) => person ?? []),
      );
      const rows = lines.map((line) => present(line, names));
      return accept({ mode: bundles === null ? ('direct' as const) : ('bundle' as const), waiting, rows });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/bundles',
    access,
    tag,
    summary: '生成离线报送包',
    status: 201,
    answer: madeSchema,
    handler: async (request) => {
      if (bundles === null) return off();
      return makeBundle(await makeDeps(bundles), { person: requireActor(request).personId });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/bundles/:number/remake',
    access,
    tag,
    summary: '重新生成离线报送包(内容不变)',
    params,
    answer: madeSchema,
    handler: async (request) =>
      bundles === null ? off() : remakeBundle(await makeDeps(bundles), request.params.number),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/bundles/:number/file',
    access,
    tag,
    summary: '下载离线报送包',
    headers: 'file',
    params,
    handler: async (request, reply) => {
      const { number } = request.params;
      const file = await fetchBundle(database, number, collect.now());
      if (file === undefined) return refuse('not-found', say.notFound(number), '');
      const name = `zongheng-${province}-${String(number).padStart(6, '0')}.zhb`;
      reply.headers({
        'content-type': 'application/gzip',
        'content-length': file.length,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      });
      return reply.send(file);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/bundles/answers',
    access,
    tag,
    summary: '上传回执或下行包',
    upload: true,
    answer: takenSchema,
    handler: async (request) => {
      const given = await uploaded(request);
      if (!given.ok) return given;
      if (bundles === null) return off();
      const read = await readBundle(given.value, bundles.carriers, ['answer', 'down']);
      if (!read.ok) return read;
      const bundle = read.value;
      if (isAnswer(bundle)) {
        const taken = await enterAnswer({ ...collect, province, carriers: bundles.carriers }, bundle);
        return taken.ok ? accept({ direction: 'answer' as const, ...taken.value }) : taken;
      }
      const deps = { ...collect, province, takeDown: bundles.takeDown };
      const taken = await takeDownBundle(deps, bundle, given.value, requireActor(request).personId);
      return taken.ok ? accept({ ...NO_COUNTS, direction: 'down' as const, ...taken.value }) : taken;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/bundles/keys',
    access,
    tag,
    summary: '报送包公钥(交给搬运端核验用)',
    answer: keysSchema,
    handler: async () => {
      if (bundles === null) return off();
      const { keyId, publicKey } = await bundles.signer();
      const carriers = [...bundles.carriers];
      return accept({ algorithm: 'sm2-sm3' as const, province, keyId, publicKey, carriers });
    },
  });
}

const NO_COUNTS = { stored: 0, checked: 0, refused: 0, written: 0, kept: 0 };

type Either = Extract<Awaited<ReturnType<typeof readBundle<'answer' | 'down'>>>, { ok: true }>['value'];

function isAnswer(bundle: Either): bundle is Extract<Either, { header: { direction: 'answer' } }> {
  return bundle.header.direction === 'answer';
}

function present(line: BundleLine, names: ReadonlyMap<string, string>) {
  const time = (text: string | null) => (text === null ? null : formatInstant(instantFromText(text)));
  const { direction, number, rows, digest, stored, checked, refused, written, kept, open } = line;
  return {
    direction,
    number,
    madeAt: formatInstant(instantFromText(line.made_at)),
    madeBy: line.person === null ? null : (names.get(line.person) ?? null),
    rows,
    digest,
    downloadedAt: time(line.downloaded_at),
    answeredAt: time(line.answered_at),
    stored,
    checked,
    refused,
    written,
    kept,
    open,
  };
}

/** The uploaded file in memory; a bundle has a few megabytes. */
async function uploaded(request: FastifyRequest): Promise<Result<Buffer>> {
  if (!request.isMultipart()) return refuse('unsupported-media', say.file.missing, '');
  const largest = LARGEST_MB * 1_048_576;
  const part = await request.file({ limits: { fileSize: largest + 1 } });
  if (part === undefined || part.fieldname !== 'file') {
    part?.file.resume();
    return refuse('file-missing', say.file.missing, '', 'file');
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= largest) pieces.push(piece);
  }
  if (size > largest) return refuse('file-too-large', say.file.tooLarge(LARGEST_MB), '', 'file');
  return accept(Buffer.concat(pieces));
}
