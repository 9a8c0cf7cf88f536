/** What is said of texts that cannot be taken; the field is named beside it. */
export const MESSAGES = {
  unseen: '含有看不见的字符（如控制字符、残缺字符），请删去后重新填写。',
  blank: '不能只有空白字符，请填写内容。',
  instant: '不是有效时间，应带时区，例如 2026-11-22T09:30:00+08:00。',
} as const;
