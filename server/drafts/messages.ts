/** Every sentence of this module. */
export const MESSAGES = {
  notFound: '没有保存过这份草稿。',
  declaration:
    '请先确认项目不涉密，确认之后才能保存草稿。涉密项目不得在线填报，请到项目所在地的线下窗口办理。',
  unseen: '含有不能保存的字符（如残缺字符），请删去后重新填写。',
  tooDeep: '草稿的层次过深，不能保存。',
  tooMany: (most: number) => `您已保存 ${most} 份草稿，请先删除不用的草稿。`,
} as const;

export const SOURCES = {
  classified: '《全国投资项目在线审批监管平台运行管理暂行办法》（2017年第3号令）第三条',
} as const;
