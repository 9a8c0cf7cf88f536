import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { SETTINGS, type Setting } from './config-settings.ts';

const S3 = {
  S3_ENDPOINT: 'https://s3.example.cn',
  S3_BUCKET: 'files',
  S3_REGION: 'cn-north-1',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

function load(env: Record<string, string> = {}, args: string[] = []) {
  const result = loadConfig(env, args);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}
function sentence(env: Record<string, string>, args: string[] = []): string {
  const result = loadConfig(env, args);
  return result.ok ? 'accepted' : result.refusal.message;
}

describe('settings', () => {
  test('all have a default that is itself in order', () => {
    expect(load()).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: null,
      secure: false,
      databaseUrl: null,
      s3: null,
      sample: false,
      trustedProxies: [],
      fileTypes: ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png', 'dwg'],
      sessionIdleMinutes: 30,
    });
  });

  test('come from the environment, and the command line wins', () => {
    expect(load({ PORT: '81', LOG_LEVEL: 'warn' }, ['--port', '82', '--sample'])).toMatchObject({
      port: 82,
      logLevel: 'warn',
      sample: true,
    });
    expect(load({}, ['--port=83', '--practice=0', '--public-url=https://a.example.cn'])).toMatchObject({
      port: 83,
      practice: false,
      publicUrl: 'https://a.example.cn',
      secure: true,
    });
  });

  test('left empty count as not set', () => {
    expect(load({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  test('of lists are split', () => {
    expect(load({ TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,::1', FILES_TYPES: 'pdf,ofd' })).toMatchObject({
      trustedProxies: ['10.0.0.1', '10.1.0.0/16', '::1'],
      fileTypes: ['pdf', 'ofd'],
    });
  });

  test.each([
    [{ PORT: '70000' }, '环境变量 PORT 的值不正确，应为 0 至 65535 的整数（现为“70000”）。'],
    [{ PORT: 'web' }, '环境变量 PORT 的值不正确，应为 0 至 65535 的整数（现为“web”）。'],
    [
      { PUBLIC_URL: 'ftp://x.cn' },
      '环境变量 PUBLIC_URL 的值不正确，应为不带路径的网址，如 https://tzxm.example.cn（现为“ftp://x.cn”）。',
    ],
    [{ PUBLIC_URL: 'https://x.cn/path' }, '环境变量 PUBLIC_URL 的值不正确'],
    [{ TRUSTED_PROXIES: '10.0.0.999' }, '环境变量 TRUSTED_PROXIES 的值不正确'],
    [
      { FILES_TYPES: 'pdf,exe' },
      '环境变量 FILES_TYPES 的值不正确，应为 pdf、ofd、docx、xlsx、jpg、png、dwg 中的一种或几种',
    ],
    [{ FILES_TYPES: ',' }, '环境变量 FILES_TYPES 的值不正确'],
    [{ LOG_LEVEL: 'loud' }, '应为 debug、info、warn、error、silent 之一'],
    [{ SAMPLE: 'yes' }, '环境变量 SAMPLE 的值不正确，应为 0 或 1'],
    [{ SESSION_IDLE_MINUTES: '0' }, '环境变量 SESSION_IDLE_MINUTES 的值不正确'],
    [{ METRICS_TOKEN: 'short' }, '环境变量 METRICS_TOKEN 的值不正确，应为至少 16 个字符的文本。'],
    [
      { DATABASE_URL: 'mysql://root:geheim@x/y' },
      '环境变量 DATABASE_URL 的值不正确，应为 postgres:// 开头的连接地址。',
    ],
    [{ DATABASE_OWNER_URL: 'postgres://x/y' }, '就必须设置 DATABASE_URL。'],
    [{ ...S3, S3_REGION: '', S3_BUCKET: '' }, '对象存储的设置不完整，还缺 S3_BUCKET、S3_REGION。'],
    [{ ...S3, S3_BUCKET: 'Files_1' }, '环境变量 S3_BUCKET 的值不正确'],
  ])('%o are refused by name', (env, text) => {
    expect(sentence(env)).toContain(text);
  });

  test.each([
    [['--prot', '80'], '不认识启动参数“--prot”，可用的有 --host、--port'],
    [['8080'], '不认识启动参数“8080”'],
    [['--port'], '启动参数 --port 的值不正确'],
    [['--port', 'x'], '启动参数 --port 的值不正确，应为 0 至 65535 的整数（现为“x”）。'],
  ])('arguments %o are refused by name', (args, text) => {
    expect(sentence({}, args)).toContain(text);
  });

  const LINE = {
    NATIONAL_INVESTMENT_URL: 'https://centre.example.cn',
    NATIONAL_APP_ID: 'ln',
    NATIONAL_APP_SECRET: 's',
  };
  test.each([
    [{ NATIONAL_INVESTMENT_URL: LINE.NATIONAL_INVESTMENT_URL }, '还须设置 NATIONAL_APP_ID'],
    [{ ...LINE, NATIONAL_APP_SECRET: '' }, '还须设置 NATIONAL_APP_SECRET'],
    [{ CODE_ISSUER: 'national' }, '须设置 NATIONAL_INVESTMENT_URL'],
    [{ ...LINE, CODE_ISSUER: 'training' }, 'CODE_ISSUER 不能为 training'],
    [{ NATIONAL_FRONT_SCHEMA: 'x; drop' }, '环境变量 NATIONAL_FRONT_SCHEMA 的值不正确'],
  ])('half a line to the nation, or test codes beside it, %o, is refused', (env, text) => {
    expect(sentence(env)).toContain(text);
  });

  test('that are secret are never repeated', () => {
    expect(sentence({ DATABASE_URL: 'mysql://root:geheim@x/y' })).not.toContain('geheim');
  });

  test('of an object store make one', () => {
    expect(load(S3).s3).toEqual({
      endpoint: 'https://s3.example.cn',
      bucket: 'files',
      region: 'cn-north-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
  });
});

test('the operations handbook has every setting, with its flag and default', async () => {
  const handbook = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
  for (const setting of Object.values(SETTINGS) as Setting[]) {
    const flag = setting.flag === undefined ? '' : ` \`--${setting.flag}\``;
    const fallback =
      setting.fallback === undefined || setting.fallback === '' ? '不设' : `\`${setting.fallback}\``;
    const row = `| \`${setting.name}\`${flag} | ${fallback} | ${setting.purpose} | ${setting.form} |`;
    expect(handbook).toContain(row);
  }
});
