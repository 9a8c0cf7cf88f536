import type { CaseRow } from '../api/types.ts';
import { type CommandTarget, targetOf } from '../case/dialogs/command-target.ts';

/** 接件, and 补正(结束) before acceptance: the states from which a case is accepted. */
const acceptable: readonly number[] = [1, 7];

/** Why a case cannot be accepted in a batch, or null. The server decides again for each. */
export function acceptBlocked(row: CaseRow): string | null {
  if (row.acceptedAt !== null) return '已受理';
  if (row.projectCodeStatus !== 'issued') return '项目代码尚未取得，不得受理';
  return acceptable.includes(row.status.code) ? null : `当前状态为“${row.status.name}”，不能批量受理`;
}

export function acceptTarget(rows: readonly CaseRow[]): CommandTarget {
  return { type: 'accept', label: '受理', detail: null, cases: rows.map(targetOf) };
}
