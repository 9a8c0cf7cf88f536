import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Actor, personNames } from '../../identity/index.ts';
import { type Database, sql, toStatement } from '../../platform/database/index.ts';
import { orderScope } from '../orders/list.ts';
import { ORDER_MESSAGES } from '../orders/messages.ts';
import type { OrderStatus } from '../orders/order.ts';
import type { Office } from './flag.ts';
import type { ListedFlag } from './list.ts';
import { FLAG_MESSAGES as say } from './messages.ts';
import { type FlagScope, mayCommandFlag } from './policy.ts';
import { RULES, type RuleId, sentenceOf } from './rules.ts';
import type { FlagDetail, FlagView } from './schema.ts';
import { evidenceWords } from './words.ts';

export type Names = ReadonlyMap<string, string>;

/** What the policy needs to know of a flag that was read with its project. */
export function scopeOf(row: ListedFlag, catalogue: Catalogue): FlagScope {
  const division = catalogue.body(row.body_id)?.division ?? row.division;
  const { body_id, person, divisions } = row;
  return { body_id, person, divisions, lineage: catalogue.lineage(division) };
}

/** Names of those who did what the flags are about. */
export function namesOf(db: Pick<Database, 'read'>, rows: readonly ListedFlag[]): Promise<Names> {
  return personNames(db, [...new Set(rows.flatMap(({ person }) => (person === null ? [] : [person])))]);
}

export function presentFlag(row: ListedFlag, actor: Actor, catalogue: Catalogue, names: Names): FlagView {
  const { state, words, person } = row;
  const scope = scopeOf(row, catalogue);
  const may = (type: 'answer' | 'confirm' | 'explain') => mayCommandFlag(actor, scope, type).ok;
  const waits = state === null || state.reviewed === null;
  const said = (
    part: { readonly at: Instant; readonly by: Office } | null | undefined,
    text?: string | null,
  ) => (part ? { by: part.by.name, at: formatInstant(part.at), text: text ?? null } : null);
  return {
    id: row.id,
    rule: row.rule,
    ruleName: RULES.rule(row.rule).name,
    severity: row.severity,
    severityName: say.severities[row.severity],
    evidence: evidenceWords(row.evidence, row.happened_at),
    caseId: row.case_id,
    caseNumber: row.case_number,
    itemName: row.item_name,
    projectId: row.project_id,
    projectName: row.project_name,
    city: { code: row.home, name: catalogue.division(row.home)?.name ?? row.home },
    body: { id: row.body_id, name: catalogue.body(row.body_id)?.shortName ?? row.body_id },
    person: person === null ? null : { id: person, name: names.get(person) ?? person },
    happenedAt: row.happened_at,
    raisedAt: row.raised_at,
    version: row.version,
    state: row.status,
    stateName: say.statuses[row.status],
    answered: said(state?.answered, words?.answer),
    reviewed: said(state?.reviewed, words?.finding),
    actions: [
      ...(waits && !state?.answered && may('answer') ? (['answer'] as const) : []),
      ...(waits && may('confirm') ? (['confirm', 'explain'] as const) : []),
    ],
  };
}

type FactRow = {
  readonly id: string;
  readonly type: string;
  readonly stream_id: string;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly channel: string;
  readonly actor: { readonly person?: string };
};

/** A flag with the facts that speak for it, oldest first. */
export async function presentDetail(
  db: Pick<Database, 'read'>,
  row: ListedFlag,
  actor: Actor,
  catalogue: Catalogue,
): Promise<FlagDetail> {
  // Those of cases of this flag alone: others may lie where the reader may not look.
  const facts = await db.read<FactRow>({
    name: 'supervision_flag_facts',
    text: `SELECT id, type, stream_id, happened_at, recorded_at, channel, actor FROM facts.facts
           WHERE stream_id = $1 AND home = $2 AND id = ANY($3::uuid[]) ORDER BY version`,
    values: [row.case_id, row.home, row.evidence.facts],
  });
  const persons = facts.flatMap(({ actor: { person } }) => (person === undefined ? [] : [person]));
  const names = await personNames(db, [
    ...new Set([...persons, ...(row.person === null ? [] : [row.person])]),
  ]);
  const { what, basis, mark } = ruleView(row.rule);
  const orders = await ordersOn(db, row, actor);
  return {
    ...presentFlag(row, actor, catalogue, names),
    what,
    basis,
    mark,
    facts: facts.map((fact) => ({
      id: fact.id,
      name: say.acts[fact.type] ?? say.otherAct,
      caseId: fact.stream_id,
      happenedAt: fact.happened_at,
      recordedAt: fact.recorded_at,
      actor:
        fact.actor.person === undefined ? say.system : (names.get(fact.actor.person) ?? fact.actor.person),
      channel: fact.channel,
    })),
    orders: orders.map(({ id, number, status, issued_at: issuedAt }) => ({
      ...{ id, number, issuedAt },
      statusName: ORDER_MESSAGES.statuses[status],
    })),
  };
}

type OrderOn = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly issued_at: string;
};

/** Orders issued on the ground of a flag that the actor may read, newest first. */
function ordersOn(db: Pick<Database, 'read'>, { id, project_id }: ListedFlag, actor: Actor) {
  return db.read<OrderOn>(
    toStatement(
      'supervision_flag_orders',
      sql`SELECT o.id, o.number, o.status, o.issued_at FROM supervision.orders o
          WHERE o.project_id = ${project_id}::uuid AND o.state->'grounds'->>'flagId' = ${id} AND ${orderScope(actor)}
          ORDER BY o.issued_at DESC, o.id DESC`,
    ),
  );
}

/** A rule with its thresholds in words. */
export function ruleView(id: RuleId) {
  const rule = RULES.rule(id);
  return {
    id,
    name: rule.name,
    what: sentenceOf(rule),
    basis: rule.basis,
    severity: rule.severity,
    mark: rule.mark ?? null,
  };
}
