import { parseProjectCode } from '@zongheng/core/codes';
import type { Database } from '../../platform/database/index.ts';
import { findProject, type ProjectRow, projectOfCode } from '../../projects/index.ts';
import { directiveBody, subjectOf } from './bodies.ts';
import type { DownDeps } from './deps.ts';
import { executeDirective } from './execute-directive.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { takenAs } from './store.ts';
import { CHANNEL, duplicate, readBody, refused, type Taking, type Verdict } from './verdict.ts';

/**
 * A directive is taken whatever it is about: one on a project that is not here yet goes to the province, and
 * stands in the project's history as soon as that is there.
 */
export async function takeDirective(deps: DownDeps, { row, actor, taken }: Taking): Promise<Verdict | null> {
  const read = readBody(directiveBody, row.body);
  if (!read.ok) return read.verdict;
  const { number, title, text, level, caseNumber = null, replyBy = null } = read.value;
  const thing = `directive:${number}`;
  const before = await takenAs(deps.database, thing);
  if (before) {
    return before.digest === row.digest
      ? duplicate(say.directiveTaken)
      : refused(say.directiveDiffers(number));
  }
  const parsed = parseProjectCode(read.value.projectCode ?? '');
  const code = parsed.ok ? parsed.value.text : (read.value.projectCode ?? null);
  const project = await projectNamed(deps.database, code, caseNumber);
  const projectId = project?.id ?? null;
  const { province } = deps.catalogue;
  const command = {
    type: 'receive' as const,
    number,
    title,
    text,
    level,
    projectId,
    projectCode: code,
    caseNumber,
    replyBy,
    sentAt: row.sent_at,
    divisions: project?.divisions ?? [province],
  };
  const done = await executeDirective(deps, deps.facts.newId(), command, {
    actor,
    channel: CHANNEL,
    create: { home: project?.home ?? province, inboxId: row.id },
    also: () => taken({ thing, subject: subjectOf(row.kind, row.body), projectId }),
  });
  return done.ok ? null : refused(done.refusal.message);
}

async function projectNamed(
  db: Pick<Database, 'read'>,
  code: string | null,
  caseNumber: string | null,
): Promise<ProjectRow | undefined> {
  const known = code === null ? undefined : await projectOfCode(db, code);
  if (known || caseNumber === null) return known?.project;
  const [row] = await db.read<{ project_id: string }>({
    name: 'national_project_of_case_number',
    text: 'SELECT project_id FROM casework.cases WHERE number = $1',
    values: [caseNumber],
  });
  return row && findProject(db, row.project_id);
}
