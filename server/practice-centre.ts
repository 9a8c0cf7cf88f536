import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Database } from './platform/database/index.ts';

/** How the stand-in for the national platform is reached. */
export type PracticeCentre = {
  readonly origin: string;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

type Address = {
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
  readonly frontUrl: string;
  readonly frontSchema: string;
};

const PROGRAM = fileURLToPath(new URL('../centre/main.ts', import.meta.url));
const DATABASE = 'centre';

/**
 * Starts the stand-in for the national platform beside a sample installation, on a database of its own in the
 * embedded server: on the first start already one sees what goes up and what comes back. It is a program of its
 * own, reached as a real centre would be, and marks every code it gives as a test code.
 */
export async function startPracticeCentre(adminUrl: string, platform: Database): Promise<PracticeCentre> {
  const child = fork(PROGRAM, ['--port', '0'], {
    env: { ...process.env, CENTRE_DATABASE_URL: await ownDatabase(adminUrl) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const address = await answerOf<Address>(child);
  child.send({ adopt: await sampleCodes(platform) });
  await answerOf(child);
  return {
    origin: address.origin,
    environment: {
      NATIONAL_INVESTMENT_URL: address.origin,
      NATIONAL_APP_ID: address.appId,
      NATIONAL_APP_SECRET: address.secret,
      NATIONAL_FRONT_URL: address.frontUrl,
      NATIONAL_FRONT_SCHEMA: address.frontSchema,
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`国家平台模拟环境没有启动(${code})`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      // What centre/main.ts sends, a program of this checkout.
      resolve(message as T);
    });
  });
}

async function ownDatabase(adminUrl: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** The sample's codes are older than the stand-in, as a province's are older than its bridge. */
function sampleCodes(platform: Database) {
  return platform.read({
    name: 'practice_codes',
    text: `SELECT c.code, p.name, c.home AS division, c.issued_at AS "issuedAt"
           FROM projects.issued_codes c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home
           WHERE c.test AND c.status = 'valid'`,
  });
}
