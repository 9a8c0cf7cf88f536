import { createHash } from 'node:crypto';
import type { StandardItem } from '@zongheng/core/catalogue';
import type { Database } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';
import type { Item, ItemRow, Pack } from './pack/index.ts';
import { RAISE_SERIAL } from './store-versions.ts';
import type { EntryKey, Version } from './versions.ts';

/** A version of the pack that is not in force because something newer, or the keepers' own, stands. */
export type Kept = EntryKey & { readonly version: number; readonly state: 'keeper' | 'older' };

/** What was newly entered, and where what is there already stands. */
export type Registered = { readonly entered: number; readonly kept: readonly Kept[] };

type State = 'first' | 'newer' | 'same' | 'changed' | 'keeper' | 'older';

// One statement judges and enters them: the content of some thousand implementations goes over once.
const REGISTER = `
WITH n AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS n(kind text, subject text, division text, version int,
    standard int, body jsonb, exceptions jsonb, gone boolean)
), judged AS MATERIALIZED (
  SELECT n.*, CASE
    WHEN v.body = n.body AND v.exceptions = n.exceptions THEN 'same'
    WHEN v.origin = 'keeper' THEN 'keeper'
    WHEN v.version IS NOT NULL THEN 'changed'
    WHEN newest.version IS NULL THEN 'first'
    WHEN newest.version < n.version THEN 'newer'
    WHEN newest.origin = 'keeper' THEN 'keeper'
    ELSE 'older' END AS state
  FROM n
  LEFT JOIN catalogue.versions v ON v.kind = n.kind AND v.subject = n.subject AND v.division = n.division
    AND v.version = n.version
  LEFT JOIN LATERAL (SELECT version, origin FROM catalogue.versions
    WHERE kind = n.kind AND subject = n.subject AND division = n.division
    ORDER BY version DESC LIMIT 1) newest ON true
), closed AS (
  UPDATE catalogue.versions v SET valid_to = greatest(v.valid_from, $2::date), serial = $4
  FROM judged n
  WHERE n.state = 'newer' AND v.kind = n.kind AND v.subject = n.subject AND v.division = n.division
    AND (v.valid_to IS NULL OR v.valid_to > $2::date)
), entered AS (
  INSERT INTO catalogue.versions (kind, subject, division, version, standard, body, exceptions, valid_from,
    valid_to, published_at, origin, serial)
  SELECT kind, subject, division, version, standard, body, exceptions,
    CASE WHEN state = 'newer' THEN $2::date END, CASE WHEN gone THEN $2::date END, $3::timestamptz, 'pack', $4
  FROM judged WHERE state IN ('first', 'newer')
)
SELECT kind, subject, division, version, state FROM judged WHERE state <> 'same'`;

/**
 * Enters what the pack says as published versions. What keepers published stands against the same or an older
 * version of the pack. `today`: legal day from which a newer version takes over; an entry's first holds from
 * before.
 *
 * @throws Error on a version of the pack that says something else than before: running cases were accepted under it
 */
export async function registerVersions(
  db: Database,
  pack: Pack,
  loadedAt: string,
  today: string,
): Promise<Registered> {
  const { id, version, name } = pack.manifest;
  const rows = JSON.stringify(entriesOf(pack));
  const digest = createHash('sha256').update(rows).digest('hex');
  const [loaded] = await db.read<{ digest: string | null }>({
    name: 'catalogue_pack_known',
    text: 'SELECT digest FROM catalogue.packs WHERE id = $1 AND version = $2',
    values: [id, version],
  });
  if (loaded?.digest === digest) return { entered: 0, kept: [] };
  return db.transaction(async (tx) => {
    // Raised first: two processes that start together follow one another.
    const [raised] = await tx.read<{ serial: number }>(RAISE_SERIAL);
    const judged = await tx.read<EntryKey & { readonly version: number; readonly state: State }>({
      name: 'catalogue_register',
      text: REGISTER,
      values: [rows, today, loadedAt, raised?.serial],
    });
    const changed = judged.find(({ state }) => state === 'changed');
    if (changed) throw new Error(MESSAGES.changedVersion(changed));
    await tx.query({
      name: 'catalogue_pack',
      text: `INSERT INTO catalogue.packs (id, version, name, loaded_at, digest) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id, version) DO UPDATE SET digest = excluded.digest`,
      values: [id, version, name, loadedAt, digest],
    });
    const kept = judged.filter((each): each is Kept => each.state === 'keeper' || each.state === 'older');
    return { entered: judged.length - kept.length, kept };
  });
}

/** The pack's content as versions in force since ever, for a book without a database. */
export function versionsOfPack(pack: Pack, publishedAt: string, today: string): Version[] {
  return entriesOf(pack).map(({ gone, ...entry }) => ({
    ...entry,
    validFrom: null,
    validTo: gone ? today : null,
    publishedAt,
    origin: 'pack',
    withdrawnAt: null,
    withdrawnReason: null,
    serial: 1,
  }));
}

/** `gone`: a version that was superseded before the pack was made. */
type Entry = Pick<
  Version,
  'kind' | 'subject' | 'division' | 'version' | 'standard' | 'body' | 'exceptions'
> & {
  readonly gone: boolean;
};

function entriesOf(pack: Pack): Entry[] {
  const { province } = pack.manifest;
  const standard = (item: Item | ItemRow, gone: boolean): Entry => ({
    kind: 'standard',
    subject: item.id,
    division: province,
    version: item.version,
    standard: null,
    // As the pack has it: the book completes what older packs left out.
    body: item as StandardItem,
    exceptions: [],
    gone,
  });
  return [
    ...pack.earlierItems.map((item) => standard(item, true)),
    ...pack.items.map((item) => standard(item, false)),
    ...pack.flows.map(
      (flow): Entry => ({
        kind: 'flow',
        subject: flow.id,
        division: flow.division ?? province,
        version: flow.version,
        standard: null,
        body: flow,
        exceptions: [],
        gone: false,
      }),
    ),
    ...pack.implementations.map(
      ({ version, exceptions = [], ...content }): Entry => ({
        kind: 'implementation',
        subject: content.item,
        division: content.division,
        version,
        standard: content.standard,
        body: content,
        exceptions,
        gone: false,
      }),
    ),
  ];
}
