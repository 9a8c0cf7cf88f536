import type { JsonObject } from '@zongheng/core/evidence';
import type { Database } from '../../platform/database/index.ts';

/** What the bridge reads of other modules' rows: in bulk, by key. */
type Read = Pick<Database, 'read'>;

export type ProjectSourceRow = {
  readonly id: string;
  readonly home: string;
  readonly state: {
    readonly name: string;
    readonly form: JsonObject;
    readonly flow: { readonly id: string; readonly version: number };
    readonly works: readonly { readonly id: string; readonly no: string; readonly name: string }[];
    readonly code: string | null;
    readonly codeStatus: string;
    readonly codeTest: boolean;
    readonly decidedBy?: { readonly name: string; readonly creditCode: string };
    readonly previousCodes?: readonly { readonly code: string }[];
    readonly issuedAt: number | null;
    readonly registeredAt: number;
  };
  readonly contacts: readonly { readonly unit: string; readonly name: string; readonly mobile: string }[];
  readonly unit_name: string;
  readonly done_at: string | null;
};

/** 竣工验收备案 is the last item of a construction flow: with its grant the project is done [待确认]. */
const LAST_ITEM = 'completion-file';

export function projectsByIds(db: Read, ids: readonly string[]): Promise<ProjectSourceRow[]> {
  return db.read({
    name: 'national_projects',
    text: `SELECT p.id, p.home, p.state, p.contacts, p.unit_name,
             (SELECT max(c.ended_at) FROM casework.cases c
              WHERE c.project_id = p.id AND c.home = p.home AND c.item_id = $2
                AND c.status IN ('granted', 'granted-with-owed')) AS done_at
           FROM projects.projects p WHERE p.id = ANY($1::uuid[])`,
    values: [ids, LAST_ITEM],
  });
}

export type ApplicationSourceRow = {
  readonly id: string;
  readonly contact: { readonly name: string; readonly mobile: string };
  readonly materials: readonly {
    readonly key: string;
    readonly name: string;
    readonly items: readonly string[];
    readonly files: readonly { readonly fileId: string; readonly digest: string; readonly name: string }[];
  }[];
};

export function applicationsByIds(db: Read, ids: readonly string[]): Promise<ApplicationSourceRow[]> {
  return db.read({
    name: 'national_applications',
    text: `SELECT id, contact, state->'materials' AS materials
           FROM applications.applications WHERE id = ANY($1::uuid[])`,
    values: [ids],
  });
}

export type StepFactRow = {
  readonly case_id: string;
  readonly home: string;
  readonly version: number;
  readonly fact_id: string;
  readonly type: string;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly channel: string;
  readonly data: JsonObject;
  readonly sealed: JsonObject | null;
};

/** All facts of some cases, in order, with what stands beside the chain and was not erased. */
export function factsOfCases(db: Read, caseIds: readonly string[]): Promise<StepFactRow[]> {
  return db.read({
    name: 'national_case_facts',
    text: `SELECT f.stream_id AS case_id, f.home, f.version, f.id AS fact_id, f.type, f.happened_at,
             f.recorded_at, f.channel, f.data, s.content AS sealed
           FROM unnest($1::uuid[]) AS n(id)
           CROSS JOIN LATERAL (SELECT * FROM facts.facts WHERE stream_id = n.id OFFSET 0) f
           LEFT JOIN LATERAL (SELECT content FROM facts.sealed WHERE fact_id = f.id AND home = f.home) s ON true
           ORDER BY f.stream_id, f.version`,
    values: [caseIds],
  });
}

/** Cases of some projects: what is told again when a project gets its code. */
export function caseIdsOfProjects(
  db: Read,
  projectIds: readonly string[],
): Promise<{ readonly id: string }[]> {
  return db.read({
    name: 'national_cases_of_projects',
    text: 'SELECT id FROM casework.cases WHERE project_id = ANY($1::uuid[]) ORDER BY id',
    values: [projectIds],
  });
}
