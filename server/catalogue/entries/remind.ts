import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant, startOf } from '@zongheng/core/calendar';
import type { Actor } from '../../identity/index.ts';
import { noticeStatements } from '../../notices/index.ts';
import { isVersionConflict } from '../../platform/database/index.ts';
import type { EntryDeps } from './context.ts';
import { endOf, pageOf } from './effects.ts';
import { MESSAGES } from './messages.ts';
import { isProvincialLead, reminding } from './present.ts';
import { markReminded, readTasks, type TaskRow } from './task-store.ts';

/** Reminds a body of a task, at most once a legal day: mark and notice in one transaction. */
export async function remind(deps: EntryDeps, actor: Actor, ids: readonly string[]) {
  const found = new Map((await readTasks(deps.database, ids)).map((task) => [task.id, task]));
  const results: { id: string; ok: boolean; message: string | null }[] = [];
  for (const id of ids) {
    const done = await remindOne(deps, actor, found.get(id));
    results.push({ id, ok: done.ok, message: done.ok ? null : done.refusal.message });
  }
  return { done: results.filter(({ ok }) => ok).length, results };
}

async function remindOne(deps: EntryDeps, actor: Actor, task: TaskRow | undefined): Promise<Result<void>> {
  const { catalogue, clock, database } = deps;
  if (!task) return refuse('not-found', MESSAGES.taskNotFound, '');
  if (!isProvincialLead(catalogue, actor, task.department)) {
    return refuse(
      'forbidden',
      MESSAGES.notRemind(reminding(catalogue, task.department)),
      MESSAGES.sourceRoles,
    );
  }
  if (task.doneAt !== null) return refuse('state-conflict', MESSAGES.taskDone, '');
  const now = clock.now() as Instant;
  const today = startOf(dayOf(now));
  const at = formatInstant(now);
  const place = catalogue.division(task.division)?.name ?? task.division;
  const name = catalogue.item(task.item)?.name ?? task.item;
  const notices = noticeStatements(deps, [
    {
      kind: 'catalogue',
      to: [{ roles: ['catalogue-keeper'], bodyId: task.bodyId }],
      about: {
        kind: 'page',
        id: pageOf(task),
        title: MESSAGES.remindTitle(name, task.standardTo),
        // The day stands in it: what is said again on another day is another line.
        note: MESSAGES.remindNote(place, task.dueOn, formatDay(dayOf(now))),
        dueAt: endOf(task.dueOn),
      },
    },
  ]);
  try {
    await database.pipeline([markReminded([task], at, formatInstant(today)), ...notices]);
  } catch (error) {
    if (!isVersionConflict(error)) throw error;
    return refuse('state-conflict', MESSAGES.remindedToday, '');
  }
  return accept(undefined);
}
