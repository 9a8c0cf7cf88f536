import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Transaction } from '../../platform/database/index.ts';
import type { Fault } from '../mapping/apply.ts';
import { MESSAGES } from '../messages.ts';
import { RULE_MESSAGES } from '../rules/messages.ts';
import { NO_TIME } from '../sources/thing.ts';
import { IS_THERE } from './is-there.ts';
import type { Parent, Prepared } from './prepare.ts';

export type EnqueueDeps = {
  readonly newId: () => string;
  readonly now: number;
  /** End of the set time for reporting what happened then. */
  readonly dueAt: (happenedAt: string) => string;
};

export type EnqueueOptions = {
  /** Sends again although nothing has changed: somebody asked for it. */
  readonly force?: boolean;
  /** Why the row at the centre is replaced. */
  readonly reason?: string;
};

type Known = {
  readonly id: string;
  readonly thing: string;
  readonly revision: number;
  readonly state: string;
  readonly digest: string;
  readonly faults: readonly Fault[];
  readonly there: boolean;
  readonly replaces: string | null;
  readonly replace_reason: string | null;
};

/**
 * Puts messages into the outbox inside the caller's transaction (the one that moves the cursor of the feed):
 * each once, however often it is asked. What has changed becomes a further revision, which takes the place of
 * the sent one at the centre; one that was never sent is simply replaced here.
 *
 * @returns how many messages are new
 */
export async function enqueue(
  tx: Transaction,
  deps: EnqueueDeps,
  prepared: readonly Prepared[],
  options: EnqueueOptions = {},
): Promise<number> {
  const wanted = [...new Map(prepared.map((each) => [each.thing, each])).values()].toSorted(
    (a, b) => a.ordinal - b.ordinal,
  );
  if (wanted.length === 0) return 0;
  const { known, stored } = await lock(tx, wanted);
  const rows = wanted.flatMap((each) => toRow(each, known.get(each.thing), stored, deps, options) ?? []);
  if (rows.length === 0) return 0;
  await write(tx, rows);
  return rows.length;
}

/**
 * The messages there are of these things and of their parents, locked in the order of their ids. A parent that is
 * being stored at this moment is seen as stored, or its storing lets go of our waiting child: nothing waits for
 * ever, and no two transactions wait in a circle.
 */
async function lock(
  tx: Transaction,
  wanted: readonly Prepared[],
): Promise<{ readonly known: ReadonlyMap<string, Known>; readonly stored: ReadonlyMap<string, boolean> }> {
  const own = new Set(wanted.map((each) => each.thing));
  const parents = wanted.flatMap((each) => each.parents.map((parent) => parent.thing));
  const rows = await tx.read<Known>({
    name: 'national_lock',
    text: `SELECT id, thing, revision, state, digest, faults, ${IS_THERE} AS there, replaces, replace_reason
           FROM national.messages WHERE current AND thing = ANY($1) ORDER BY id FOR UPDATE`,
    values: [[...new Set([...own, ...parents])]],
  });
  const stored = new Map(rows.map((row) => [row.thing, row.state === 'stored']));
  for (const thing of own) if (!stored.has(thing)) stored.set(thing, false);
  return { known: new Map(rows.filter((row) => own.has(row.thing)).map((row) => [row.thing, row])), stored };
}

type NewRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly waits: readonly string[] };

function toRow(
  each: Prepared,
  before: Known | undefined,
  parents: ReadonlyMap<string, boolean>,
  deps: EnqueueDeps,
  options: EnqueueOptions,
): NewRow | undefined {
  const absent = each.parents.filter((parent) => !parents.has(parent.thing));
  const faults = [...each.faults, ...absent.map(missing)];
  if (before && isSame(before, each, faults, options)) return undefined;
  const waits = each.parents.map((parent) => parent.thing).filter((thing) => parents.get(thing) !== true);
  const now = formatInstant(deps.now as Instant);
  const refused = faults.length > 0;
  return {
    id: deps.newId(),
    line: each.line,
    kind: each.kind,
    ordinal: each.ordinal,
    thing: each.thing,
    revision: (before?.revision ?? 0) + 1,
    home: each.home,
    division: each.division,
    project_id: each.projectId,
    subject: each.subject,
    state: refused ? 'refused' : 'waiting',
    refused_by: refused ? 'door' : null,
    payload: each.payload,
    digest: each.digest,
    mapping_version: each.mappingVersion,
    parents: each.parents.map((parent) => parent.thing),
    follows: each.follows,
    missing: waits.length,
    // One that never left needs no successor at the centre; what it was to replace still has to go.
    replaces: before ? (before.there ? before.id : before.replaces) : null,
    replace_reason: before
      ? before.there
        ? (options.reason ?? MESSAGES.superseded)
        : before.replace_reason
      : null,
    retract: false,
    happened_at: each.happenedAt,
    // A correction has the set time from now on, not from what it corrects; so has what knows no day.
    due_at: deps.dueAt(before || each.happenedAt === NO_TIME ? now : each.happenedAt),
    created_at: now,
    refused_at: refused ? now : null,
    next_at: now,
    faults,
    flags: each.flags,
    waits,
  };
}

function missing(parent: Parent): Fault {
  return RULE_MESSAGES.missingParent(parent.rule, parent.thing);
}

/** What was refused is not the same merely because it reads the same: a missing parent may be there now. */
function isSame(before: Known, each: Prepared, faults: readonly Fault[], options: EnqueueOptions): boolean {
  if (options.force === true) return false;
  return before.digest === each.digest && JSON.stringify(before.faults) === JSON.stringify(faults);
}

const INSERT = `
INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division, project_id,
  subject, state, refused_by, payload, digest, mapping_version, parents, follows, missing, replaces,
  replace_reason, retract, happened_at, due_at, created_at, refused_at, next_at, faults, flags)
SELECT id, line, kind, ordinal, thing, revision, true, home, division, project_id, subject, state, refused_by,
  payload, digest, mapping_version, parents, follows, missing, replaces, replace_reason, retract, happened_at,
  due_at, created_at, refused_at, next_at, faults, flags
FROM json_to_recordset($1::json) AS n(id uuid, line text, kind text, ordinal smallint, thing text,
  revision integer, home text, division text, project_id uuid, subject text, state text, refused_by text,
  payload jsonb, digest text, mapping_version text, parents text[], follows text[], missing integer, replaces uuid,
  replace_reason text, retract boolean, happened_at timestamptz, due_at timestamptz, created_at timestamptz,
  refused_at timestamptz, next_at timestamptz, faults jsonb, flags jsonb)`;

async function write(tx: Transaction, rows: readonly NewRow[]): Promise<void> {
  const things = rows.map((row) => row.thing);
  await tx.query({
    name: 'national_outdate',
    text: 'UPDATE national.messages SET current = false, resend_by = NULL WHERE current AND thing = ANY($1)',
    values: [things],
  });
  await tx.query({ name: 'national_insert', text: INSERT, values: [JSON.stringify(rows)] });
  const waits = rows.flatMap((row) => row.waits.map((thing) => ({ thing, child: row.id })));
  if (waits.length === 0) return;
  await tx.query({
    name: 'national_waits',
    text: `INSERT INTO national.waits (thing, child)
           SELECT thing, child FROM json_to_recordset($1::json) AS n(thing text, child uuid)
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(waits)],
  });
}
