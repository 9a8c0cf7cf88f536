import type { HistoryEntry } from '../casework/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { DOWN_MESSAGES, directivesOfProject } from '../national/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readStreams, type StoredFact } from '../platform/facts/index.ts';
import { REPORT_MESSAGES, reportsOfProject } from '../reports/index.ts';
import { recordsOfProject, SUPERVISION_MESSAGES } from '../supervision/index.ts';
import { factHistory } from './history.ts';

type Deps = { readonly database: Database; readonly catalogue: Catalogue };

const WORDS = { ...REPORT_MESSAGES.history, ...SUPERVISION_MESSAGES.history, ...DOWN_MESSAGES.history };

/**
 * What the history of a project says of its construction reports, its supervision records and the directives
 * that name it, oldest first.
 */
export async function followUpHistory(
  deps: Deps,
  project: { readonly id: string; readonly home: string; readonly state: { readonly code: string | null } },
): Promise<HistoryEntry[]> {
  const { id, home } = project;
  const [reports, records, directives] = await Promise.all([
    reportsOfProject(deps.database, id, home),
    recordsOfProject(deps.database, id, home),
    directivesOfProject(deps.database, { id, code: project.state.code }),
  ]);
  const notes = new Map<string, string>([
    ...reports.map(({ id: of, state }) => [of, REPORT_MESSAGES.kinds[state.kind]] as const),
    ...records.map(({ id: of, state }) => [of, SUPERVISION_MESSAGES.situations[state.situation]] as const),
    ...directives.map(({ id: of, state }) => [of, `${state.number} ${state.title}`] as const),
  ]);
  const facts = await readStreams(deps.database, home, [...notes.keys()]);
  // One that came before the project stands in the province's record.
  for (const each of directives.filter((row) => row.home !== home)) {
    facts.push(...(await readStreams(deps.database, each.home, [each.id])));
  }
  return factHistory(deps, facts, WORDS, (fact) => noteOf(fact, notes.get(fact.envelope.stream.id)));
}

function noteOf({ envelope: { data } }: StoredFact, what: string | undefined): string | null {
  const day = data.happenedOn ?? data.recordedOn;
  if (what === undefined) return null;
  return typeof day === 'string' ? `${what} · ${day}` : what;
}
