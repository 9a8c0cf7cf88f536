import type { NationalLine, NationalMessageRow, NationalState } from '../../api/types.ts';

export const stateWords: Readonly<Record<NationalState, string>> = {
  waiting: '待发送',
  sent: '已发送',
  checked: '校验通过',
  stored: '已入库',
  refused: '被退回',
};

export const refuserWords = { door: '本平台自检退回', centre: '国家平台退回' } as const;

export const lineWords: Readonly<Record<NationalLine['line'], string>> = {
  investment: '投资线',
  construction: '工程建设线',
};

/** What befell a message, by the names the server keeps. */
const eventWords: Readonly<Record<string, string>> = {
  refused: '国家平台退回',
  failed: '发送没有成功',
  resend: '要求重新报送',
  resent: '已重新报送',
  gone: '不再报送',
  'waits-again': '等待后自动再发',
  withdrawn: '来源数据撤回',
  lost: '国家平台已没有这条',
};

export function eventWord(what: string): string {
  return eventWords[what] ?? what;
}

/** 'waiting' reads differently where something else has to arrive first. */
export function stateWord(row: Pick<NationalMessageRow, 'state' | 'waitsFor' | 'refusedBy'>): string {
  if (row.state === 'waiting' && row.waitsFor > 0) return '等待上级数据';
  return row.refusedBy ? refuserWords[row.refusedBy] : stateWords[row.state];
}

/** '项目信息 沈阳示例厂房': how a message is named in a sentence. */
export function messageName(row: Pick<NationalMessageRow, 'title' | 'subject'>): string {
  return `${row.title} ${row.subject}`;
}

/** Why a message cannot be selected to be sent again, or null. */
export function resendBlocked(row: NationalMessageRow): string | null {
  if (row.retract) return '这是撤销国家平台旧数据的报文，由本平台自动发送';
  if (row.resending) return '已要求重新报送，正在处理';
  if (row.state === 'sent' || row.state === 'checked') return '正在发送途中，等国家平台答复';
  if (row.kind.endsWith('.apply') || row.kind.endsWith('.cancel')) {
    return row.state === 'refused' ? '由项目单位修改后重新申请' : null;
  }
  return null;
}
