import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import type { Signer } from '../../platform/crypto/index.ts';
import type { CentreClient } from '../investment/client.ts';
import { MESSAGES } from '../messages.ts';
import { LineDown } from '../outbox/lines.ts';
import { type DownRow, packBundle, readBundle } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

export type FetchDeps = {
  readonly client: Pick<CentreClient, 'get'>;
  readonly now: () => number;
  readonly province: string;
  /** The carrier's own key. */
  readonly signer: Pick<Signer, 'sign' | 'publicKey'>;
  /** Folder in which every bundle downwards is kept: what was fetched so far is read from them. */
  readonly state: string;
};

const PAGE = 100;
/** Messages a bundle; the rest goes into the next one. */
const MOST = 5000;

const pageSchema = z.object({
  rows: z.array(
    z.object({
      seq: z.number().int().nonnegative(),
      id: z.string().min(1).max(128),
      kind: z.string().min(1).max(100),
      sentAt: z.string().optional(),
      body: z.unknown(),
    }),
  ),
});

/**
 * Packs what the centre has sent down since the last bundle. The bundle kept in the folder is the memory: it
 * appears whole or not at all, and where the walk breaks off after it, `again` hands it out once more.
 *
 * @throws LineDown where the centre gives no usable answer
 */
export async function fetchDown(
  deps: FetchDeps,
  out: string,
  again: boolean,
): Promise<Result<{ readonly number: number; readonly rows: number }>> {
  const last = await newest(deps);
  if (!last.ok) return last;
  const { number, digest, after } = last.value;
  if (again) {
    if (number === 0) return refuse('carry-no-down', say.carry.noDown, '');
    await put(out, await readFile(pathOf(deps, number)));
    return accept({ number, rows: last.value.rows });
  }
  const rows = await readQueue(deps.client, after);
  if (rows.length === 0) return refuse('carry-no-down', say.carry.noDown, '');
  const header = {
    direction: 'down',
    province: deps.province,
    number: number + 1,
    previous: digest,
    createdAt: formatInstant(deps.now() as Instant),
  } as const;
  const { file } = await packBundle<'down'>(header, rows, deps.signer);
  await put(pathOf(deps, header.number), file);
  await put(out, file);
  return accept({ number: header.number, rows: rows.length });
}

const pathOf = ({ state, province }: FetchDeps, number: number) =>
  join(state, `down-${province.replace(/\W/g, '')}-${String(number).padStart(6, '0')}.zhb`);

async function put(path: string, file: Buffer): Promise<void> {
  await writeFile(`${path}.new`, file, { flush: true });
  await rename(`${path}.new`, path);
}

type Newest = {
  readonly number: number;
  readonly rows: number;
  readonly digest: string | null;
  readonly after: number;
};

/** The newest bundle there is; where its rows end in the centre's queue. */
async function newest(deps: FetchDeps): Promise<Result<Newest>> {
  let found: Newest = { number: 0, rows: 0, digest: null, after: 0 };
  for (;;) {
    const file = await readFile(pathOf(deps, found.number + 1)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    });
    if (file === null) return accept(found);
    const read = await readBundle(file, [deps.signer.publicKey], ['down']);
    if (!read.ok) return read;
    const { header, rows, digest } = read.value;
    const after = rows.reduce((most, row) => Math.max(most, row.seq ?? 0), found.after);
    found = { number: header.number, rows: rows.length, digest, after };
  }
}

async function readQueue(client: FetchDeps['client'], after: number): Promise<DownRow[]> {
  const rows: DownRow[] = [];
  let from = after;
  while (rows.length < MOST) {
    const page = pageSchema.safeParse(await client.get(`/downward?after=${from}&limit=${PAGE}`));
    if (!page.success) throw new LineDown(MESSAGES.down.notJson);
    const fresh = page.data.rows.filter(({ seq }) => seq > from);
    if (fresh.length === 0) break;
    rows.push(
      ...fresh.map(({ id, kind, body, seq, sentAt }) => ({ id, kind, body, seq, ...(sentAt && { sentAt }) })),
    );
    from = Math.max(...fresh.map(({ seq }) => seq));
  }
  return rows;
}
