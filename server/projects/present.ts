import { formatInstant } from '@zongheng/core/calendar';
import type { ProjectState } from './project.ts';
import type { CodeState } from './schema.ts';

/** Where a project's code stands, as every page shows it. */
export function presentCode(state: ProjectState): CodeState {
  return {
    status: state.codeStatus,
    value: state.code,
    test: state.codeTest,
    reason: state.codeReason,
    requestedAt: formatInstant(state.requestedAt),
    issuedAt: state.issuedAt === null ? null : formatInstant(state.issuedAt),
  };
}
