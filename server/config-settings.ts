import { z } from 'zod';
import { NATIONAL_SETTINGS } from './config-national.ts';
import {
  databaseUrl,
  flagSchema,
  originSchema,
  type Setting,
  setting,
  text,
  whole,
  words,
} from './config-setting.ts';

export type { Setting };

/** Types of files that may be uploaded; each is recognised by its content. */
export const FILE_TYPES = ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png', 'dwg'] as const;

/**
 * Every setting there is. docs/operations.md carries the same table; a test holds the two together.
 */
export const SETTINGS = {
  host: setting({
    name: 'HOST',
    flag: 'host',
    schema: text,
    fallback: '127.0.0.1',
    purpose: '监听的网卡地址。对外提供服务请放在反向代理之后，或设为 0.0.0.0。',
    form: 'IP 地址或主机名',
  }),
  port: setting({
    name: 'PORT',
    flag: 'port',
    schema: whole(0, 65_535),
    fallback: '8080',
    purpose: '监听的端口；0 表示由系统选一个空闲端口。',
    form: '0 至 65535 的整数',
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    flag: 'public-url',
    schema: originSchema.nullable(),
    purpose: '用户访问本系统的网址；二维码和通知里的链接由它生成。为 https 时登录凭证只经加密连接传送。',
    form: '不带路径的网址，如 https://tzxm.example.cn',
  }),
  trustedProxies: setting({
    name: 'TRUSTED_PROXIES',
    schema: words.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
    fallback: '',
    purpose: '反向代理的地址，逗号分隔；只有来自这些地址的 X-Forwarded-For 才被采信。',
    form: '逗号分隔的 IP 地址或网段',
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    schema: databaseUrl.nullable(),
    secret: true,
    purpose: '自备 PostgreSQL 的应用账号连接地址；不设则启动内置数据库。',
    form: 'postgres:// 开头的连接地址',
  }),
  databaseOwnerUrl: setting({
    name: 'DATABASE_OWNER_URL',
    schema: databaseUrl.nullable(),
    secret: true,
    purpose: '自备 PostgreSQL 的属主账号连接地址，只用于升级表结构。',
    form: 'postgres:// 开头的连接地址',
  }),
  databasePortalUrl: setting({
    name: 'DATABASE_PORTAL_URL',
    schema: databaseUrl.nullable(),
    secret: true,
    purpose: '自备 PostgreSQL 的公众查询账号连接地址，只能读公开视图。',
    form: 'postgres:// 开头的连接地址',
  }),
  databasePool: setting({
    name: 'DATABASE_POOL',
    schema: whole(1, 200),
    fallback: '10',
    purpose: '每个进程保持的数据库连接数上限。',
    form: '1 至 200 的整数',
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    flag: 'data-dir',
    schema: text.nullable(),
    purpose: '内置数据库和上传文件的存放目录；不设则由系统按安装位置选定。',
    form: '目录路径',
  }),
  sample: setting({
    name: 'SAMPLE',
    flag: 'sample',
    schema: flagSchema,
    fallback: '0',
    purpose: '向自备数据库装入示例数据（内置数据库首次启动时会自动装入）。',
    form: '0 或 1',
  }),
  sampleProjects: setting({
    name: 'SAMPLE_PROJECTS',
    schema: whole(0, 5000),
    fallback: '310',
    purpose: '示例数据的项目个数；0 表示不装入示例数据。',
    form: '0 至 5000 的整数',
  }),
  codeIssuer: setting({
    name: 'CODE_ISSUER',
    schema: z.enum(['none', 'national', 'training']),
    fallback: 'none',
    purpose:
      '项目代码由谁赋予。national：国家平台（须设置 NATIONAL_INVESTMENT_URL）；none：还没有接通，项目等待赋码；training：本机赋测试代码，仅用于培训、测试和演示，代码处处标明“测试”。示例环境没有另设时，由随之启动的国家平台模拟环境赋测试代码。',
    form: 'none、national 或 training',
  }),
  ...NATIONAL_SETTINGS,
  processes: setting({
    name: 'PROCESSES',
    flag: 'processes',
    schema: z.enum(['all', 'web', 'work']),
    fallback: 'all',
    purpose: '本次启动哪些进程。web：页面和接口；work：赋码、定时任务和后续处理；all：两者都启动。',
    form: 'all、web 或 work',
  }),
  practice: setting({
    name: 'PRACTICE',
    flag: 'practice',
    schema: flagSchema,
    fallback: '0',
    purpose: '标明本系统用于演练，每个页面都显示提示。',
    form: '0 或 1',
  }),
  filesDir: setting({
    name: 'FILES_DIR',
    schema: text.nullable(),
    purpose: '上传文件的存放目录；不设则在 DATA_DIR 之内。使用对象存储时只作上传中转。',
    form: '目录路径',
  }),
  fileLimit: setting({
    name: 'FILES_MAX_MB',
    schema: whole(1, 2048),
    fallback: '100',
    purpose: '单个上传文件的大小上限（MB）。',
    form: '1 至 2048 的整数',
  }),
  fileTypes: setting({
    name: 'FILES_TYPES',
    schema: words.pipe(z.array(z.enum(FILE_TYPES)).min(1)),
    fallback: FILE_TYPES.join(','),
    purpose: '允许上传的文件类型，逗号分隔；按文件内容识别，不看扩展名。',
    form: `${FILE_TYPES.join('、')} 中的一种或几种，逗号分隔`,
  }),
  s3Endpoint: setting({
    name: 'S3_ENDPOINT',
    schema: originSchema.nullable(),
    purpose: '对象存储（S3 接口）的网址；设置后文件存入对象存储，以下四项也须设置。',
    form: '不带路径的网址',
  }),
  s3Bucket: setting({
    name: 'S3_BUCKET',
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .nullable(),
    purpose: '对象存储的桶名。',
    form: '3 至 63 个小写字母、数字、点或短横',
  }),
  s3Region: setting({
    name: 'S3_REGION',
    schema: text.nullable(),
    purpose: '对象存储的区域。',
    form: '区域名，如 cn-north-1',
  }),
  s3AccessKeyId: setting({
    name: 'S3_ACCESS_KEY_ID',
    schema: text.nullable(),
    secret: true,
    purpose: '对象存储的访问标识。',
    form: '非空文本',
  }),
  s3SecretAccessKey: setting({
    name: 'S3_SECRET_ACCESS_KEY',
    schema: text.nullable(),
    secret: true,
    purpose: '对象存储的访问密钥。',
    form: '非空文本',
  }),
  sessionIdleMinutes: setting({
    name: 'SESSION_IDLE_MINUTES',
    schema: whole(1, 1440),
    fallback: '30',
    purpose: '无操作多少分钟后须重新登录。',
    form: '1 至 1440 的整数',
  }),
  sessionHours: setting({
    name: 'SESSION_HOURS',
    schema: whole(1, 168),
    fallback: '12',
    purpose: '登录后最长多少小时须重新登录。',
    form: '1 至 168 的整数',
  }),
  loginFailures: setting({
    name: 'LOGIN_FAILURES',
    schema: whole(1, 1000),
    fallback: '5',
    purpose: '同一用户名在一个时间窗内允许登录失败的次数，超过即暂停该用户名登录。',
    form: '1 至 1000 的整数',
  }),
  loginFailuresPerAddress: setting({
    name: 'LOGIN_FAILURES_PER_ADDRESS',
    schema: whole(1, 100_000),
    fallback: '100',
    purpose: '同一来源地址在一个时间窗内允许登录失败的次数；一个单位可能共用一个地址，宜取大。',
    form: '1 至 100000 的整数',
  }),
  loginWindowMinutes: setting({
    name: 'LOGIN_WINDOW_MINUTES',
    schema: whole(1, 1440),
    fallback: '15',
    purpose: '登录失败计数的时间窗（分钟）。',
    form: '1 至 1440 的整数',
  }),
  bodyLimitKb: setting({
    name: 'BODY_MAX_KB',
    schema: whole(16, 65_536),
    fallback: '1024',
    purpose: '除文件外，一次提交内容的大小上限（KB）。',
    form: '16 至 65536 的整数',
  }),
  idempotencyHours: setting({
    name: 'IDEMPOTENCY_HOURS',
    schema: whole(1, 720),
    fallback: '72',
    purpose: '同一次提交重复送达时，系统记住首次结果的小时数。',
    form: '1 至 720 的整数',
  }),
  metricsToken: setting({
    name: 'METRICS_TOKEN',
    schema: z.string().min(16).nullable(),
    secret: true,
    purpose: '读取 /metrics 的令牌；不设则只有本机可以读取。',
    form: '至少 16 个字符的文本',
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    flag: 'log-level',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    fallback: 'info',
    purpose: '日志的详细程度。',
    form: 'debug、info、warn、error、silent 之一',
  }),
} as const;
