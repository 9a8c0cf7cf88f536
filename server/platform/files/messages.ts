/** Every sentence of this folder. */
export const MESSAGES = {
  empty: '文件是空的（0 字节），请检查后重新上传。',
  tooLarge: (limit: number) =>
    `文件超过上限 ${Math.floor(limit / 1_048_576) || '不足 1'} MB，请压缩或拆分后上传。`,
};
