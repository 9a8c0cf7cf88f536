import type { Flag } from '../../api/types.ts';

export type ReviewType = Flag['actions'][number];

/** What may be done with a flag, as buttons say it. */
export const actionWords: Readonly<Record<ReviewType, string>> = {
  answer: '说明情况',
  confirm: '属实',
  explain: '排除',
};

export const reviewWhat: Readonly<Record<ReviewType, string>> = {
  answer: '说明随疑点一并供监察员核查，只能说明一次，提交后不能修改。',
  confirm: '认定为问题，记入监察记录；可随后据此下达督办单。提交后不能修改。',
  explain: '认定不是问题，写明理由，记入监察记录。提交后不能修改。',
};
