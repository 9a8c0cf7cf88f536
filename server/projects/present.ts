import { formatInstant } from '@zongheng/core/calendar';
import type { ProjectState } from './project.ts';
import type { CodeState } from './schema.ts';
import type { OpenRequest } from './store.ts';

/** Where a project's code stands, as every page shows it; with its request, on the page of the project. */
export function presentCode(state: ProjectState, request: OpenRequest | null = null): CodeState {
  const { cancellation, cancelRefused, voided } = state;
  return {
    status: state.codeStatus,
    value: state.code,
    test: state.codeTest,
    reason: state.codeReason,
    requestedAt: formatInstant(state.requestedAt),
    issuedAt: state.issuedAt === null ? null : formatInstant(state.issuedAt),
    issuer: state.codeIssuer,
    request,
    cancellation: cancellation && {
      ...cancellation,
      requestedAt: formatInstant(cancellation.requestedAt),
    },
    cancelRefused: cancelRefused && { ...cancelRefused, at: formatInstant(cancelRefused.at) },
    voided: voided && { kind: voided.kind, at: formatInstant(voided.at) },
    previous: state.previousCodes.map((each) => ({ ...each, voidedAt: formatInstant(each.voidedAt) })),
  };
}
