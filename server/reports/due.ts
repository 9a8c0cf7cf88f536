import { civilFromDay, dayOf, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../platform/database/index.ts';
import { codeStands } from '../projects/index.ts';
import { type NextDue, nextDue } from './next-due.ts';
import { reportingProjects } from './store.ts';

export type DueReport = Extract<NextDue, { kind: 'progress' }> & {
  readonly project: { readonly id: string; readonly name: string };
};

/** Progress reports a unit owes now: those of years that are over. The earliest due comes first. */
export async function dueReports(
  db: Pick<Database, 'read'>,
  unitId: string,
  now: Instant,
): Promise<DueReport[]> {
  const thisYear = civilFromDay(dayOf(now)).year;
  const projects = await reportingProjects(db, unitId);
  return projects
    .flatMap(({ id, state, reports }): DueReport[] => {
      if (!codeStands(state)) return [];
      const { registeredAt, works, name } = state;
      const next = nextDue(reports, { registeredAt, workIds: works.map((work) => work.id) }, now);
      const owed = next?.kind === 'progress' && Number(next.period) < thisYear;
      return owed ? [{ ...next, project: { id, name } }] : [];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.project.id < b.project.id ? -1 : 1));
}
