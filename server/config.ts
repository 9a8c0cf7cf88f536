import { accept, type Result, refuse } from '@zongheng/core';
import type { z } from 'zod';
import { SETTINGS, type Setting } from './config-settings.ts';

type Values = { -readonly [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> };

/** The settings of one installation. Limits are in bytes, minutes and hours, as their names say. */
export type Config = Readonly<Values> & {
  /** True where people reach the site by https. */
  readonly secure: boolean;
  /** Where files go when not into a folder; null = into a folder. */
  readonly s3: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  } | null;
};

/**
 * Reads the settings from the environment and the command line; the command line wins.
 *
 * `--port 8080`, `--port=8080` and, for yes/no settings, a bare `--sample` are understood. Refused, with
 * a sentence that names the setting: a value of the wrong form, an unknown flag, half an object store,
 * and an owner or portal address without DATABASE_URL. Secret values are never repeated.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Result<Config> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const value = readSetting(setting, environment, flags.value);
    if (!value.ok) return value;
    values[key] = value.value;
  }
  // Every key was just read by the schema that gives it its type.
  return complete(values as Values);
}

function readSetting(
  setting: Setting,
  environment: Readonly<Record<string, string | undefined>>,
  flags: ReadonlyMap<string, string>,
): Result<unknown> {
  const fromFlag = setting.flag === undefined ? undefined : flags.get(setting.flag);
  // An empty variable is what a compose file leaves of one that is not set.
  const given = fromFlag ?? (environment[setting.name] || undefined);
  const parsed = setting.schema.safeParse(given ?? setting.fallback ?? null);
  if (parsed.success) return accept(parsed.data);
  const where = fromFlag === undefined ? `环境变量 ${setting.name}` : `启动参数 --${setting.flag}`;
  const shown = setting.secret === true || given === undefined ? '' : `（现为“${given.slice(0, 80)}”）`;
  return refuse(
    'setting-invalid',
    `${where} 的值不正确，应为${spaced(setting.form)}${shown}。`,
    '',
    setting.name,
  );
}

/** Chinese sets a space before Latin letters and digits. */
function spaced(form: string): string {
  return /^[!-~]/.test(form) ? ` ${form}` : form;
}

function readFlags(args: readonly string[]): Result<ReadonlyMap<string, string>> {
  const known = new Map<string, Setting>(
    Object.values(SETTINGS).flatMap((setting: Setting) =>
      setting.flag === undefined ? [] : [[setting.flag, setting] as const],
    ),
  );
  const flags = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [flag = '', inline] = argument.replace(/^--/, '').split(/=(.*)/s, 2);
    const setting = argument.startsWith('--') ? known.get(flag) : undefined;
    if (setting === undefined) {
      const flagList = [...known.keys()].map((name) => `--${name}`).join('、');
      return refuse('setting-unknown', `不认识启动参数“${argument}”，可用的有 ${flagList}。`, '', argument);
    }
    if (inline !== undefined) flags.set(flag, inline);
    else if (isYesNo(setting)) flags.set(flag, '1');
    else {
      index += 1;
      flags.set(flag, args[index] ?? '');
    }
  }
  return accept(flags);
}

function isYesNo(setting: Setting): boolean {
  return setting.fallback === '0' && setting.form === '0 或 1';
}

function complete(values: Values): Result<Config> {
  const s3 = objectStore(values);
  if (!s3.ok) return s3;
  if (values.databaseUrl === null && (values.databaseOwnerUrl ?? values.databasePortalUrl) !== null) {
    const sentence = '设置了 DATABASE_OWNER_URL 或 DATABASE_PORTAL_URL，就必须设置 DATABASE_URL。';
    return refuse('setting-missing', sentence, '', SETTINGS.databaseUrl.name);
  }
  const national = nationalLines(values);
  if (!national.ok) return national;
  return accept({ ...values, secure: values.publicUrl?.startsWith('https:') === true, s3: s3.value });
}

/** Half a line to the nation is none: what is missing is said at the start, not when the first code is due. */
function nationalLines(values: Values): Result<null> {
  const { nationalInvestmentUrl, nationalAppId, nationalAppSecret, codeIssuer } = values;
  if (nationalInvestmentUrl !== null && (nationalAppId === null || nationalAppSecret === null)) {
    const missing = nationalAppId === null ? SETTINGS.nationalAppId.name : SETTINGS.nationalAppSecret.name;
    const sentence = `设置了 NATIONAL_INVESTMENT_URL，还须设置 ${missing}。`;
    return refuse('setting-missing', sentence, '', missing);
  }
  if (codeIssuer === 'national' && nationalInvestmentUrl === null) {
    const sentence = 'CODE_ISSUER 为 national 时，须设置 NATIONAL_INVESTMENT_URL。';
    return refuse('setting-missing', sentence, '', SETTINGS.nationalInvestmentUrl.name);
  }
  if (codeIssuer === 'training' && nationalInvestmentUrl !== null) {
    // Codes made here would go up as if they were real, and the centre refuses what it did not give.
    const sentence = '已接通国家平台（NATIONAL_INVESTMENT_URL），CODE_ISSUER 不能为 training。';
    return refuse('setting-conflict', sentence, '', SETTINGS.codeIssuer.name);
  }
  return accept(null);
}

function objectStore(values: Values): Result<Config['s3']> {
  const { s3Endpoint, s3Bucket, s3Region, s3AccessKeyId, s3SecretAccessKey } = values;
  const parts = { s3Endpoint, s3Bucket, s3Region, s3AccessKeyId, s3SecretAccessKey } as const;
  const missing = Object.entries(parts).flatMap(([key, value]) =>
    value === null ? [SETTINGS[key as keyof typeof parts].name] : [],
  );
  if (missing.length === 5) return accept(null);
  if (
    s3Endpoint === null ||
    s3Bucket === null ||
    s3Region === null ||
    s3AccessKeyId === null ||
    s3SecretAccessKey === null
  ) {
    return refuse(
      'setting-missing',
      `对象存储的设置不完整，还缺 ${missing.join('、')}。`,
      '',
      missing[0] ?? '',
    );
  }
  return accept({
    endpoint: s3Endpoint,
    bucket: s3Bucket,
    region: s3Region,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  });
}
