import type { JsonObject } from '@zongheng/core/evidence';
import type { Transaction } from '../platform/database/index.ts';
import type { Follower, StoredFact } from '../platform/facts/index.ts';
import { type CollectDeps, collect } from './collect.ts';
import type { Line } from './mapping/mapping.ts';
import { enqueue } from './outbox/enqueue.ts';
import { retract } from './outbox/retract.ts';
import { statusOfFact } from './sources/step-status.ts';
import type { Thing } from './sources/thing.ts';
import { type Told, thingsOfProjects, thingsOfReceipts } from './told.ts';

/**
 * Turns facts into messages of one line, in the transaction that moves the cursor: every fact is told once,
 * and a line that is switched on later starts with the first fact there is.
 */
export function nationalFollower(deps: CollectDeps, line: Line): Follower {
  return {
    name: `national-${line}`,
    handle: (facts, tx) => tell(deps, line, facts, tx),
  };
}

async function tell(
  deps: CollectDeps,
  line: Line,
  facts: readonly StoredFact[],
  tx: Transaction,
): Promise<void> {
  await deps.library.refresh();
  const told = sort(facts);
  const things = [
    ...told.things,
    ...(await thingsOfProjects(deps, told)),
    ...(await thingsOfReceipts(deps, told)),
  ];
  const prepared = await collect(deps, line, things);
  await enqueue(tx, { newId: deps.newId, now: deps.now(), dueAt: deps.dueAt }, prepared);
  await retract(tx, deps, line, told.withdrawn);
}

/** What each fact is about. */
function sort(facts: readonly StoredFact[]): Told {
  const things: Thing[] = [];
  const projects = new Set<string>();
  const coded = new Set<string>();
  const received = new Set<string>();
  const ended = new Set<string>();
  const withdrawn: Thing[] = [];
  for (const { envelope } of facts) {
    const { stream, type, version, data } = envelope;
    if (stream.kind === 'project') (retold(type) ? coded : projects).add(stream.id);
    else if (stream.kind === 'case') {
      things.push(...ofCase(stream.id, type, version, data));
      if (type === 'case.received' || type === 'case.correction-supplied') received.add(stream.id);
      if (type === 'case.granted' || type === 'case.granted-with-owed') ended.add(stream.id);
    } else if (stream.kind === 'report') {
      const thing: Thing = { source: 'report', key: stream.id };
      (type === 'report.withdrawn' ? withdrawn : things).push(thing);
    } else if (stream.kind === 'inspection') {
      const thing: Thing = { source: 'record', key: stream.id };
      (type === 'supervision.withdrawn' ? withdrawn : things).push(thing);
    }
  }
  return { things, projects, coded, received, ended, withdrawn };
}

/** With a code, everything of the project is told (again): its rows stand under the code. */
function retold(type: string): boolean {
  return type === 'project.code-issued';
}

function ofCase(id: string, type: string, version: number, data: JsonObject): Thing[] {
  if (statusOfFact(type) === null) return [];
  const key = `${id}/${version}`;
  const things: Thing[] = [
    { source: 'case', key: id },
    { source: 'step', key },
  ];
  if (type === 'case.special-started') things.push({ source: 'special', key });
  if (data.document !== undefined) things.push({ source: 'document', key });
  return things;
}
