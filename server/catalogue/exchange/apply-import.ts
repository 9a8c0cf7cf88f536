import { accept, type Refusal, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { EntryState } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import { executeEntry } from '../entries/execute.ts';
import { entryIdOf } from '../entries/key.ts';
import { saveDrafts } from '../entries/save-drafts.ts';
import { readEntries } from '../entries/store.ts';
import { subjectOf } from '../entries/subject.ts';
import type { ExchangeDeps } from './check-import.ts';
import { stands } from './dry-run.ts';
import { MESSAGES as say } from './messages.ts';
import { mayImport } from './policy.ts';
import {
  type ImportItem,
  type ImportRow,
  markApplied,
  moveImport,
  type Outcome,
  putBack,
  readItems,
  takeImport,
} from './store.ts';

export type ApplyHow = {
  /** Saves what deviates from the standard too, as drafts nobody can hand in before an exception is granted. */
  readonly deviating: boolean;
  /** Hands in each draft that says nothing against the law. */
  readonly submit: boolean;
};

const STEP = 20;

/**
 * Makes drafts of an import that was looked through: all that is new or changed, in one transaction, or none. What
 * has moved since the dry run, a draft, what is in force, or the standard above, refuses the whole.
 */
export async function applyImport(
  deps: ExchangeDeps,
  actor: Actor,
  given: ImportRow,
  how: ApplyHow,
): Promise<Result<Outcome>> {
  const { database, clock } = deps;
  const { id } = given;
  const now = () => formatInstant(clock.now() as Instant);
  if (given.state === 'applied') return refuse('state-conflict', say.alreadyApplied, say.source);
  if (given.state === 'uploaded') return refuse('state-conflict', say.notChecked, say.source);
  if (!(await takeImport(database, id, ['checked'], 'applying', now()))) {
    return refuse('state-conflict', say.busy, say.source);
  }
  let saved = false;
  try {
    const items = await readItems(database, id);
    const wanted = await ready(deps, given, items, how);
    if (!wanted.ok) return wanted;
    const { kind, division } = given;
    const outcome: Outcome = {
      saved: wanted.value.length,
      deviating: wanted.value.filter(({ findings }) => findings.length > 0).length,
      submitted: 0,
      notSubmitted: [],
    };
    const done = await saveDrafts(
      deps,
      actor,
      wanted.value.map(({ subject, content, revision }) => ({ kind, division, subject, content, revision })),
      {
        may: mayImport,
        progress: async (count, total) => {
          if (count % STEP === 0) await database.query(moveImport(id, count, total, now()));
        },
        // In the same transaction: whoever finds the drafts finds that the import is done.
        also: [markApplied(id, outcome, now())],
      },
    );
    if (!done.ok) return notSaved(done.refused.map(({ refusal }) => refusal));
    saved = true;
    if (!how.submit) return accept(outcome);
    const submitted = await submitAll(deps, actor, given, wanted.value, outcome);
    await database.query(markApplied(id, submitted, now()));
    return accept(submitted);
  } finally {
    if (!saved) await database.query(putBack(id, 'checked', now()));
  }
}

/** The entries that are to be saved, or why there are none. */
async function ready(
  deps: ExchangeDeps,
  { kind, division, errors }: ImportRow,
  items: readonly ImportItem[],
  how: ApplyHow,
): Promise<Result<readonly ImportItem[]>> {
  if (errors.length > 0) return refuse('import-errors', say.hasErrors, say.source);
  const wanted = items.filter(({ status }) => status === 'new' || status === 'changed');
  if (wanted.length === 0) return refuse('import-empty', say.noChanges, say.source);
  if (!how.deviating && wanted.some(({ findings }) => findings.length > 0)) {
    return refuse('import-deviating', say.deviating, say.source);
  }
  // A version published elsewhere a moment ago is known here within a second: asked for, not waited for.
  await deps.catalogue.law.refresh();
  const ids = wanted.map(({ subject }) => entryIdOf({ kind, subject, division }));
  const rows = new Map((await readEntries<EntryState>(deps.database, ids)).map((row) => [row.id, row]));
  const moved = wanted.some((item, index) => {
    const subject = subjectOf(deps.catalogue, { kind, subject: item.subject, division });
    if (!subject) return true;
    const { revision, inForce, above } = stands(subject, rows.get(ids[index] ?? ''));
    return revision !== item.revision || inForce !== item.inForce || above !== item.above;
  });
  return moved ? refuse('version-conflict', say.outdated, say.source) : accept(wanted);
}

function notSaved(refusals: readonly Refusal[]): Result<never> {
  const [first] = refusals;
  if (first?.code === 'version-conflict') return refuse('version-conflict', say.outdated, say.source);
  return refuse(
    first?.code ?? 'import-errors',
    `${say.nothingSaved}${first?.message ?? ''}`,
    first?.source ?? say.source,
  );
}

/** One after the other: a draft that is not let through stays a draft, and is named. */
async function submitAll(
  deps: ExchangeDeps,
  actor: Actor,
  { id, kind, division }: ImportRow,
  items: readonly ImportItem[],
  outcome: Outcome,
): Promise<Outcome> {
  const ids = items.map(({ subject }) => entryIdOf({ kind, subject, division }));
  const rows = new Map((await readEntries<EntryState>(deps.database, ids)).map((row) => [row.id, row]));
  const notSubmitted: { subject: string; message: string }[] = [];
  let submitted = 0;
  for (const [index, { subject, findings }] of items.entries()) {
    const revision = rows.get(ids[index] ?? '')?.draft?.revision ?? 0;
    const finding = findings[0];
    const done = finding
      ? refuse(finding.code, finding.message, finding.source)
      : await executeEntry(
          deps,
          actor,
          { kind, subject, division },
          { type: 'submit', revision },
          { leaveBook: true },
        );
    if (done.ok) submitted += 1;
    else notSubmitted.push({ subject, message: done.refusal.message });
    if ((index + 1) % STEP === 0) {
      await deps.database.query(
        moveImport(id, index + 1, items.length, formatInstant(deps.clock.now() as Instant)),
      );
    }
  }
  return { ...outcome, submitted, notSubmitted };
}
