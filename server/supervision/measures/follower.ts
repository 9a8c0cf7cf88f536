import { evolve, NO_CASE } from '@zongheng/core/casework';
import { type CaseHeader, fromRecord, lawOf, readCases } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { type Follower, readStreams, type StoredFact } from '../../platform/facts/index.ts';
import { measureCase } from './measure-case.ts';
import { type Measured, writeMeasured } from './store.ts';

/** The follower's name, under which its cursors say how far the figures go. */
export const MEASURES_READER = 'supervision-measures';

/** How a case may end by the doing of an office. */
const BY_OFFICE: ReadonlySet<string> = new Set([
  'case.granted',
  'case.granted-with-owed',
  'case.refused',
  'case.not-needed',
  'case.acceptance-refused',
]);

type MeasureDeps = { readonly catalogue: Catalogue };

/**
 * Keeps the measures of every case at where the feed was read to. A case is folded anew from all its facts up
 * to there, so that reading a fact twice, or all from the beginning, gives the same rows.
 */
export function measuresFollower({ catalogue }: MeasureDeps): Follower {
  return {
    name: MEASURES_READER,
    async handle(facts, tx) {
      const last = facts.at(-1);
      if (!last) return;
      const ids = facts.filter(isOfCase).map(({ envelope }) => envelope.stream.id);
      await measureCases({ catalogue }, tx, last.envelope.home, [...new Set(ids)], last.position);
    },
  };
}

/** Measures these cases of a home by their facts up to a position of its feed, and writes the rows. */
async function measureCases(
  deps: MeasureDeps,
  tx: Pick<Transaction, 'read' | 'query'>,
  home: string,
  ids: readonly string[],
  upTo: number,
): Promise<void> {
  if (ids.length === 0) return;
  const headers = await readCases(tx, ids);
  const known = await readStreams(tx, home, ids);
  const streams = Map.groupBy(
    known.filter(({ position }) => position <= upTo),
    ({ envelope }) => envelope.stream.id,
  );
  const measured = headers.flatMap((header) => {
    const one = measuredOf(deps, header, streams.get(header.id) ?? []);
    return one ? [one] : [];
  });
  if (measured.length > 0) for (const statement of writeMeasured(measured)) await tx.query(statement);
}

/** Null for what another authority decided: none of the province's doing. */
export function measuredOf(
  { catalogue }: MeasureDeps,
  header: CaseHeader,
  facts: readonly StoredFact[],
): Measured | null {
  const last = facts.at(-1);
  if (!last || header.body_name !== null) return null;
  const { item, calendar } = lawOf(catalogue, header);
  const state = facts
    .map(({ envelope: { type, happenedAt, data } }) => fromRecord(type, happenedAt, data, null))
    .reduce(evolve, NO_CASE);
  const result = measureCase(state, item, calendar);
  if (!result) return null;
  const row = {
    ...result.figures,
    id: header.id,
    home: header.home,
    version: last.envelope.version,
    position: last.position,
    project_id: header.project_id,
    application_id: header.application_id,
    work_ids: header.work_ids,
    flow_id: header.flow_id,
    flow_version: header.flow_version,
    stage: header.stage,
    item_id: header.item_id,
    department: item.department,
    body_id: header.body_id,
    division: header.division,
    window_body_id: header.window_body_id,
    accepted_by: personOf(facts.find(({ envelope }) => envelope.type === 'case.accepted')),
    decided_by: personOf(facts.find(({ envelope }) => BY_OFFICE.has(envelope.type))),
  };
  return { row, path: result.path };
}

export type RebuildOptions = {
  readonly batch?: number;
  readonly since?: string;
  readonly signal?: AbortSignal;
};

/**
 * Measures all cases anew, a batch a transaction: after a calendar or a limit was put right for days gone by,
 * or where the table was lost; with `since` ('yyyy-mm-dd', in Shanghai) those alone that had not ended before that
 * day. Ends early at the signal. The follower may run meanwhile. Returns how many cases there were.
 */
export async function rebuildMeasures(
  deps: MeasureDeps & { readonly database: Database },
  { batch = 500, since, signal }: RebuildOptions = {},
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let total = 0;
  for (;;) {
    const found = await deps.database.read<{ id: string; home: string }>(
      since === undefined
        ? {
            name: 'supervision_measures_all',
            text: 'SELECT id, home FROM casework.cases WHERE id > $1 ORDER BY id LIMIT $2',
            values: [after, batch],
          }
        : {
            name: 'supervision_measures_since',
            text: `SELECT id, home FROM supervision.case_measures WHERE id > $1
                     AND (ended_at IS NULL OR ended_at >= $3::date::timestamp AT TIME ZONE 'Asia/Shanghai')
                   ORDER BY id LIMIT $2`,
            values: [after, batch, since],
          },
    );
    const last = found.at(-1);
    if (!last || signal?.aborted) return total;
    for (const [home, own] of Map.groupBy(found, (each) => each.home)) {
      await deps.database.transaction(async (tx) => {
        // Not further than the follower: a figure and its list name one position for all rows.
        const [cursor] = await tx.read<{ position: number }>({
          name: 'supervision_measures_cursor',
          text: 'SELECT position FROM facts.cursors WHERE reader = $1 AND home = $2 FOR SHARE',
          values: [MEASURES_READER, home],
        });
        const ids = own.map(({ id }) => id);
        if (cursor) await measureCases(deps, tx, home, ids, cursor.position);
      });
    }
    after = last.id;
    total += found.length;
  }
}

function isOfCase({ envelope }: StoredFact): boolean {
  return envelope.stream.kind === 'case';
}

function personOf(fact: StoredFact | undefined): string | null {
  const actor = fact?.envelope.actor;
  return actor && 'person' in actor ? actor.person : null;
}
