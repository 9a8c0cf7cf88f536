import type { NewReport, Report, ReportKind } from '../../api/types.ts';

/** What is typed: all of it text, empty where nothing is said. */
export type ReportDraft = {
  workId: string;
  happenedOn: string;
  period: string;
  investedTotal: string;
  text: string;
  cause: string;
  /** Why it is corrected. */
  reason: string;
};
export type ReportField = keyof ReportDraft;

/** Which fields a kind has, which of them must be filled, and what they are called. */
export const fieldsOf: Readonly<
  Record<ReportKind, { day: string; fields: readonly ReportField[]; must: readonly ReportField[] }>
> = {
  start: { day: '开工日期', fields: ['happenedOn', 'investedTotal', 'text'], must: ['happenedOn'] },
  progress: {
    day: '数据截止日期',
    fields: ['period', 'happenedOn', 'investedTotal', 'text'],
    must: ['period', 'happenedOn', 'investedTotal', 'text'],
  },
  completion: {
    day: '竣工日期',
    fields: ['happenedOn', 'investedTotal', 'text'],
    must: ['happenedOn', 'investedTotal'],
  },
  suspension: {
    day: '暂停日期',
    fields: ['happenedOn', 'cause', 'investedTotal'],
    must: ['happenedOn', 'cause'],
  },
  resumption: { day: '恢复日期', fields: ['happenedOn', 'text'], must: ['happenedOn'] },
  'delayed-start': { day: '决定延期的日期', fields: ['happenedOn', 'cause'], must: ['happenedOn', 'cause'] },
};

const missing: Readonly<Record<ReportField, string>> = {
  workId: '请选择报送的范围',
  happenedOn: '请填写日期',
  period: '请填写报告期',
  investedTotal: '请填写累计完成投资',
  text: '请写明工程形象进度',
  cause: '请写明原因',
  reason: '请写明更正的理由',
};

export function emptyDraft(today: string, period: string): ReportDraft {
  return { workId: '', happenedOn: today, period, investedTotal: '', text: '', cause: '', reason: '' };
}

export function draftOf(report: Report): ReportDraft {
  return {
    workId: report.work?.id ?? '',
    happenedOn: report.happenedOn,
    period: report.period ?? '',
    investedTotal: report.investedTotal ?? '',
    text: report.text ?? '',
    cause: report.cause ?? '',
    reason: '',
  };
}

/** What is wrong with one field, as a sentence; the server decides about everything that needs other reports. */
export function faultOf(
  kind: ReportKind,
  draft: ReportDraft,
  field: ReportField,
  context: { today: string; correcting: boolean },
): string | undefined {
  const { fields, must } = fieldsOf[kind];
  const value = draft[field].trim();
  if (field === 'reason') return context.correcting && value === '' ? missing.reason : undefined;
  if (!fields.includes(field)) return undefined;
  if (value === '') return must.includes(field) ? missing[field] : undefined;
  if (field === 'happenedOn' && value > context.today) return '日期不能晚于今天';
  if (field === 'period' && !/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/.test(value)) {
    return '应为年（2026）、季度（2026-Q3）或月（2026-09）';
  }
  if (field === 'investedTotal' && !/^(0|[1-9]\d{0,11})(\.\d{1,4})?$/.test(value)) {
    return '应为数字，单位万元，最多四位小数，例如 1234.56';
  }
  return undefined;
}

/** The values as they are sent: what a kind does not have, and what is left empty, is null. */
export function valuesOf(kind: ReportKind, draft: ReportDraft): Omit<NewReport, 'kind' | 'workId'> {
  const value = (field: ReportField): string | null => {
    const text = draft[field].trim();
    return text !== '' && fieldsOf[kind].fields.includes(field) ? text : null;
  };
  return {
    happenedOn: draft.happenedOn,
    period: value('period'),
    investedTotal: value('investedTotal'),
    text: value('text'),
    cause: value('cause'),
  };
}
