import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, type Instant, instantFromText } from '@zongheng/core/calendar';
import { type CaseRow, readCases } from '../../casework/index.ts';
import { findProject, type ProjectRow } from '../../projects/index.ts';
import { chosenAddressee, defaultAddressee } from './addressee.ts';
import { executeIssue, type OrderDeps, type OrderExecution } from './execute.ts';
import { type Grounds, situationOf } from './grounds.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { Office } from './order.ts';
import { DEFAULT_REPLY_DAYS } from './reply-clock.ts';
import type { OrderRow } from './store.ts';

/** What an order is about. A case brings its project along; a body alone will do. */
export type OrderInput = {
  readonly bodyId: string;
  /** Left out: who is found by {@link defaultAddressee}. */
  readonly personId?: string | undefined;
  readonly grounds: Grounds;
  readonly projectId?: string | undefined;
  readonly caseId?: string | undefined;
  /** Left out: the usual words for a clock that is over. */
  readonly text?: string | undefined;
  readonly basis?: string | undefined;
  /** Working days for the answer; {@link DEFAULT_REPLY_DAYS} unless said. */
  readonly replyDays?: number | undefined;
};

export type IssueExecution = OrderExecution & {
  /** The supervisors who issue it; left out: the rules of the addressed body's division do (by rule). */
  readonly issuer?: Office;
};

/**
 * Issues an order, by hand or by rule. Refuses with `no-such-person`, `no-addressee`, `not-found` (body, case
 * or project) or `other-project`.
 *
 * @throws what a statement of `how.also` raised (for the ladder: the key of a rung fired before); nothing is stored then
 */
export async function issueOrder(
  deps: OrderDeps,
  input: OrderInput,
  how: IssueExecution,
): Promise<Result<OrderRow>> {
  const { catalogue, database } = deps;
  const now = deps.clock.now();
  const body = catalogue.body(input.bodyId);
  if (!body) return refuse('not-found', say.bodyNotFound, '', 'bodyId');
  const subject = await subjectOf(deps, input);
  if (!subject.ok) return subject;
  const { project, row } = subject.value;
  const addressee =
    input.personId === undefined
      ? await defaultAddressee({ database, catalogue }, body, now)
      : await chosenAddressee({ database, catalogue }, body.id, input.personId, now);
  if (!addressee.ok) return addressee;

  const byRule = how.issuer === undefined;
  const lineage = catalogue.lineage(body.division);
  const issuer = how.issuer ?? {
    division: body.division,
    name: say.ruleOffice(catalogue.division(body.division)?.name ?? body.division),
  };
  const seen = [...(project?.divisions ?? []), ...lineage, ...(issuer.division ? [issuer.division] : [])];
  return executeIssue(
    deps,
    {
      home: project?.home ?? catalogue.homeOf(body.division),
      divisions: [...new Set(seen)],
      command: {
        type: 'issue',
        issuer,
        byRule,
        addressee: addressee.value,
        division: body.division,
        grounds: input.grounds,
        projectId: project?.id ?? null,
        caseId: row?.id ?? null,
        // Its own division, then the one above it; a body of the province has one level alone.
        levels: lineage.slice(0, LEVELS),
        days: input.replyDays ?? DEFAULT_REPLY_DAYS,
        text: input.text ?? usualText(input.grounds, row),
        basis: input.basis ?? say.basisOf[situationOf(input.grounds)],
      },
    },
    how,
  );
}

/** How far an unanswered order goes up: the body's division and the one above. */
const LEVELS = 2;

async function subjectOf(
  deps: OrderDeps,
  input: OrderInput,
): Promise<Result<{ readonly project: ProjectRow | null; readonly row: CaseRow | null }>> {
  const caseId = input.caseId ?? (input.grounds.kind === 'clock' ? input.grounds.caseId : undefined);
  const [row] = caseId === undefined ? [] : await readCases(deps.database, [caseId]);
  if (caseId !== undefined && !row) return refuse('not-found', say.noCase, '', 'caseId');
  if (row && input.projectId !== undefined && row.project_id !== input.projectId) {
    return refuse('other-project', say.otherProject, '', 'caseId');
  }
  const projectId = row?.project_id ?? input.projectId;
  if (projectId === undefined) return accept({ project: null, row: null });
  const project = await findProject(deps.database, projectId);
  return project ? accept({ project, row: row ?? null }) : refuse('not-found', say.notFound, '', 'projectId');
}

function usualText(grounds: Grounds, row: CaseRow | null): string {
  if (grounds.kind !== 'clock' || !row) return say.situations[situationOf(grounds)];
  const day = formatDay(dayOf((instantFromText(grounds.dueAt) - 1) as Instant));
  const write = grounds.rung === 'statute' ? say.statuteText : say.ruleText;
  return write(row.number, row.item_name, say.clocks[grounds.clock] ?? say.otherClock, day);
}
