import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { isUniqueViolation } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { storable } from '../../platform/text/index.ts';
import { executeProject, type ProjectDeps } from '../execute.ts';
import { MESSAGES } from '../messages.ts';
import type { ProjectCommand } from '../project.ts';
import { findProject, type ProjectRow } from '../store.ts';
import type { CodeIssuer, CodeRequest, IssuerAnswer } from './issuer.ts';

export type IssueDeps = ProjectDeps & {
  readonly issuer: CodeIssuer;
  readonly log: Pick<Log, 'warn'>;
  /** How long an issuer may take for one answer before it is given up until later; 30 s unless said. */
  readonly patienceMs?: number;
};

type RequestRow = {
  readonly project_id: string;
  readonly home: string;
  readonly ticket: string | null;
  readonly attempts: number;
  /** When the lease ends; another value means that the request has been made anew. */
  readonly next_at: string;
};

const MINUTE = 60_000;
/** Worked on side by side, so that one slow answer holds up no other. */
const BATCH = 20;
/** While a request is being worked on, other workers leave it alone this long. */
const LEASE_MS = 2 * MINUTE;
/** Asked for and asked how it stands, an issuer has less than the lease. */
const PATIENCE_MS = 30_000;
const REASON_LENGTH = 1000;

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
           RETURNING project_id, home, ticket, attempts, next_at`,
    values: [formatInstant(now as Instant), formatInstant((now + LEASE_MS) as Instant), BATCH],
  });
  await Promise.all(due.rows.map((request) => advance(deps, request)));
  return due.rows.length;
}

async function advance(deps: IssueDeps, request: RequestRow): Promise<void> {
  const { issuer, patienceMs = PATIENCE_MS } = deps;
  let { ticket } = request;
  try {
    const project = await findProject(deps.database, request.project_id);
    if (!project) throw new Error(`code request for a project that is not there: ${request.project_id}`);
    const asked = requestOf(project);
    ticket ??= (await inTime(issuer.submit(asked), patienceMs)).ticket;
    const answer = await inTime(issuer.poll(ticket, asked), patienceMs);
    if (answer.status === 'pending') await postpone(deps, { ...request, ticket }, null);
    else await record(deps, request, project, commandFor(answer, issuer));
  } catch (error) {
    deps.log.warn({ err: error, project: request.project_id }, MESSAGES.issuerFailed);
    await postpone(deps, { ...request, ticket }, MESSAGES.issuerFailed);
  }
}

function requestOf(project: ProjectRow): CodeRequest {
  const { form, name } = project.state;
  const { approvalDivision, decisionType } = form;
  return {
    projectId: project.id,
    approvalDivision: String(approvalDivision),
    decisionType: String(decisionType),
    name,
    form,
  };
}

/** What the answer asks of the project. It comes from another system: nothing of it is taken on trust. */
function commandFor(
  answer: Exclude<IssuerAnswer, { status: 'pending' }>,
  issuer: CodeIssuer,
): ProjectCommand {
  switch (answer.status) {
    case 'issued':
      return {
        type: 'record-code',
        code: String(answer.code ?? ''),
        test: answer.test === true,
        issuer: issuer.name,
      };
    case 'rejected': {
      const reason = storable(String(answer.reason ?? ''), REASON_LENGTH);
      return { type: 'reject-code', reason: reason === '' ? MESSAGES.noReason : reason };
    }
    default:
      throw new Error('an issuer answered what no issuer may answer');
  }
}

async function record(
  deps: IssueDeps,
  request: RequestRow,
  project: ProjectRow,
  command: ProjectCommand,
): Promise<void> {
  // What was asked for with one declaration is not the answer to another: an amended project asks anew.
  const expected = project.version;
  const how = { actor: { system: 'code-issue' }, channel: 'timer', expected } as const;
  try {
    const done = await executeProject(deps, project.id, command, how);
    if (done.ok || done.refusal.code === 'state-conflict' || done.refusal.code === 'version-conflict') return;
    // A code that fails its own check is not accepted; ask again rather than lose the request.
    await postpone(deps, { ...request, ticket: null }, done.refusal.message);
  } catch (error) {
    // The issuer gave a code that stands already: it is not ours, ask for another.
    if (!isUniqueViolation(error, 'issued_codes_pkey')) throw error;
    await postpone(deps, { ...request, ticket: null }, MESSAGES.codeTaken);
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const done = new AbortController();
  const late = pause(ms, undefined, { signal: done.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

async function postpone(deps: IssueDeps, request: RequestRow, why: string | null): Promise<void> {
  const attempts = request.attempts + 1;
  const wait = Math.min(60 * MINUTE, 1000 * 2 ** Math.min(attempts, 12));
  await deps.database.query({
    name: 'projects_code_postpone',
    text: `UPDATE projects.code_requests SET ticket = $2, attempts = $3, last_error = $4, next_at = $5
           WHERE project_id = $1 AND next_at = $6`,
    values: [
      request.project_id,
      request.ticket,
      attempts,
      why,
      formatInstant((deps.clock.now() + wait) as Instant),
      request.next_at,
    ],
  });
}
