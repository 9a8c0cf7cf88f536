import { z } from 'zod';
import { databaseUrl, flagSchema, originSchema, setting, text, whole, words } from './config-setting.ts';

/** How this installation reaches the national platform: see docs/national-bridge.md. */
export const NATIONAL_SETTINGS = {
  nationalInvestmentUrl: setting({
    name: 'NATIONAL_INVESTMENT_URL',
    schema: originSchema.nullable(),
    purpose: '国家平台投资线的网址；设置后赋码申请、项目、办件、批复和监管信息经它报送。',
    form: '不带路径的网址',
  }),
  nationalAppId: setting({
    name: 'NATIONAL_APP_ID',
    schema: text.nullable(),
    purpose: '国家平台发给本省的应用标识。',
    form: '非空文本',
  }),
  nationalAppSecret: setting({
    name: 'NATIONAL_APP_SECRET',
    schema: text.nullable(),
    secret: true,
    purpose: '国家平台发给本省的签名密钥。',
    form: '非空文本',
  }),
  nationalFrontUrl: setting({
    name: 'NATIONAL_FRONT_URL',
    schema: databaseUrl.nullable(),
    secret: true,
    purpose: '工程建设线前置库的连接地址（PostgreSQL；其他数据库见 docs/national-bridge.md）。',
    form: 'postgres:// 开头的连接地址',
  }),
  nationalFrontSchema: setting({
    name: 'NATIONAL_FRONT_SCHEMA',
    schema: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/),
    fallback: 'spgl',
    purpose: '前置库中 SPGL 各表所在的模式（schema）。',
    form: '小写字母、数字和下划线',
  }),
  nationalFrontMode: setting({
    name: 'NATIONAL_FRONT_MODE',
    schema: z.enum(['direct', 'bundle']),
    fallback: 'direct',
    purpose: 'direct：直接写前置库；bundle：前置库与本网不通，用签名的离线报送包来回携带。',
    form: 'direct 或 bundle',
  }),
  nationalReportDays: setting({
    name: 'NATIONAL_REPORT_DAYS',
    schema: whole(1, 30),
    fallback: '1',
    purpose: '事情发生后几个工作日内应报送到国家平台；用于上报时效统计和提醒。',
    form: '1 至 30 的整数',
  }),
  nationalCarrierKeys: setting({
    name: 'NATIONAL_CARRIER_KEYS',
    schema: words.pipe(z.array(z.string().regex(/^04[0-9a-fA-F]{128}$/))),
    fallback: '',
    purpose: '离线报送包的携带程序的 SM2 公钥，逗号分隔；只采信由它们签名的回执。',
    form: '逗号分隔的公钥，每个以 04 开头、130 个十六进制数字',
  }),
  practiceCentre: setting({
    name: 'PRACTICE_CENTRE',
    schema: flagSchema,
    fallback: '1',
    purpose:
      '内置数据库的示例环境是否同时启动国家平台模拟环境，用来演示赋码和报送；已设置 NATIONAL_ 各项时不启动。',
    form: '0 或 1',
  }),
} as const;
