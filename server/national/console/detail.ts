import type { Instant } from '@zongheng/core/calendar';
import { personNames } from '../../identity/index.ts';
import { sql, toStatement } from '../../platform/database/index.ts';
import type { CollectDeps } from '../collect.ts';
import type { Row } from '../mapping/apply.ts';
import type { ActiveMapping } from '../mapping/library.ts';
import { MESSAGES } from '../messages.ts';
import { isCodeRequest } from '../outbox/code-requests.ts';
import { keyOf } from '../outbox/prepare.ts';
import { QUALITY_RULES } from '../rules/messages.ts';
import type { Flag } from '../rules/quality.ts';
import { resendable } from './filter.ts';
import { payloadRows } from './payload.ts';
import { childrenOf, eventsOf, type Other, parentsOf, revisionsOf } from './relatives.ts';
import { LISTED, type ListedRow, presentListed } from './rows.ts';
import type { NationalMessage } from './schema.ts';
import { markTestCodes, testCodesAmong } from './test-codes.ts';

type DetailRow = ListedRow & {
  readonly thing: string;
  readonly current: boolean;
  readonly division: string;
  readonly project_id: string | null;
  readonly payload: Row;
  readonly mapping_version: string;
  readonly parents: readonly string[];
  readonly replace_reason: string | null;
  readonly happened_at: string;
  readonly sent_at: string | null;
  readonly checked_at: string | null;
  readonly refused_at: string | null;
  readonly next_at: string;
  readonly serial: string | null;
  readonly flags: readonly Flag[];
  readonly may_resend: boolean;
};

/** Everything there is to know of one message; undefined where there is none. */
export async function messageDetail(collect: CollectDeps, id: string): Promise<NationalMessage | undefined> {
  const { database, library, catalogue } = collect;
  const [row] = await database.read<DetailRow>(
    toStatement(
      'national_detail',
      sql`SELECT ${LISTED}, m.thing, m.current, m.division, m.project_id, m.payload, m.mapping_version, m.parents,
            m.replace_reason, m.happened_at, m.sent_at, m.checked_at, m.refused_at, m.next_at, m.serial, m.flags,
            (${resendable}) AS may_resend
          FROM national.messages m WHERE m.id = ${id}::uuid`,
    ),
  );
  if (!row) return undefined;
  await library.refresh();
  const [parents, children, revisions, events] = await Promise.all([
    parentsOf(database, row.parents),
    childrenOf(database, row.thing),
    revisionsOf(database, row.thing),
    eventsOf(database, row.thing),
  ]);
  const people = [...events.map((event) => event.person), row.resend_by];
  const names = await personNames(database, [
    ...new Set(people.filter((person) => person !== null && isUuid(person)) as string[]),
  ]);
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? person));
  const isTest = await testCodesAmong(database, [row.serial]);
  const mapping = library.get(row.kind);
  const titleOf = (kind: string) => library.get(kind)?.title ?? kind;
  return {
    ...presentListed({ library, catalogue }, row, collect.now() as Instant),
    lineName: MESSAGES.lines[row.line],
    target: mapping?.target ?? row.kind,
    division: row.division,
    current: row.current,
    happenedAt: row.happened_at,
    sentAt: row.sent_at,
    checkedAt: row.checked_at,
    storedAt: row.stored_at,
    refusedAt: row.refused_at,
    nextAt: row.next_at,
    // For a code request it is the code itself.
    serial:
      row.serial !== null && isTest(row.serial) ? MESSAGES.console.serialOfTest(row.serial) : row.serial,
    rules: rulesOf(row),
    flags: row.flags.map((flag) => ({ ...flag })),
    replaceReason: row.replace_reason,
    mapping: { version: row.mapping_version, outdated: isOutdated(row, mapping) },
    source: sourceOf(row, mapping),
    payload: row.retract
      ? []
      : await markTestCodes(database, payloadRows(catalogue, mapping, row.payload, row.faults)),
    parents: parents.map((other) => presentOther(other, titleOf)),
    children: {
      total: row.state === 'stored' ? 0 : children.total,
      rows: children.rows.map((other) => presentOther(other, titleOf)),
    },
    revisions: [...revisions],
    events: events.map((event) => ({ ...event, person: nameOf(event.person) })),
    resentBy: nameOf(row.resend_by),
    mayResend: row.may_resend,
    request: isCodeRequest(row.kind),
  };
}

function rulesOf(row: DetailRow): NationalMessage['rules'] {
  const numbers = new Set(row.faults.flatMap((fault) => fault.rule ?? []));
  return [...numbers].sort((a, b) => a - b).map((rule) => ({ rule, sentence: QUALITY_RULES[rule] ?? '' }));
}

function isOutdated(row: DetailRow, mapping: ActiveMapping | undefined): boolean {
  return mapping !== undefined && row.mapping_version !== `${mapping.version}#${mapping.number}`;
}

function presentOther(other: Other, titleOf: (kind: string) => string): NationalMessage['parents'][number] {
  return {
    id: other.id,
    title: titleOf(other.thing.slice(0, other.thing.indexOf(':'))),
    subject: other.subject,
    state: other.state,
    refusedBy: other.refused_by,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isUuid = (text: string | undefined): text is string => text !== undefined && UUID.test(text);

const OF_CASE: readonly string[] = ['case', 'step', 'special', 'document', 'material'];

/** Where the data come from: by its key, and as far as it has one, the project, case or item to mend. */
function sourceOf(row: DetailRow, mapping: ActiveMapping | undefined): NationalMessage['source'] {
  const kind = mapping?.source;
  const key = keyOf(row.thing);
  const parts = key.split('/');
  const [first] = parts;
  return {
    kind: kind ?? '',
    name: kind ? MESSAGES.sources[kind] : '',
    key,
    projectId: row.project_id,
    caseId: kind !== undefined && OF_CASE.includes(kind) && isUuid(first) ? first : null,
    // <body>/<item>/<version>[/<material>]
    itemId: kind === 'item' || kind === 'item-material' ? (parts[1] ?? null) : null,
  };
}
