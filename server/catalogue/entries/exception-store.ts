import {
  and,
  type Database,
  type Fragment,
  type Statement,
  sql,
  toStatement,
} from '../../platform/database/index.ts';

type Reader = Pick<Database, 'read'>;

/** A deviation a body below has asked for, with the words that stand beside its facts. */
export type ExceptionRow = {
  readonly id: string;
  readonly home: string;
  readonly entryId: string;
  readonly element: string;
  readonly item: string;
  readonly division: string;
  readonly bodyId: string;
  readonly department: string;
  readonly status: 'proposed' | 'approved' | 'refused';
  /** Last day; null: without end. */
  readonly until: string | null;
  readonly reason: string;
  readonly decision: string | null;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
};

export function insertException(row: Omit<ExceptionRow, 'status' | 'decision' | 'decidedAt'>): Statement {
  return {
    name: 'catalogue_exception_insert',
    text: `INSERT INTO catalogue.exceptions (id, home, entry_id, element, item, division, body_id, department, status,
             until_on, reason, proposed_by, proposed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, $11, $12)`,
    values: [
      ...[row.id, row.home, row.entryId, row.element, row.item, row.division, row.bodyId, row.department],
      ...[row.until, row.reason, row.proposedBy, row.proposedAt],
    ],
  };
}

export function decideExceptionRow(
  { id, home }: Pick<ExceptionRow, 'id' | 'home'>,
  approved: boolean,
  decision: string,
  at: string,
): Statement {
  return {
    name: 'catalogue_exception_decide',
    text: `UPDATE catalogue.exceptions SET status = $3, decision = $4, decided_at = $5 WHERE id = $1 AND home = $2`,
    values: [id, home, approved ? 'approved' : 'refused', decision, at],
  };
}

/** Exceptions, open ones first, then the newest; of one entry, or as filtered. */
export function readExceptions(
  db: Reader,
  filter: {
    readonly entryId?: string;
    readonly status?: ExceptionRow['status'] | undefined;
    readonly department?: string | undefined;
    readonly divisions?: readonly string[] | null;
  },
): Promise<ExceptionRow[]> {
  const conditions: Fragment[] = [];
  if (filter.entryId !== undefined) conditions.push(sql`x.entry_id = ${filter.entryId}`);
  if (filter.status !== undefined) conditions.push(sql`x.status = ${filter.status}`);
  if (filter.department !== undefined) conditions.push(sql`x.department = ${filter.department}`);
  if (filter.divisions) conditions.push(sql`x.division = ANY(${filter.divisions}::text[])`);
  return db.read<ExceptionRow>(
    toStatement(
      'catalogue_exceptions',
      sql`SELECT x.id, x.home, x.entry_id AS "entryId", x.element, x.item, x.division, x.body_id AS "bodyId",
            x.department, x.status, x.until_on AS until, x.reason, x.decision, x.proposed_by AS "proposedBy",
            x.proposed_at AS "proposedAt", x.decided_at AS "decidedAt"
          FROM catalogue.exceptions x WHERE ${and(conditions)}
          ORDER BY x.status <> 'proposed', x.proposed_at DESC, x.id LIMIT 1000`,
    ),
  );
}
