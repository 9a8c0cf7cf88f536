import { z } from 'zod';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { CodeIssuer, CodeRequest, IssuerAnswer } from '../../projects/index.ts';
import { applyMapping, type InList } from '../mapping/apply.ts';
import type { Library } from '../mapping/library.ts';
import { MESSAGES } from '../messages.ts';
import { LineDown, lineIsDown, lineIsUp, mayTry } from '../outbox/lines.ts';
import { projectPart } from '../sources/project-sources.ts';
import { projectsByIds } from '../sources/rows.ts';
import { type CentreClient, CentreRefused } from './client.ts';
import { codeMessages } from './code-messages.ts';

export type IssuerDeps = {
  readonly database: Database;
  readonly client: CentreClient;
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly inList: InList;
  readonly newId: () => string;
  readonly now: () => number;
  readonly dueAt: (happenedAt: string) => string;
};

const submitted = z.object({ seqId: z.union([z.string().min(1), z.number()]) });
const answered = z.object({
  seqId: z.union([z.string(), z.number()]).optional(),
  status: z.union([z.string(), z.number()]),
  projectCode: z.string().nullish(),
  reason: z.string().nullish(),
  test: z.boolean().nullish(),
});

/** Tickets of requests that ended before the centre gave them a number. */
const ENDED = /^(rejected)\|(.*)$/s;

/**
 * Project codes from the central platform: asked for, then asked how it stands, however long that takes. What
 * comes back is another system's word: an answer to another request, an unknown state or a page of HTML is no
 * answer, and the request stays open. Each request stands in the outbox with its state and reason.
 */
export function createNationalIssuer(deps: IssuerDeps): CodeIssuer {
  const messages = codeMessages(deps);
  const talk = async <T>(work: () => Promise<T>): Promise<T> => {
    const { database, now } = deps;
    if (!(await mayTry(database, 'investment', now()))) throw new LineDown(MESSAGES.down.unreachable);
    try {
      const value = await work();
      await lineIsUp(database, 'investment', now());
      return value;
    } catch (error) {
      if (error instanceof LineDown) await lineIsDown(database, 'investment', error.message, now());
      throw error;
    }
  };

  /** Sends a request that must be answered with a number; what the centre refuses outright ends there. */
  const ask = async (path: string, id: string, body: object): Promise<{ readonly ticket: string }> => {
    try {
      const raw = await talk(() => deps.client.post(path, { ...body, requestId: id }));
      const parsed = submitted.safeParse(raw);
      if (!parsed.success) throw new LineDown(MESSAGES.down.notJson);
      await messages.sent(id);
      return { ticket: String(parsed.data.seqId) };
    } catch (error) {
      if (!(error instanceof CentreRefused)) throw error;
      await messages.answered(id, { state: 'refused', reason: error.message, serial: null });
      return { ticket: `rejected|${error.message}` };
    }
  };

  return {
    name: MESSAGES.issuerName,
    async submit(request) {
      const { row, faults } = await applyRow(deps, request);
      const refused = faults.map((fault) => fault.message).join(';');
      await messages.open(request, 'investment.apply', row, faults);
      if (refused !== '') return { ticket: `rejected|${MESSAGES.events.door}:${refused}` };
      return ask('/invest/apply', request.requestId, row);
    },
    async cancel(request) {
      const body = { projectCode: request.code, reason: request.reason };
      await messages.openCancel(request, body);
      return ask('/invest/cancel', request.cancelId, body);
    },
    async poll(ticket, request) {
      const ended = ENDED.exec(ticket);
      if (ended) return { status: 'rejected', reason: ended[2] ?? '' };
      try {
        const raw = await talk(() => deps.client.post('/invest/result', { seqId: ticket }));
        return await read(ticket, request, raw);
      } catch (error) {
        // A ticket of an issuer that was switched off, or of a centre that lost it: asked anew under the same id.
        if (error instanceof CentreRefused) return { status: 'unknown' };
        throw error;
      }
    },
  };

  async function read(ticket: string, request: CodeRequest, raw: unknown): Promise<IssuerAnswer> {
    const parsed = answered.safeParse(raw);
    if (!parsed.success) throw new LineDown(MESSAGES.down.notJson);
    const { seqId, status, projectCode, reason, test } = parsed.data;
    const id = request.requestId;
    if (seqId !== undefined && String(seqId) !== ticket) {
      await messages.strange(id, MESSAGES.strangeAnswer(String(seqId)));
      return { status: 'pending' };
    }
    switch (String(status).padStart(2, '0')) {
      case '00':
        return { status: 'pending' };
      case '99':
        await messages.answered(id, { state: 'stored', reason: null, serial: projectCode ?? null });
        return { status: 'issued', code: projectCode ?? '', test: test === true };
      case '98':
        await messages.answered(id, { state: 'refused', reason: reason ?? '', serial: null });
        return { status: 'rejected', reason: reason ?? '' };
      case '97': {
        const state = request.purpose === 'cancel' ? 'stored' : 'refused';
        await messages.answered(id, { state, reason: reason ?? '', serial: null });
        return { status: 'void', reason: reason ?? '' };
      }
      default:
        await messages.strange(id, MESSAGES.unknownState(String(status)));
        return { status: 'pending' };
    }
  }
}

async function applyRow(deps: IssuerDeps, request: CodeRequest) {
  const mapping = deps.library.get('investment.apply');
  if (!mapping) throw new Error(MESSAGES.noMapping('investment.apply'));
  const [row] = await projectsByIds(deps.database, [request.projectId]);
  if (!row) throw new Error(`code request for a project that is not there: ${request.projectId}`);
  const project = { ...projectPart(row, deps.catalogue), code: null, previousCode: request.previousCode };
  return applyMapping(mapping, { project }, deps.inList);
}
