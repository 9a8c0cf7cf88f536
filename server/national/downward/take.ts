import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor } from '@zongheng/core/evidence';
import { isUniqueViolation, type Statement, type Transaction } from '../../platform/database/index.ts';
import type { DownDeps } from './deps.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { findInbox, type InboxRow, markSettled, markTaken, openInbox, type Taken } from './store.ts';
import { takeDirective } from './take-directive.ts';
import { takeProject } from './take-project.ts';
import { takeReference } from './take-reference.ts';
import { takeResult } from './take-result.ts';
import type { Taking, Verdict } from './verdict.ts';

const TAKERS: Readonly<Record<string, (deps: DownDeps, taking: Taking) => Promise<Verdict | null>>> = {
  'central-project': takeProject,
  'central-result': takeResult,
  'central-item': takeReference,
  dictionary: takeReference,
  directive: takeDirective,
};

const SYSTEM: FactActor = { system: 'from-national' };
const BATCH = 100;

/**
 * Takes what was received, in the order it came. Each message becomes facts and is marked in one transaction:
 * whoever is killed between receiving and taking takes it at the next call, once.
 *
 * @returns how many were looked at
 */
export async function takeReceived(deps: DownDeps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    // One taker at a time: the writers of the streams ask what is there before they write.
    if (!(await tryTurn(tx))) return 0;
    const failed = new Set<string>();
    let looked = 0;
    for (;;) {
      // Again after each batch: what waited for a project taken in it can be taken now.
      const rows = await openInbox(deps.database, BATCH + failed.size);
      const fresh = rows.filter(({ id }) => !failed.has(id));
      if (fresh.length === 0) return looked;
      for (const row of fresh) {
        // One that fails by our own fault stays received, is looked at again next time, and holds up no other.
        await takeOne(deps, row, SYSTEM).catch((error: unknown) => {
          failed.add(row.id);
          deps.log.error({ err: error, message: row.id }, 'a message of the centre could not be taken');
        });
      }
      looked += fresh.filter(({ id }) => !failed.has(id)).length;
    }
  });
}

/** Takes one message again, for a person who mended it. */
export async function retake(deps: DownDeps, id: string, actor: FactActor): Promise<void> {
  await deps.database.transaction(async (tx) => {
    await waitTurn(tx);
    const row = await findInbox(deps.database, id);
    if (row && (row.state === 'received' || row.state === 'refused')) await takeOne(deps, row, actor);
  });
}

async function takeOne(deps: DownDeps, row: InboxRow, actor: FactActor): Promise<void> {
  const at = formatInstant(deps.clock.now() as Instant);
  const taken = (how: Taken): readonly Statement[] => [markTaken(row.id, how, at)];
  const taker = Object.hasOwn(TAKERS, row.kind) ? TAKERS[row.kind] : undefined;
  const verdict = taker
    ? await taker(deps, { row, actor, taken }).catch(onceOnly)
    : { state: 'refused' as const, reason: say.unknownKind(row.kind) };
  if (verdict === null) return;
  const { state, reason, waitsFor = null, projectId = null } = verdict;
  await deps.database.query(markSettled(row.id, { state, reason, waitsFor, projectId }));
}

/** Somebody else registered the same in this moment, by another door: a code, a list, a result. */
function onceOnly(error: unknown): Verdict {
  if (isUniqueViolation(error, 'issued_codes_pkey')) return { state: 'duplicate', reason: say.projectOurs };
  if (isUniqueViolation(error, 'inbox_thing')) return { state: 'duplicate', reason: say.versionTaken };
  throw error;
}

const KEY = "hashtextextended('national.inbox', 0)";

async function tryTurn(tx: Transaction): Promise<boolean> {
  const [row] = await tx.read<{ mine: boolean }>({
    name: 'national_inbox_try_turn',
    text: `SELECT pg_try_advisory_xact_lock(${KEY}) AS mine`,
  });
  return row?.mine === true;
}

async function waitTurn(tx: Transaction): Promise<void> {
  await tx.query({ name: 'national_inbox_turn', text: `SELECT pg_advisory_xact_lock(${KEY})` });
}
