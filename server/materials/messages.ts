/** Every sentence of this module. */
export const MESSAGES = {
  notMultipart: '请用 multipart/form-data 上传，文件放在字段 file 中。',
  noFile: '没有收到文件，请选择文件后重新上传。',
  wrongField: '文件应放在字段 file 中。',
  nameMissing: '文件没有名称，请给文件起名后重新上传。',
  nameTooLong: '文件名过长，请缩短到 120 个字以内。',
  namePath: '文件名不能含有 / 或 \\，也不能是 . 或 ..。',
  nameControl: '文件名含有看不见的控制字符或改变文字方向的字符，请重新命名后上传。',
  nameCharacters: '文件名不能含有 < > : " | ? * 这些字符，也不能以点或空格结尾。',
  typeUnknown: (allowed: string) => `文件的内容不是允许的类型，只接受 ${allowed}。`,
  typeMismatch: (extension: string, real: string) =>
    `文件扩展名是 .${extension}，内容却是 ${real}，请用正确的扩展名重新保存后上传。`,
  archiveBroken: '文件已损坏或不完整，请重新导出后上传。',
  archiveEncrypted: '文件设有密码，请去掉密码后上传。',
  archiveMacro: '文件含有宏程序，请另存为不含宏的文件后上传。',
  archiveUnsafe: '文件内部的结构不安全，已拒绝。请用原软件重新导出后上传。',
  notFound: '没有这个文件，或您无权查看。',
  erased: '这个文件已被清除，只保留了登记信息。',
  blocked: '这个文件的内容已被要求清除，不得再次上传。',
  erasedMeanwhile: '相同内容的文件正被清除，请稍后重新上传。',
  otherProject: '所选文件不属于这个项目，请重新上传。',
} as const;

export const SOURCES = {
  classified: '《全国投资项目在线审批监管平台运行管理暂行办法》（2017年第3号令）第三条',
} as const;

/** Types of files, by the names people know them by. */
export const TYPE_NAMES = {
  pdf: 'PDF',
  ofd: 'OFD',
  docx: 'Word（docx）',
  xlsx: 'Excel（xlsx）',
  jpg: 'JPG',
  png: 'PNG',
  dwg: 'DWG',
} as const;
