import type { CodeState } from '../api/types.ts';

type Voided = NonNullable<CodeState['voided']>['kind'];

/** Why a code was given up or taken back. */
export const voidWords: Readonly<Record<Voided, string>> = {
  'wrong-data': '赋码信息有误',
  refile: '需要重新审批、核准、备案',
  withdrawn: '撤销项目',
  lapsed: '项目失效',
  'by-issuer': '国家平台作废',
};

/** What has become of the code, and what can be done now. */
export function voidedWords(code: CodeState): { title: string; next: string } {
  const kind = code.voided?.kind ?? 'by-issuer';
  if (kind === 'withdrawn') {
    return { title: '项目已撤销，代码已作废', next: '不能再申报事项，也不能再申请代码。' };
  }
  if (kind === 'lapsed') {
    return { title: '项目已失效，代码已作废', next: '不能再申报事项，也不能再申请代码。' };
  }
  if (code.value === null) {
    return {
      title: '代码申请被国家平台作废',
      next: '按原因修改申报信息后，可以重新申请代码；取得代码前不能申报事项。',
    };
  }
  return {
    title: `代码已作废：${voidWords[kind]}`,
    next: '修改申报信息后，可以重新申请代码；新代码与原代码关联。取得新代码前不能申报事项。',
  };
}
