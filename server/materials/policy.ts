import type { Result } from '@zongheng/core';
import type { ActionTable, Actor } from '../identity/index.ts';
import type { StoredFile } from './store.ts';

/** Actions of this module. */
export const materialActions = {
  'file.upload': ['unit-member', 'window-clerk', 'case-handler', 'case-approver'],
  'file.read': [
    'unit-member',
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
    'audit-admin',
  ],
} as const satisfies ActionTable;

/**
 * Who may do what with the files of one project: decided by those who know projects and cases, given at
 * composition. A refusal should be `not-found` where the asker may not even know of the project.
 */
export type FileAccess = {
  /** May this actor add a file to this project? Answers the project's home. */
  mayUpload(actor: Actor, projectId: string): Promise<Result<{ readonly home: string }>>;
  mayRead(actor: Actor, file: StoredFile): Promise<Result<unknown>>;
};
