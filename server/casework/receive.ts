import { accept, type Result } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type CaseCommand, decide, evolve, NO_CASE } from '@zongheng/core/casework';
import type { Statement } from '../platform/database/index.ts';
import type { FactMeta } from '../platform/facts/index.ts';
import { type Drafted, draftFacts } from '../platform/facts/index.ts';
import { gramsOf } from '../platform/search/index.ts';
import { clockRows } from './clock-rows.ts';
import { type CaseDeps, caseWrite } from './execute.ts';
import { toNewFact } from './fact-data.ts';
import { lawOf } from './law-of-case.ts';
import {
  type CaseHeader,
  type CaseRow,
  insertCases,
  insertDocuments,
  type NewDocument,
  writeClocks,
} from './store.ts';

/** Cases received, ready to be written in the transaction of their application. */
export type Received = {
  readonly rows: readonly CaseRow[];
  readonly statements: readonly Statement[];
  readonly drafts: readonly Drafted[];
};

/**
 * Receives the cases of an application (接件). What arrives online or at the counter is dated when it
 * arrives; the five days of 行政许可法 §32 run from there.
 */
export function receiveCases(
  deps: CaseDeps,
  headers: readonly CaseHeader[],
  project: Pick<CaseRow, 'project_code' | 'project_code_status' | 'project_divisions'>,
  at: Instant,
  meta: Omit<FactMeta, 'audience'>,
): Received {
  const received = beginCases(deps, headers, project, at, meta, { type: 'receive' });
  if (!received.ok) throw new Error(received.refusal.message);
  return received.value;
}

/**
 * A case that another authority decided: known from its end, and written like those that are received here.
 * `at`: now; the command says when it was decided.
 */
export function takeResult(
  deps: CaseDeps,
  header: CaseHeader,
  project: Parameters<typeof receiveCases>[2],
  at: Instant,
  meta: Omit<FactMeta, 'audience'>,
  command: Extract<CaseCommand, { type: 'take-result' }>,
): Result<Received> {
  return beginCases(deps, [header], project, at, meta, command);
}

function beginCases(
  deps: CaseDeps,
  headers: readonly CaseHeader[],
  project: Parameters<typeof receiveCases>[2],
  at: Instant,
  meta: Omit<FactMeta, 'audience'>,
  command: CaseCommand,
): Result<Received> {
  const rows: CaseRow[] = [];
  const drafts: Drafted[] = [];
  const clocks = [];
  const inserts = [];
  const documents: NewDocument[] = [];
  const home = headers[0]?.home;
  if (home === undefined) throw new Error('an application without cases');
  for (const header of headers) {
    if (header.home !== home) throw new Error(`case header of another home: ${header.item_id}`);
    const law = lawOf(deps.catalogue, header);
    const context = {
      now: at,
      calendar: law.calendar,
      item: law.item,
      projectCode: project.project_code_status,
      owable: [],
    };
    const decided = decide(NO_CASE, command, context);
    if (!decided.ok) return decided;
    const state = decided.value.reduce(evolve, NO_CASE);
    const drafted = draftFacts(
      { kind: 'case', id: header.id, home, version: 0, head: null },
      decided.value
        .map(toNewFact)
        .map((fact) =>
          fact.type === 'case.received' ? { ...fact, data: { ...fact.data, ...receivedData(header) } } : fact,
        ),
      { ...meta, audience: [...new Set([header.body_id, header.window_body_id])] },
      deps.facts,
    );
    if (drafted.head === null) throw new Error('a receipt without facts');
    const row: CaseRow = { ...header, ...project, version: drafted.version, head: drafted.head, state };
    rows.push(row);
    drafts.push(drafted);
    inserts.push({
      ...header,
      ...caseWrite(row, 0),
      grams: gramsOf(header.number, header.project_name, header.unit_name, header.item_name),
    });
    clocks.push(...clockRows(header, state, law, at));
    decided.value.forEach((fact, i) => {
      const id = drafted.facts[i]?.envelope.id;
      if (id === undefined || (fact.type !== 'case.granted' && fact.type !== 'case.refused')) return;
      const kind = fact.type === 'case.granted' ? 'grant' : 'refusal';
      documents.push({ id, kind, header, document: fact.document });
    });
  }
  return accept({
    rows,
    drafts,
    statements: [
      ...insertCases(inserts, formatInstant(at)),
      writeClocks(home, clocks),
      ...insertDocuments(documents),
    ],
  });
}

/** What the receipt says of the case, so that the feed alone tells whose it is. */
function receivedData(header: CaseHeader) {
  return {
    number: header.number,
    projectId: header.project_id,
    applicationId: header.application_id,
    workIds: [...header.work_ids],
    itemId: header.item_id,
    itemVersion: header.item_version,
    ...(header.implementation_division === null
      ? {}
      : {
          implementation: {
            division: header.implementation_division,
            version: header.implementation_version,
          },
        }),
    bodyId: header.body_id,
    ...(header.body_name === null ? {} : { bodyName: header.body_name }),
    division: header.division,
    stage: header.stage,
  };
}
