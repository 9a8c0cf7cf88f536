import { type Result, refuse } from '@zongheng/core';
import { z } from 'zod';
import { uuid } from '../platform/text/index.ts';
import type { Executed, ProjectDeps } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { presentCode } from './present.ts';
import type { registeredSchema } from './schema.ts';
import { findProject, type ProjectRow } from './store.ts';

export const byId = z.strictObject({ id: uuid });

/** Asks a policy about a project; one that is not there is answered like one that may not be seen. */
export async function allowedOn(
  deps: Pick<ProjectDeps, 'database'>,
  id: string,
  policy: (project: ProjectRow) => Result<void>,
): Promise<Result<void>> {
  const project = await findProject(deps.database, id);
  return project ? policy(project) : refuse('not-found', MESSAGES.notFound, '');
}

/** What a submission on a project is answered. */
export function present(done: Executed): z.output<typeof registeredSchema> {
  const { id, home, version, state } = done;
  return { id, home, version, name: state.name, code: presentCode(state) };
}
