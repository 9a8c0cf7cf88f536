import { accept, type Result, refuse } from '@zongheng/core';
import { bodiesOfProject, wasAskedOnProject } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { type FileAccess, MATERIAL_MESSAGES } from '../materials/index.ts';
import type { Database } from '../platform/database/index.ts';
import { findProject, mayReadProject, type ProjectRow } from '../projects/index.ts';

/** As what somebody has to do with the files of a project. */
type Part = 'unit' | 'worker' | 'watcher' | null;

/**
 * Who may put files to a project and read them: its unit, the departments and the window that work on it,
 * and those who supervise its divisions.
 */
export function fileAccess(database: Database): FileAccess {
  const partOf = async (actor: Actor, project: ProjectRow): Promise<Part> => {
    const { role, body } = actor.seat;
    const scope = { unitId: project.state.unitId, divisions: project.divisions };
    if (!mayReadProject(actor, scope).ok) return null;
    if (role === 'unit-member') return 'unit';
    if (role !== 'window-clerk' && role !== 'case-handler' && role !== 'case-approver') return 'watcher';
    if (body === undefined) return null;
    if ((await bodiesOfProject(database, project.id)).includes(body.id)) return 'worker';
    // Who is asked for an opinion reads what it is about, and adds nothing.
    return role !== 'window-clerk' && (await wasAskedOnProject(database, project.id, body.id))
      ? 'watcher'
      : null;
  };
  return {
    async mayUpload(actor, projectId) {
      const project = await findProject(database, projectId);
      const part = project ? await partOf(actor, project) : null;
      return project && (part === 'unit' || part === 'worker') ? accept({ home: project.home }) : unknown();
    },
    async mayRead(actor, file) {
      const project = await findProject(database, file.projectId);
      return project && (await partOf(actor, project)) !== null ? accept(undefined) : unknown();
    },
  };
}

/** The very words for a file that is not there: nobody learns from them that it is. */
function unknown(): Result<never> {
  return refuse('not-found', MATERIAL_MESSAGES.notFound, '');
}
