import type { z } from 'zod';
import type { CollectDeps } from '../collect.ts';
import { MESSAGES } from '../messages.ts';
import type { DifferenceRow, RunRow } from './lists.ts';
import type { differenceSchema, runDetailSchema, runSchema } from './schema.ts';

type Names = ReadonlyMap<string, string>;

export function presentRun(row: RunRow, names: Names): z.output<typeof runSchema> {
  return {
    id: row.id,
    line: row.line,
    lineName: MESSAGES.lines[row.line],
    state: row.state,
    requestedBy: nameOf(row.requested_by, names),
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    differences: row.differences,
    explained: row.explained,
    reason: row.reason,
  };
}

/** With the counts of every kind, in the order of sending. */
export function presentRunDetail(
  row: RunRow,
  names: Names,
  { library }: Pick<CollectDeps, 'library'>,
): z.output<typeof runDetailSchema> {
  const order = new Map(library.all().map((mapping, i) => [mapping.kind, i]));
  const counts = Object.entries(row.counts)
    .toSorted(([a], [b]) => (order.get(a) ?? 999) - (order.get(b) ?? 999))
    .map(([kind, each]) => ({ kind, title: library.get(kind)?.title ?? kind, ...each }));
  return { ...presentRun(row, names), counts };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function presentDifference(
  row: DifferenceRow,
  names: Names,
  { library, catalogue }: Pick<CollectDeps, 'library' | 'catalogue'>,
): z.output<typeof differenceSchema> {
  const { home, what, state } = row;
  const repairing = row.repair_at !== null && row.repaired_at === null;
  const ours = what !== 'unknown-there' && row.message_id !== null && UUID.test(row.message_id);
  return {
    id: row.id,
    line: row.line,
    lineName: MESSAGES.lines[row.line],
    kind: row.kind,
    title: library.get(row.kind)?.title ?? row.kind,
    what,
    whatName: MESSAGES.reconcile.whats[what],
    subject: row.subject,
    city: home === null ? null : { code: home, name: catalogue.division(home)?.name ?? home },
    detail: row.detail,
    messageId: ours ? row.message_id : null,
    state,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    explanation: row.explanation,
    person: nameOf(row.person, names),
    at: row.at,
    repair:
      row.repair_at === null
        ? null
        : {
            person: nameOf(row.repair_by, names) ?? '',
            at: row.repair_at,
            doneAt: row.repaired_at,
            result: row.repair_result,
          },
    mayRepair: state !== 'closed' && what !== 'unknown-there' && !repairing,
  };
}

function nameOf(person: string | null, names: Names): string | null {
  return person === null ? null : (names.get(person) ?? person);
}
