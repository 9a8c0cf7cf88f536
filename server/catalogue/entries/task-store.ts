import {
  and,
  type Database,
  type Fragment,
  type Statement,
  sql,
  toStatement,
} from '../../platform/database/index.ts';

type Reader = Pick<Database, 'read'>;

/** What an implementation has to follow: a standard has a new version. */
export type TaskRow = {
  readonly id: string;
  readonly home: string;
  readonly item: string;
  readonly division: string;
  readonly bodyId: string;
  readonly department: string;
  readonly standardFrom: number;
  readonly standardTo: number;
  readonly difference: unknown;
  /** Legal day. */
  readonly dueOn: string;
  readonly openedAt: string;
  readonly doneAt: string | null;
  readonly outcome: 'followed' | 'overtaken' | null;
  readonly remindedAt: string | null;
};

const COLUMNS = sql`t.id, t.home, t.item, t.division, t.body_id AS "bodyId", t.department,
  t.standard_from AS "standardFrom", t.standard_to AS "standardTo", t.difference, t.due_on AS "dueOn",
  t.opened_at AS "openedAt", t.done_at AS "doneAt", t.outcome, t.reminded_at AS "remindedAt"`;

/** Opens tasks; those still open for the same implementations are overtaken. Homes may differ. */
export function openTasks(
  rows: readonly Omit<TaskRow, 'doneAt' | 'outcome' | 'remindedAt' | 'openedAt'>[],
  at: string,
): readonly Statement[] {
  if (rows.length === 0) return [];
  const values = JSON.stringify(
    rows.map((row) => ({
      ...{ id: row.id, home: row.home, item: row.item, division: row.division, body_id: row.bodyId },
      ...{ department: row.department, standard_from: row.standardFrom, standard_to: row.standardTo },
      ...{ difference: row.difference, due_on: row.dueOn },
    })),
  );
  const given = `json_to_recordset($1::json) AS n(id uuid, home text, item text, division text, body_id text,
    department text, standard_from int, standard_to int, difference jsonb, due_on date)`;
  return [
    {
      name: 'catalogue_tasks_overtaken',
      text: `UPDATE catalogue.tasks t SET done_at = $2, outcome = 'overtaken' FROM ${given}
             WHERE t.item = n.item AND t.division = n.division AND t.home = n.home AND t.done_at IS NULL`,
      values: [values, at],
    },
    {
      name: 'catalogue_tasks_open',
      text: `INSERT INTO catalogue.tasks (id, home, kind, item, division, body_id, department, standard_from,
               standard_to, difference, due_on, opened_at)
             SELECT n.id, n.home, 'follow-standard', n.item, n.division, n.body_id, n.department, n.standard_from,
               n.standard_to, n.difference, n.due_on, $2 FROM ${given}`,
      values: [values, at],
    },
  ];
}

/** Closes the open task of an implementation that stands under a standard now, or is withdrawn. */
export function closeTask(
  task: { readonly item: string; readonly division: string; readonly home: string },
  outcome: 'followed' | 'overtaken',
  standard: number,
  at: string,
): Statement {
  return {
    name: 'catalogue_task_close',
    text: `UPDATE catalogue.tasks SET done_at = $5, outcome = $4
           WHERE item = $1 AND division = $2 AND home = $3 AND done_at IS NULL AND standard_to <= $6`,
    values: [task.item, task.division, task.home, outcome, at, standard],
  };
}

/** Closes every open task of an item whose standard was withdrawn. */
export function overtakeTasks(item: string, at: string): Statement {
  return {
    name: 'catalogue_tasks_withdrawn',
    text: `UPDATE catalogue.tasks SET done_at = $2, outcome = 'overtaken' WHERE item = $1 AND done_at IS NULL`,
    values: [item, at],
  };
}

/** Notes that tasks were reminded of; one that was, since `since`, or is done, aborts the transaction. */
export function markReminded(rows: readonly TaskRow[], at: string, since: string): Statement {
  return {
    name: 'catalogue_tasks_remind',
    text: `WITH u AS (
             UPDATE catalogue.tasks t SET reminded_at = $2
             FROM json_to_recordset($1::json) AS n(id uuid, home text)
             WHERE t.id = n.id AND t.home = n.home AND t.done_at IS NULL
               AND (t.reminded_at IS NULL OR t.reminded_at < $3) RETURNING 1)
           SELECT platform.guard(count(*), $4) FROM u`,
    values: [JSON.stringify(rows.map(({ id, home }) => ({ id, home }))), at, since, rows.length],
  };
}

export function readTasks(db: Reader, ids: readonly string[]): Promise<TaskRow[]> {
  return db.read<TaskRow>(
    toStatement(
      'catalogue_tasks_by_id',
      sql`SELECT ${COLUMNS} FROM catalogue.tasks t WHERE t.id = ANY(${ids}::uuid[])`,
    ),
  );
}

/** Tasks of one entry, the newest first. */
export function tasksOf(db: Reader, item: string, division: string): Promise<TaskRow[]> {
  return db.read<TaskRow>(
    toStatement(
      'catalogue_tasks_entry',
      sql`SELECT ${COLUMNS} FROM catalogue.tasks t WHERE t.item = ${item} AND t.division = ${division}
          ORDER BY t.opened_at DESC, t.id`,
    ),
  );
}

/** Open tasks of all entries, without their differences, for lists. */
export function openTaskHeads(
  db: Reader,
): Promise<Pick<TaskRow, 'id' | 'item' | 'division' | 'dueOn' | 'bodyId'>[]> {
  return db.read({
    name: 'catalogue_task_heads',
    text: `SELECT id, item, division, due_on AS "dueOn", body_id AS "bodyId" FROM catalogue.tasks WHERE done_at IS NULL`,
  });
}

export type TaskFilter = {
  readonly bodyId?: string | undefined;
  readonly item?: string | undefined;
  /** Codes of divisions; null: all. */
  readonly divisions: readonly string[] | null;
  readonly department?: string | undefined;
  readonly state: 'open' | 'overdue' | 'done' | 'all';
  readonly today: string;
  readonly after?: readonly [dueOn: string, id: string] | undefined;
  readonly limit: number;
};

/** Tasks by their due date; one row more than asked for where there are more. */
export async function listTasks(
  db: Reader,
  filter: TaskFilter,
): Promise<{ readonly rows: TaskRow[]; readonly total: number }> {
  const { bodyId, item, divisions, department, state, today, after } = filter;
  const conditions: Fragment[] = [];
  if (bodyId !== undefined) conditions.push(sql`t.body_id = ${bodyId}`);
  if (item !== undefined) conditions.push(sql`t.item = ${item}`);
  if (divisions !== null) conditions.push(sql`t.division = ANY(${divisions}::text[])`);
  if (department !== undefined) conditions.push(sql`t.department = ${department}`);
  if (state === 'done') conditions.push(sql`t.done_at IS NOT NULL`);
  if (state === 'open' || state === 'overdue') conditions.push(sql`t.done_at IS NULL`);
  if (state === 'overdue') conditions.push(sql`t.due_on < ${today}::date`);
  const all = and(conditions);
  const place = after ? sql`AND (t.due_on, t.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``;
  const [rows, counted] = await Promise.all([
    db.read<TaskRow>(
      toStatement(
        'catalogue_tasks_list',
        sql`SELECT ${COLUMNS} FROM catalogue.tasks t WHERE ${all} ${place}
            ORDER BY t.due_on, t.id LIMIT ${filter.limit + 1}`,
      ),
    ),
    db.read<{ n: number }>(
      toStatement(
        'catalogue_tasks_count',
        sql`SELECT count(*)::int AS n FROM catalogue.tasks t WHERE ${all}`,
      ),
    ),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}
