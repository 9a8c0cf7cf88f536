/** Sentences for the person who operates the platform; they name files, never keys. */
export const cryptoMessages = {
  keyOpenToOthers: (path: string): string =>
    `签名密钥文件 ${path} 可被其他用户读取，拒绝使用。请改为仅属主可读写（chmod 600），并评估密钥是否已泄露。`,
  keyDamaged: (path: string): string =>
    `签名密钥文件 ${path} 不是有效的SM2密钥对。请从备份恢复；换新密钥会使旧签名无法用本机密钥核验。`,
  keyGone: (path: string): string => `签名密钥文件 ${path} 刚建立就被移走，无法启动签名。`,
  passwordHashDamaged: '口令散列格式不符，无法核对。请为该用户重置口令。',
};
