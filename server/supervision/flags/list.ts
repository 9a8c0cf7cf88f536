import type { Actor } from '../../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../../platform/database/index.ts';
import type { FlagStatus } from './flag.ts';
import type { RuleId } from './rules.ts';
import { FLAG_COLUMNS, type FlagRow } from './store.ts';

export type FlagFilter = {
  readonly rule?: RuleId | undefined;
  /** Home of the project. */
  readonly city?: string | undefined;
  readonly body?: string | undefined;
  readonly person?: string | undefined;
  readonly caseId?: string | undefined;
  /** `waiting`: open or answered. */
  readonly state?: FlagStatus | 'waiting' | undefined;
};

/** Moment and id of the last row shown. */
export type FlagPlace = readonly [raisedAt: string, id: string];

/** A flag with what lists and policies need of its case and project. */
export type ListedFlag = FlagRow & {
  readonly case_number: string;
  readonly item_name: string;
  readonly project_name: string;
  readonly divisions: readonly string[];
};

export type FlagCounts = {
  readonly states: Readonly<Record<FlagStatus, number>>;
  readonly rules: ReadonlyMap<RuleId, number>;
};

const COLUMNS = raw(
  `${FLAG_COLUMNS}, c.number AS case_number, c.item_name, c.project_name, p.divisions AS divisions`,
);
const FROM = raw(`supervision.flags f JOIN casework.cases c ON c.id = f.case_id AND c.home = f.home
  JOIN projects.projects p ON p.id = f.project_id AND p.home = f.home`);

/** The flags a seat may see: of projects its division reaches; an approver's, of the own body alone. */
function scopeOf({ seat }: Actor): Fragment {
  const { role, body, division } = seat;
  const within = division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
  return role === 'supervisor' || role === 'leader'
    ? within
    : sql`f.body_id = ${body?.id ?? ''} AND ${within}`;
}

/**
 * Flags as one seat sees them, newest first; rows, total and counts from one snapshot, so that they agree. States are
 * counted under all filters but the state, rules under all but the rule.
 */
export async function listFlags(
  db: Database,
  actor: Actor,
  filter: FlagFilter,
  page: { readonly after: FlagPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: ListedFlag[]; readonly total: number; readonly counts: FlagCounts }> {
  const base = and([scopeOf(actor), ...filtersOf(filter)]);
  const narrowed = and([
    base,
    ...(filter.rule === undefined ? [] : [sql`f.rule = ${filter.rule}`]),
    ...(filter.state === undefined ? [] : [sql`f.status = ANY(${statesOf(filter.state)}::text[])`]),
  ]);
  const { after, limit } = page;
  const place = after ? sql`AND (f.raised_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  return db.transaction(
    async (tx) => {
      const [rows, groups] = await Promise.all([
        tx.read<ListedFlag>(
          toStatement(
            'supervision_flags_list',
            sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${narrowed} ${place}
                ORDER BY f.raised_at DESC, f.id DESC LIMIT ${limit + 1}`,
          ),
        ),
        tx.read<Group>(
          toStatement(
            'supervision_flags_count',
            sql`SELECT f.status, f.rule, count(*)::int AS n FROM ${FROM} WHERE ${base} GROUP BY f.status, f.rule`,
          ),
        ),
      ]);
      return { rows, ...countsOf(groups, filter) };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

type Group = { readonly status: FlagStatus; readonly rule: RuleId; readonly n: number };

function countsOf(groups: readonly Group[], { rule, state }: FlagFilter) {
  const wanted = state === undefined ? null : statesOf(state);
  const states = { open: 0, answered: 0, confirmed: 0, explained: 0 };
  const rules = new Map<RuleId, number>();
  let total = 0;
  for (const group of groups) {
    const inState = wanted === null || wanted.includes(group.status);
    const ofRule = rule === undefined || rule === group.rule;
    if (ofRule) states[group.status] += group.n;
    if (inState) rules.set(group.rule, (rules.get(group.rule) ?? 0) + group.n);
    if (inState && ofRule) total += group.n;
  }
  return { total, counts: { states, rules } };
}

function statesOf(state: FlagStatus | 'waiting'): FlagStatus[] {
  return state === 'waiting' ? ['open', 'answered'] : [state];
}

function filtersOf({ city, body, person, caseId }: FlagFilter): Fragment[] {
  return [
    ...(city === undefined ? [] : [sql`f.home = ${city}`]),
    ...(body === undefined ? [] : [sql`f.body_id = ${body}`]),
    ...(person === undefined ? [] : [sql`f.person = ${person}::uuid`]),
    ...(caseId === undefined ? [] : [sql`f.case_id = ${caseId}::uuid`]),
  ];
}

/** Flags with their cases by id, in no order; for policies, so whoever asks. */
export function listedFlags(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<ListedFlag[]> {
  return db.read<ListedFlag>(
    toStatement(
      'supervision_flags_listed',
      sql`SELECT ${COLUMNS} FROM ${FROM} WHERE f.id = ANY(${ids}::uuid[])`,
    ),
  );
}
