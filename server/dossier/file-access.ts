import { accept, refuse } from '@zongheng/core';
import { bodiesOfProject } from '../casework/index.ts';
import type { FileAccess } from '../materials/index.ts';
import type { Database } from '../platform/database/index.ts';
import { findProject, mayReadProject } from '../projects/index.ts';

const NOT_FOUND = '没有这个文件,或您无权查看。';

/**
 * Who may put files to a project and read them: its unit, the departments and the window that work on it,
 * and those who supervise its divisions.
 */
export function fileAccess(database: Database): FileAccess {
  return {
    async mayUpload(actor, projectId) {
      const project = await findProject(database, projectId);
      if (!project) return refuse('not-found', NOT_FOUND, '');
      const { unit, body } = actor.seat;
      const own = unit?.id === project.state.unitId;
      const working = body !== undefined && (await bodiesOfProject(database, projectId)).includes(body.id);
      return own || working ? accept({ home: project.home }) : refuse('not-found', NOT_FOUND, '');
    },
    async mayRead(actor, file) {
      const project = await findProject(database, file.projectId);
      if (!project) return refuse('not-found', NOT_FOUND, '');
      const { body, role } = actor.seat;
      if (role === 'window-clerk' || role === 'case-handler' || role === 'case-approver') {
        const working = body !== undefined && (await bodiesOfProject(database, project.id)).includes(body.id);
        return working ? accept(undefined) : refuse('not-found', NOT_FOUND, '');
      }
      return mayReadProject(actor, { unitId: project.state.unitId, divisions: project.divisions });
    },
  };
}
