import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { isUniqueViolation } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { executeProject, type ProjectDeps } from '../execute.ts';
import { MESSAGES } from '../messages.ts';
import { findProject } from '../store.ts';
import type { CodeIssuer, CodeRequest } from './issuer.ts';

export type IssueDeps = ProjectDeps & { readonly issuer: CodeIssuer; readonly log: Pick<Log, 'warn'> };

type RequestRow = {
  readonly project_id: string;
  readonly home: string;
  readonly ticket: string | null;
  readonly attempts: number;
};

const MINUTE = 60_000;
const BATCH = 50;
/** While a request is being worked on, other workers leave it alone this long. */
const LEASE_MS = 2 * MINUTE;

/**
 * Takes requests for codes one step further: asks, or asks how it stands. A slow or broken issuer is tried
 * again with a growing pause (at most an hour) and never holds up the applicant. Returns how many requests
 * were looked at.
 */
export async function issueCodes(deps: IssueDeps): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.database.query<RequestRow>({
    name: 'projects_code_lease',
    text: `UPDATE projects.code_requests SET next_at = $2
           WHERE project_id IN (SELECT project_id FROM projects.code_requests WHERE next_at <= $1
                                ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
           RETURNING project_id, home, ticket, attempts`,
    values: [formatInstant(now as Instant), formatInstant((now + LEASE_MS) as Instant), BATCH],
  });
  for (const request of due.rows) {
    try {
      await advance(deps, request);
    } catch (error) {
      deps.log.warn({ err: error, project: request.project_id }, MESSAGES.issuerFailed);
      await postpone(deps, request, MESSAGES.issuerFailed);
    }
  }
  return due.rows.length;
}

async function advance(deps: IssueDeps, request: RequestRow): Promise<void> {
  const project = await findProject(deps.database, request.project_id);
  if (!project) throw new Error(`code request for a project that is not there: ${request.project_id}`);
  const { form } = project.state;
  const asked: CodeRequest = {
    projectId: project.id,
    approvalDivision: String(form.approvalDivision),
    decisionType: String(form.decisionType),
    name: project.state.name,
    form,
  };
  const ticket = request.ticket ?? (await deps.issuer.submit(asked)).ticket;
  const answer = await deps.issuer.poll(ticket, asked);
  if (answer.status === 'pending') return postpone(deps, { ...request, ticket }, null);

  const how = { actor: { system: 'code-issue' }, channel: 'timer' } as const;
  const command =
    answer.status === 'issued'
      ? ({ type: 'record-code', code: answer.code, test: answer.test, issuer: deps.issuer.name } as const)
      : ({ type: 'reject-code', reason: answer.reason } as const);
  try {
    const done = await executeProject(deps, project.id, command, how);
    // A code that fails its own check is not accepted; ask again rather than lose the request.
    if (!done.ok && done.refusal.code !== 'state-conflict') {
      await postpone(deps, { ...request, ticket: null }, done.refusal.message);
    }
  } catch (error) {
    // The issuer gave a code that stands already: it is not ours, ask for another.
    if (!isUniqueViolation(error, 'issued_codes_pkey')) throw error;
    await postpone(deps, { ...request, ticket: null }, MESSAGES.codeTaken);
  }
}

async function postpone(deps: IssueDeps, request: RequestRow, why: string | null): Promise<void> {
  const attempts = request.attempts + 1;
  const wait = Math.min(60 * MINUTE, 1000 * 2 ** Math.min(attempts, 12));
  await deps.database.query({
    name: 'projects_code_postpone',
    text: `UPDATE projects.code_requests SET ticket = $2, attempts = $3, last_error = $4, next_at = $5
           WHERE project_id = $1`,
    values: [
      request.project_id,
      request.ticket,
      attempts,
      why,
      formatInstant((deps.clock.now() + wait) as Instant),
    ],
  });
}
