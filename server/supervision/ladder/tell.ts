import { dayOf, formatDay, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Address, Notice } from '../../notices/index.ts';
import type { SupervisionRule } from '../../signal-rules/index.ts';
import { LADDER_MESSAGES as say } from './messages.ts';
import type { ClockRung, FiredRow } from './rungs.ts';
import type { CaseWords } from './store.ts';

/** The notice of one rung of one clock. @throws where the case is not there: its clock cannot be told of. */
export function noticeOf(
  row: FiredRow,
  words: CaseWords | undefined,
  rule: SupervisionRule,
  catalogue: Pick<Catalogue, 'lineage'>,
): Notice {
  if (!words) throw new Error(`a clock without a case: ${row.subject_id}`);
  // A due moment is the first that is too late: the day before it is the last in time.
  const day = formatDay(dayOf((instantFromText(row.due_at) - 1) as Instant));
  return {
    kind: row.rung,
    to: recipients(row, words, catalogue),
    about: {
      kind: 'case',
      id: row.subject_id,
      title: say.title(words.item_name, words.project_name),
      note: say[row.rung](say.acts[row.kind] ?? say.otherAct, day),
      dueAt: row.due_at,
    },
    divisions: words.divisions,
    division: row.division,
    quiet: { from: rule.quietFrom, to: rule.quietTo },
  };
}

/**
 * Who hears of which rung: who handles the case from the first; who decides from yellow on; the supervisors from red
 * on; the leaders beyond statute [本地规则,待确认]. Acceptance is the window's.
 */
function recipients(
  row: FiredRow,
  words: CaseWords,
  catalogue: Pick<Catalogue, 'lineage'>,
): readonly Address[] {
  const level = LEVEL[row.rung];
  const handling: readonly Address[] =
    row.kind === 'step'
      ? [{ roles: ['window-clerk'], bodyId: words.window_body_id }]
      : [{ roles: ['case-handler'], bodyId: row.body_id }];
  // Where a district has no supervisor of its own, the city's hears of it.
  const nearest = catalogue.lineage(row.division);
  return [
    ...handling,
    ...(level >= 1 ? [{ roles: ['case-approver'] as const, bodyId: row.body_id }] : []),
    ...(level >= 2 ? [{ roles: ['supervisor'] as const, nearest }] : []),
    ...(level >= 3 ? [{ roles: ['leader'] as const, nearest }] : []),
  ];
}

const LEVEL: Readonly<Record<ClockRung, number>> = { reminder: 0, yellow: 1, red: 2, statute: 3 };
