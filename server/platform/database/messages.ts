/** Every sentence this folder says to a person. */
export const messages = {
  linuxOnly: (system: string) =>
    `内置数据库只能在 Linux（x64 或 arm64）上运行，本机是 ${system}。请改用 Linux，或设置 DATABASE_URL 使用自备的 PostgreSQL。`,
  notInstalled: (name: string) => `缺少内置数据库的程序包 ${name}。请先执行 npm ci --ignore-scripts。`,
  alreadyRunning: (folder: string, pid: number | undefined) =>
    `平台已经在运行${pid === undefined ? '' : `（进程号 ${pid}）`}，数据目录是 ${folder}。请先停止它，或用 DATABASE_URL 另接一个数据库。`,
  cannotWrite: (folder: string, reason: string) =>
    `无法写入数据目录 ${folder}（${reason}）。请检查目录权限，或设置 DATABASE_URL 使用自备的 PostgreSQL。`,
  otherUser: (folder: string, uid: number) =>
    `数据目录 ${folder} 属于另一个用户（uid ${uid}）。请用该用户或 root 启动。`,
  unreachable: (folder: string, uid: number) =>
    `数据库进程（uid ${uid}）进不了目录 ${folder}。请放开上级目录的进入权限（chmod o+x），或换一个目录。`,
  cannotChangeUser: (uid: number, reason: string) =>
    `以 root 启动时数据库须改用 uid ${uid} 运行，但系统不允许（${reason}）。请用普通用户启动，或设置 DATABASE_URL。`,
  otherVersion: (folder: string, found: string, wanted: number) =>
    `数据目录 ${folder} 是 PostgreSQL ${found} 建立的，不能用 ${wanted} 打开。`,
  passwordsLost: (file: string) => `数据库的口令文件 ${file} 不见了或已损坏。请从备份恢复该文件。`,
  noAccount: (uid: number) =>
    `数据库要求运行它的用户（uid ${uid}）在系统中有账号（/etc/passwd）。请换一个有账号的用户启动，或设置 DATABASE_URL。`,
  initFailed: (detail: string) => `建立数据库失败：\n${detail}`,
  startFailed: (log: string, detail: string) => `数据库启动失败，日志在 ${log}：\n${detail}`,
  startTimeout: (log: string) => `数据库在规定时间内没有就绪，日志在 ${log}。`,
  stopFailed: (pid: number) => `数据库进程 ${pid} 没有在规定时间内停止。`,
  busyData: (data: string) => `仍有别的进程在使用数据目录 ${data}，无法启动数据库。`,
  socketTooLong: (folder: string) =>
    `目录 ${folder} 的路径太长，放不下数据库的连接文件。请把平台放到较短的路径下，或设置 DATABASE_URL。`,
  cannotConnect: (account: string, reason: string) => `无法连接数据库 ${account}：${reason}`,
  tooOld: (version: string) => `数据库版本是 PostgreSQL ${version}，需要 15 以上。`,
  notUtf8: (encoding: string) => `数据库的编码是 ${encoding}，需要 UTF8。请重新建库（ENCODING 'UTF8'）。`,
  migrationName: (file: string) => `迁移文件 ${file} 的名称不合规，应为“四位编号-英文名.sql”。`,
  migrationNumber: (number: string, a: string, b: string) => `迁移编号 ${number} 重复：${a} 与 ${b}。`,
  migrationReverse: (file: string) => `迁移文件 ${file} 的第一行须以“-- Reverse: ”开头，写明如何撤回。`,
  migrationChanged: (file: string) =>
    `迁移文件 ${file} 已经执行过，但内容被改动。已执行的迁移不得修改，请新增一个迁移。`,
  migrationMissing: (names: string) => `数据库里有本程序没有的迁移（${names}），数据库比程序新。请升级程序。`,
  migrationTransaction: (file: string) => `迁移文件 ${file} 不得自行开始或结束事务。`,
  migrationFailed: (file: string, reason: string) => `迁移文件 ${file} 执行失败：${reason}`,
  appUrlMissing: '设置了 DATABASE_OWNER_URL 或 DATABASE_PORTAL_URL，却没有 DATABASE_URL。请一并设置。',
  twoUrls:
    'DATABASE_OWNER_URL 与 DATABASE_PORTAL_URL 只设置了一个，另一个改用 DATABASE_URL 的账号，权限没有完全隔离。',
  oneUrl: '只设置了 DATABASE_URL：迁移、应用和公众查询将使用同一个数据库账号，数据库不再隔离三者的权限。',
} as const;
