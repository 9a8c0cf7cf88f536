import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { isUniqueViolation } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { storable } from '../../platform/text/index.ts';
import type { ProjectCommand } from '../decide.ts';
import { executeProject, type ProjectDeps } from '../execute.ts';
import { MESSAGES } from '../messages.ts';
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
  readonly request_id: string;
  readonly purpose: 'issue' | 'cancel';
  readonly ticket: string | null;
  readonly attempts: number;
  /** When the lease ends; another value means that somebody else has the request by now. */
  readonly next_at: string;
};

const MINUTE = 60_000;
/** Worked on side by side, so that one slow answer holds up no other. */
const BATCH = 20;
/**
 * Asked for and asked how it stands, an issuer has half the lease: so long other workers leave a request alone
 * that is being worked on, and so long it rests where its worker died.
 */
const PATIENCE_MS = 30_000;
const LEASE = 4;
const REASON_LENGTH = 1000;

/**
 * Takes requests for codes, and for their cancellation, one step further: asks, or asks how it stands. A slow or
 * broken issuer is tried again with a growing pause (at most a minute after a failure, ten minutes during a
 * review) and never holds up the applicant. Returns how many requests were looked at.
 */
export async function issueCodes(deps: IssueDeps): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.database.query<RequestRow>({
    name: 'projects_code_lease',
    text: `UPDATE projects.code_requests SET next_at = $2, tried_at = $1
           WHERE project_id IN (SELECT project_id FROM projects.code_requests WHERE next_at <= $1
                                ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
           RETURNING project_id, request_id, purpose, ticket, attempts, next_at`,
    values: [
      formatInstant(now as Instant),
      formatInstant((now + LEASE * (deps.patienceMs ?? PATIENCE_MS)) as Instant),
      BATCH,
    ],
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
    // Read after the project: still this request, so the project is the one that it was made for.
    if (!(await stands(deps, request))) return;
    ticket ??= (await inTime(ask(issuer, request, project), patienceMs)).ticket;
    const answer = await inTime(issuer.poll(ticket, requestOf(request, project)), patienceMs);
    if (answer.status === 'pending') await postpone(deps, { ...request, ticket }, null);
    else if (answer.status === 'unknown')
      await postpone(deps, { ...request, ticket: null }, MESSAGES.ticketUnknown);
    else await record(deps, request, project, commandFor(answer, request, issuer));
  } catch (error) {
    deps.log.warn({ err: error, project: request.project_id }, MESSAGES.issuerFailed);
    await postpone(deps, { ...request, ticket }, MESSAGES.issuerFailed);
  }
}

function ask(issuer: CodeIssuer, request: RequestRow, project: ProjectRow): Promise<{ ticket: string }> {
  if (request.purpose === 'issue') return issuer.submit(requestOf(request, project));
  const { code, codeTest: test, cancellation } = project.state;
  if (code === null || !cancellation) throw new Error('a code to cancel that is not being given up');
  const { kind, reason } = cancellation;
  return issuer.cancel({ projectId: project.id, code, test, kind, reason, cancelId: request.request_id });
}

function requestOf(request: RequestRow, project: ProjectRow): CodeRequest {
  const { form, name, previousCodes } = project.state;
  const { approvalDivision, decisionType } = form;
  return {
    purpose: request.purpose,
    requestId: request.request_id,
    projectId: project.id,
    approvalDivision: String(approvalDivision),
    decisionType: String(decisionType),
    name,
    unitName: project.unit_name,
    contacts: project.contacts,
    form,
    previousCode: previousCodes.at(-1)?.code ?? null,
  };
}

/** What the answer asks of the project. It comes from another system: nothing of it is taken on trust. */
function commandFor(
  answer: Exclude<IssuerAnswer, { status: 'pending' | 'unknown' }>,
  { purpose }: RequestRow,
  issuer: CodeIssuer,
): ProjectCommand {
  switch (answer.status) {
    case 'issued':
      if (purpose === 'cancel') throw new Error('an issuer gave a code where one was to be cancelled');
      return {
        type: 'record-code',
        code: String(answer.code ?? ''),
        test: answer.test === true,
        issuer: issuer.name,
      };
    case 'rejected':
      return { type: purpose === 'cancel' ? 'reject-cancel' : 'reject-code', reason: reasonOf(answer) };
    case 'void':
      if (purpose === 'cancel') return { type: 'confirm-cancel' };
      return { type: 'void-code', reason: reasonOf(answer) };
    default:
      throw new Error('an issuer answered what no issuer may answer');
  }
}

function reasonOf({ reason }: { readonly reason: string }): string {
  const text = storable(String(reason ?? ''), REASON_LENGTH);
  return text === '' ? MESSAGES.noReason : text;
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
    await postpone(deps, anew(deps, request), done.refusal.message);
  } catch (error) {
    // The issuer gave a code that stands already: it is not ours, ask for another.
    if (!isUniqueViolation(error, 'issued_codes_pkey')) throw error;
    await postpone(deps, anew(deps, request), MESSAGES.codeTaken);
  }
}

/** Under another id, else the issuer repeats its answer. */
function anew({ facts }: IssueDeps, request: RequestRow): Postponed {
  return { ...request, ticket: null, nextId: facts.newId() };
}

async function stands({ database }: IssueDeps, { project_id, request_id }: RequestRow): Promise<boolean> {
  const rows = await database.read({
    name: 'projects_code_request_stands',
    text: 'SELECT 1 FROM projects.code_requests WHERE project_id = $1 AND request_id = $2',
    values: [project_id, request_id],
  });
  return rows.length > 0;
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

type Postponed = RequestRow & { readonly nextId?: string };

async function postpone(deps: IssueDeps, request: Postponed, why: string | null): Promise<void> {
  const attempts = request.attempts + 1;
  // A failure passes with the outage, and the code is wanted as soon as it has; a review takes the time it takes.
  const most = why === null ? 10 * MINUTE : MINUTE;
  const wait = Math.min(most, 1000 * 2 ** Math.min(attempts, 12));
  await deps.database.query({
    name: 'projects_code_postpone',
    text: `UPDATE projects.code_requests SET ticket = $2, attempts = $3, last_error = $4, next_at = $5,
             request_id = $8
           WHERE project_id = $1 AND next_at = $6 AND request_id = $7`,
    values: [
      request.project_id,
      request.ticket,
      attempts,
      why,
      formatInstant((deps.clock.now() + wait) as Instant),
      request.next_at,
      request.request_id,
      request.nextId ?? request.request_id,
    ],
  });
}
