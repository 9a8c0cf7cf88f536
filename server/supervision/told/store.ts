import type { Transaction } from '../../platform/database/index.ts';
import type { ToldKind } from './limits.ts';

export type ToldWrite = {
  readonly fact_id: string;
  readonly home: string;
  readonly kind: ToldKind;
  readonly type: string;
  /** The case or report. */
  readonly stream_id: string;
  readonly project_id: string;
  /** Null: the project's unit told it. */
  readonly body_id: string | null;
  readonly division: string;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly due_at: string;
  readonly late: boolean;
  readonly used: number;
  readonly limit_days: number;
  readonly calendar_version: string;
};

const INSERT = `
INSERT INTO supervision.told (fact_id, home, kind, type, stream_id, project_id, body_id, division, happened_at,
  recorded_at, due_at, late, used, limit_days, calendar_version)
SELECT n.fact_id, n.home, n.kind, n.type, n.stream_id, n.project_id, n.body_id, n.division, n.happened_at,
  n.recorded_at, n.due_at, n.late, n.used, n.limit_days, n.calendar_version
FROM json_to_recordset($1::json) AS n(fact_id uuid, home text, kind text, type text, stream_id uuid,
  project_id uuid, body_id text, division text, happened_at timestamptz, recorded_at timestamptz,
  due_at timestamptz, late boolean, used integer, limit_days integer, calendar_version text)
ON CONFLICT (fact_id, home) DO NOTHING`;

/** Notes when facts were told; one that is noted stays as it is. */
export async function insertTold(tx: Transaction, rows: readonly ToldWrite[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({ name: 'supervision_told_insert', text: INSERT, values: [JSON.stringify(rows)] });
}
