import { join } from 'node:path';
import { Client } from 'pg';
import { choosePlace, type Embedded, startEmbedded } from '../server/platform/database/index.ts';
import { type AdoptedCode, type Centre, startCentre } from './index.ts';
import { command as say } from './messages.ts';

const DEFAULT_PORT = 8090;
const DATABASE = 'centre';

const tell = (line: string) => process.stdout.write(`${line}\n`);

/** A PostgreSQL of the centre's own, beside the platform's; its data are kept. */
async function openEmbedded(): Promise<{ databaseUrl: string; embedded: Embedded }> {
  const folder = process.env.CENTRE_DATA_DIR ?? join((await choosePlace()).folder, 'centre');
  const embedded = await startEmbedded({ dataDir: folder });
  const client = new Client(embedded.adminUrl);
  await client.connect();
  try {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(embedded.adminUrl);
  url.pathname = `/${DATABASE}`;
  return { databaseUrl: url.href, embedded };
}

/** `--port 8090`, `--port=8090` or CENTRE_PORT. */
function portFrom(args: readonly string[]): number {
  const at = args.findIndex((each) => each === '--port' || each.startsWith('--port='));
  const flag = args[at]?.split('=')[1] ?? (at >= 0 ? args[at + 1] : undefined);
  const text = flag ?? process.env.CENTRE_PORT ?? String(DEFAULT_PORT);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(say.badPort(text));
  return port;
}

async function start(): Promise<() => Promise<void>> {
  const port = portFrom(process.argv.slice(2));
  const given = process.env.CENTRE_DATABASE_URL;
  const { databaseUrl, embedded } =
    given === undefined ? await openEmbedded() : { databaseUrl: given, embedded: undefined };
  let centre: Centre;
  try {
    centre = await startCentre({
      databaseUrl,
      port,
      ...(process.env.CENTRE_HOST && { host: process.env.CENTRE_HOST }),
    });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  tell(`\n${say.started(centre.origin)}\n\n${say.settings}`);
  tell(`NATIONAL_INVESTMENT_URL=${centre.origin}`);
  tell(`NATIONAL_APP_ID=${centre.appId}`);
  tell(`NATIONAL_APP_SECRET=${centre.secret}`);
  tell(`NATIONAL_FRONT_URL=${centre.frontUrl}\n`);
  tell(say.stop);
  servePlatform(centre);
  return async () => {
    await centre.close();
    await embedded?.stop();
  };
}

/** Where a platform started this process: tells it how it is reached, and ends when the platform is gone. */
function servePlatform(centre: Centre): void {
  if (process.send === undefined) return;
  process.on('message', (message: { readonly adopt?: readonly AdoptedCode[] }) => {
    centre.adoptCodes(message.adopt ?? []).then(
      () => process.send?.({ adopted: true }),
      (error: unknown) => process.stderr.write(`${String(error)}\n`),
    );
  });
  process.on('disconnect', () => process.exit(0));
  const { origin, appId, secret, frontUrl, frontSchema } = centre;
  process.send({ origin, appId, secret, frontUrl, frontSchema });
}

let stop: (() => Promise<void>) | undefined;
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (asked || stop === undefined) process.exit(130);
    asked = true;
    tell(say.stopping);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
try {
  stop = await start();
} catch (error) {
  process.stderr.write(`${say.failed(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
}
