import { type Refusal, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import {
  type CaseCommand,
  type CaseContext,
  type CaseFact,
  type CaseState,
  decide,
  evolve,
  statusInfo,
} from '@zongheng/core/casework';
import type { FactActor } from '@zongheng/core/evidence';
import type { Catalogue } from '../catalogue/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { type Database, type Statement, withRetry } from '../platform/database/index.ts';
import { appendStatements, type Drafted, draftFacts, type FactTools } from '../platform/facts/index.ts';
import { clockRows } from './clock-rows.ts';
import { toNewFact } from './fact-data.ts';
import { lawOf } from './law-of-case.ts';
import { MESSAGES } from './messages.ts';
import {
  type CaseRow,
  type CaseWrite,
  extendDocuments,
  insertDocuments,
  type NewDocument,
  readCases,
  updateCases,
  voidDocuments,
  writeClocks,
} from './store.ts';

export type CaseDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly facts: FactTools;
  readonly catalogue: Catalogue;
};

export type CaseOrder = {
  readonly caseId: string;
  /** Version the caller saw, if it matters. */
  readonly version?: number;
  readonly command: CaseCommand;
};

export type Outcome =
  | { readonly caseId: string; readonly ok: true; readonly row: CaseRow; readonly facts: readonly CaseFact[] }
  | { readonly caseId: string; readonly ok: false; readonly refusal: Refusal };

export type CaseExecution = {
  readonly actor: FactActor;
  readonly channel: string;
  /** May this caller give this command on this case? Asked with the row as it stands. */
  readonly authorize: (row: CaseRow, command: CaseCommand) => Result<void>;
  /** One refusal refuses all. */
  readonly allOrNothing: boolean;
  /** Written in the same transaction, e.g. the answer to a repeated request. */
  readonly also?: (outcomes: readonly Outcome[]) => readonly Statement[];
};

type Working = {
  readonly before: CaseRow;
  readonly context: CaseContext;
  state: CaseState;
  readonly facts: CaseFact[];
};

/**
 * The one door of the case stream, for one command or a thousand: reads all cases in one statement, decides,
 * and writes rows, clocks, documents and facts in one pipelined transaction. Whoever comes second decides
 * again on what the first one left.
 */
export function executeCases(
  deps: CaseDeps,
  orders: readonly CaseOrder[],
  how: CaseExecution,
): Promise<readonly Outcome[]> {
  return withRetry(async () => {
    const now = deps.clock.now() as Instant;
    const rows = await readCases(deps.database, [...new Set(orders.map((order) => order.caseId))]);
    const working = new Map<string, Working>(
      rows.map((row) => [
        row.id,
        { before: row, context: contextOf(deps, row, now), state: row.state, facts: [] },
      ]),
    );
    const decisions = orders.map((order) => decideOrder(order, working, how));
    const refused = decisions.some((decision) => !decision.result.ok);
    if (refused && how.allOrNothing) {
      return decisions.map(({ order, result }) => ({
        caseId: order.caseId,
        ok: false as const,
        refusal: result.ok ? MESSAGES.othersRefused : result.refusal,
      }));
    }
    return write(deps, decisions, [...working.values()], how, now);
  });
}

type Decision = { readonly order: CaseOrder; readonly result: Result<readonly CaseFact[]> };

function decideOrder(order: CaseOrder, working: ReadonlyMap<string, Working>, how: CaseExecution): Decision {
  const found = working.get(order.caseId);
  if (!found) return { order, result: refuse('not-found', MESSAGES.notFound, '') };
  const allowed = how.authorize({ ...found.before, state: found.state }, order.command);
  if (!allowed.ok) return { order, result: allowed };
  if (order.version !== undefined && order.version !== found.before.version) {
    const status = found.state.status === null ? '' : statusInfo(found.state.status).name;
    return { order, result: refuse('version-conflict', MESSAGES.versionConflict(status), '') };
  }
  const result = decide(found.state, order.command, found.context);
  if (result.ok) {
    found.facts.push(...result.value);
    found.state = result.value.reduce(evolve, found.state);
  }
  return { order, result };
}

/** What a decision on this case needs to know besides the case. */
export function contextOf(deps: CaseDeps, row: CaseRow, now: Instant): CaseContext {
  const { item, calendar } = lawOf(deps.catalogue, row);
  return {
    now,
    calendar,
    item,
    projectCode: row.project_code_status,
    owable: item.materials.filter((material) => material.owable === true).map((material) => material.name),
    ...(row.project_registered_at === undefined
      ? {}
      : { notBefore: instantFromText(row.project_registered_at) }),
  };
}

async function write(
  deps: CaseDeps,
  decisions: readonly Decision[],
  working: readonly Working[],
  how: CaseExecution,
  now: Instant,
): Promise<readonly Outcome[]> {
  const changed = working.filter((entry) => entry.facts.length > 0);
  const after = new Map<string, CaseRow>(working.map((entry) => [entry.before.id, entry.before]));
  const homes = [...new Set(changed.map((entry) => entry.before.home))].sort();
  const writes = homes.map((home) => {
    const here = changed.filter((entry) => entry.before.home === home);
    return { home, ...writeHome(deps, home, here, how, now, after) };
  });
  const outcomes = decisions.map(({ order, result }): Outcome => {
    const row = after.get(order.caseId);
    if (!result.ok) return { caseId: order.caseId, ok: false, refusal: result.refusal };
    if (!row) throw new Error(`decided on a case that was not read: ${order.caseId}`);
    return { caseId: order.caseId, ok: true, row, facts: result.value };
  });
  const extra = how.also?.(outcomes) ?? [];
  // Nearly always one home. A provincial body may decide in several at once: written apart, somebody faster in
  // the second would leave the first done and the whole told as refused. Homes in order and heads last, so that
  // no two writers wait for each other in a circle.
  const statements = [
    ...writes.flatMap((part) => part.statements),
    ...extra,
    ...writes.flatMap((part) => appendStatements(part.home, part.drafts)),
  ];
  if (statements.length > 0) await deps.database.pipeline(statements);
  return outcomes;
}

function writeHome(
  deps: CaseDeps,
  home: string,
  entries: readonly Working[],
  how: CaseExecution,
  now: Instant,
  after: Map<string, CaseRow>,
): { statements: Statement[]; drafts: Drafted[] } {
  const drafts: Drafted[] = [];
  const rows: CaseWrite[] = [];
  const clocks = [];
  const documents: NewDocument[] = [];
  const revoked: string[] = [];
  const renewed: Statement[] = [];
  for (const { before, context, state, facts } of entries) {
    const stream = { kind: 'case', id: before.id, home, version: before.version, head: before.head };
    const meta = {
      actor: how.actor,
      channel: how.channel,
      recordedAt: now,
      audience: [...new Set([before.body_id, before.window_body_id, ...askedBodies(state)])],
    };
    const drafted = draftFacts(stream, facts.map(toNewFact), meta, deps.facts);
    const row = { ...before, version: drafted.version, head: drafted.head ?? before.head, state };
    drafts.push(drafted);
    rows.push(caseWrite(row, before.version));
    clocks.push(...clockRows(before, state, { ...context, rule: lawOf(deps.catalogue, before).rule }, now));
    facts.forEach((fact, i) => {
      const id = drafted.facts[i]?.envelope.id;
      if (!id) throw new Error('a fact without an envelope');
      if (fact.type === 'case.granted' || fact.type === 'case.granted-with-owed') {
        documents.push({ id, kind: 'grant', header: before, document: fact.document });
      } else if (fact.type === 'case.refused') {
        documents.push({ id, kind: 'refusal', header: before, document: fact.document });
      } else if (fact.type === 'case.renewal-refused') {
        documents.push({ id, kind: 'renewal-refusal', header: before, document: fact.document });
      } else if (fact.type === 'case.renewed') {
        renewed.push(extendDocuments(home, before.id, fact.until));
        if (fact.document) documents.push({ id, kind: 'renewal', header: before, document: fact.document });
      } else if (fact.type === 'case.revoked') revoked.push(before.id);
    });
    after.set(before.id, row);
  }
  const statements = [
    ...updateCases(home, rows, formatInstant(now)),
    writeClocks(home, clocks),
    ...renewed,
    ...insertDocuments(documents),
  ];
  if (revoked.length > 0) statements.push(voidDocuments(home, revoked));
  return { statements, drafts };
}

/** The row's columns as the state says them. */
export function caseWrite(row: Pick<CaseRow, 'id' | 'version' | 'head' | 'state'>, was: number): CaseWrite {
  const { id, version, head, state } = row;
  if (state.status === null || state.receivedAt === null) throw new Error('a case that was never received');
  const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
  return {
    id,
    was,
    version,
    head,
    state,
    status: state.status,
    received_at: formatInstant(state.receivedAt),
    accepted_at: time(state.acceptedAt),
    ended_at: time(state.endedAt),
    asked_bodies: askedBodies({ opinions: state.opinions.filter(({ answer }) => answer === null) }),
  };
}

/** Departments that were asked for their opinion, each once. */
function askedBodies({ opinions }: Pick<CaseState, 'opinions'>): readonly string[] {
  return [...new Set(opinions.map(({ bodyId }) => bodyId))];
}
