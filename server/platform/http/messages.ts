/** Every sentence the HTTP layer itself says to people. */

export const TITLES: Readonly<Record<number, string>> = {
  400: '请求无法读取',
  401: '需要登录',
  403: '没有权限',
  404: '没有找到',
  405: '不支持这种操作方式',
  409: '与现有数据冲突',
  410: '内容已不存在',
  413: '内容过大',
  414: '地址过长',
  415: '不支持的内容格式',
  422: '内容不符合要求',
  429: '操作过于频繁',
  500: '系统内部错误',
  503: '服务暂时不可用',
};

export const MESSAGES = {
  internal: (requestId: string) =>
    `系统内部出错，本次操作未完成。请稍后重试；如仍不行，请把编号 ${requestId} 告诉技术支持。`,
  unavailable: '系统正忙或正在维护，本次操作未完成，请稍后重试。',
  versionConflict: '内容刚刚被他人更改，本次操作未完成，请刷新后重试。',
  notFound: '没有这个地址，请检查链接是否完整。',
  methodNotAllowed: (method: string, allowed: string) => `这个地址不支持 ${method}，只支持 ${allowed}。`,
  brokenJson: '提交的内容不是完整的 JSON，请检查后重新提交。',
  emptyBody: '没有提交任何内容。',
  badRequest: '请求的格式不正确，请检查后重新提交。',
  bodyTooLarge: (limit: string) => `提交的内容超过上限 ${limit}。`,
  unsupportedMedia: '只接受 JSON（application/json）格式的内容；上传文件请用 multipart/form-data。',
  urlTooLong: '地址或其中的参数过长。',
  csrf: '请求缺少 x-zongheng 请求头，已拒绝。请从系统页面操作，不要从其他网站跳转提交。',
  invalidFields: (count: number) =>
    count === 1 ? '有 1 处填写不符合要求，见下。' : `有 ${count} 处填写不符合要求，见下。`,
  keyInvalid: '请求头 Idempotency-Key 应为 8 至 128 个字母、数字或 -_.: 字符。',
  keyReused: '这个 Idempotency-Key 已用于另一次内容不同的提交，请换一个新的再提交。',
  cursorInvalid: '翻页标记无效，请回到第一页重新查询。',
  interrupted: '上传中断，文件不完整，请重新上传。',
  multipartLimit: '一次只能上传一个文件，且不得附带其他内容。',
};

/** Names of wire types, for "should be …". */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否（true/false）',
  array: '列表',
  object: '一组字段',
  record: '一组字段',
  null: '空值',
  date: '日期',
  tuple: '列表',
};

/** Names of text formats, for "should be …". */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
  uuid: '编号（UUID）',
  guid: '编号（UUID）',
  email: '电子邮箱地址',
  url: '网址',
  date: '日期（如 2026-11-22）',
  datetime: '时间（如 2026-11-22T08:00:00.000Z）',
  time: '时刻（如 08:00）',
  regex: '规定的格式',
  base64url: '规定的格式',
};
