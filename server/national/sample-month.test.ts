import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Centre, startCentre } from '../../centre/index.ts';
import { openScene, PRIVATE_FORM, type Scene } from '../journey/scene.ts';
import { systemClock } from '../platform/clock/index.ts';
import { systemRandom } from '../platform/crypto/index.ts';
import { loadSample } from '../sample/index.ts';
import { sampleDeps } from '../sample/sample-fixture.ts';
import { createServices, openCatalogue } from '../services.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { type OpenBridge, openBridge } from './open-bridge.ts';
import { readLines } from './outbox/lines.ts';
import { requestResend } from './outbox/resend.ts';
import { reconcile } from './reconcile/reconcile.ts';

/**
 * A province's sample month through a centre that is down a third of the time, refuses one in twenty at random
 * and takes half a batch now and then, while the bridge is killed twice: at the end both sides agree and each
 * case stands once.
 */
const PROJECTS = 26;
const NEW_PROJECTS = 4;
/** Valid on both levels of GB 32100, nobody's, and none of the sample's. */
const CERT = '91210100MA0TEXT71C';
const FORM = { ...PRIVATE_FORM, units: PRIVATE_FORM.units.map((unit) => ({ ...unit, certNumber: CERT })) };
const CHILD = fileURLToPath(new URL('./testing/bridge-child.ts', import.meta.url));
const MOST_MS = 200_000;

let database: TestDatabase;
let far: TestDatabase;
let centre: Centre;
let centreOwner: Client;
let scene: Scene;
let mine: OpenBridge;
let child: ChildProcess | undefined;
let end: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  far = await createTestDatabase();
  const deps = await sampleDeps(database.app);
  await loadSample(deps, { endsAt: Date.now(), projects: PROJECTS });
  const centreUrl = new URL(inject('testCluster').adminUrl);
  centreUrl.pathname = `/${far.name}`;
  centre = await startCentre({
    databaseUrl: centreUrl.href,
    checkEveryMs: 100,
    onePass: true,
    seed: 'month',
  });
  centreOwner = new Client({ connectionString: centreUrl.href });
  centreOwner.on('error', () => {});
  await centreOwner.connect();
  await adoptCodes();
  scene = await openScene(database, { start: '2026-11-24 10:00', certNumber: CERT });
  const services = createServices(
    database.app,
    await openCatalogue(database.app, systemClock),
    systemClock,
    systemRandom,
  );
  mine = await openBridge({ ...reach(), services, log: { warn: () => {}, error: () => {}, info: () => {} } });
  end = [() => deps.close(), () => scene.close(), () => mine.close(), () => centreOwner.end()];
}, 120_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  for (const step of end) await step();
  await centre?.close({ dropRole: true });
  await database?.drop();
  await far?.drop();
});

const reach = () => ({
  access: { url: centre.origin, appId: centre.appId, secret: centre.secret },
  frontUrl: centre.frontUrl,
  frontSchema: centre.frontSchema,
});

/** The codes of the sample were given before the line was opened: the centre knows them. */
async function adoptCodes(): Promise<void> {
  const codes = await database.app.read<{ code: string; name: string; home: string; issued_at: string }>({
    name: 'test_codes',
    text: `SELECT c.code, p.name, c.home, c.issued_at FROM projects.issued_codes c
           JOIN projects.projects p ON p.id = c.project_id WHERE c.status = 'valid'`,
  });
  expect(codes.length).toBeGreaterThan(PROJECTS / 2);
  await centreOwner.query(
    `INSERT INTO centre.codes (code, name, division, issued_at)
     SELECT code, name, home, issued_at FROM json_to_recordset($1::json)
       AS n(code text, name text, home text, issued_at timestamptz)`,
    [JSON.stringify(codes)],
  );
}

async function startChild(): Promise<void> {
  const started = fork(CHILD, [JSON.stringify({ appUrl: database.appUrl, ...reach() })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child = started;
  await new Promise<void>((resolve, reject) => {
    started.once('message', () => resolve());
    started.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)));
  });
}

async function killChild(): Promise<void> {
  const dying = child;
  if (!dying) throw new Error('no bridge to kill');
  const gone = new Promise((resolve) => dying.once('exit', resolve));
  dying.kill('SIGKILL');
  await gone;
}

/** The pauses between two questions after a code grow to minutes; a month has them, a test has not. */
async function letTimePass(): Promise<void> {
  await database.owner.query({
    name: 'test_time_passes',
    text: `UPDATE projects.code_requests SET next_at = now() WHERE next_at > now() + interval '10 seconds'`,
  });
}

type Progress = { readonly stored: number; readonly open: number; readonly behind: number };

async function progress(): Promise<Progress> {
  const [row] = await database.app.read<Progress>({
    name: 'test_progress',
    text: `SELECT count(*) FILTER (WHERE state = 'stored')::int AS stored,
             count(*) FILTER (WHERE state <> 'stored')::int AS open,
             (SELECT count(*)::int FROM facts.heads h CROSS JOIN (VALUES ('national-investment'), ('national-construction')) AS l(reader)
              LEFT JOIN facts.cursors c ON c.reader = l.reader AND c.home = h.home
              WHERE h.position > coalesce(c.position, 0)) AS behind
           FROM national.messages WHERE current`,
  });
  if (!row) throw new Error('no count');
  return row;
}

/** What an operator does: looks at what was refused, and has it sent again. */
async function resendRefused(): Promise<void> {
  const rows = await database.app.read<{ id: string }>({
    name: 'test_refused',
    text: `SELECT id FROM national.messages WHERE current AND state = 'refused' AND refused_by = 'centre'
             AND resend_by IS NULL AND kind <> 'investment.apply' LIMIT 200`,
  });
  await requestResend(
    database.app,
    rows.map((row) => row.id),
    '示例运维人员',
  );
}

/** What a project unit does whose request for a code was refused: looks at the form and asks again. */
async function askAgain(ids: readonly string[]): Promise<number> {
  let open = 0;
  for (const id of ids) {
    const { code, version, form } = (await scene.owner.get(`/api/projects/${id}`)).json();
    if (code.status !== 'issued') open += 1;
    if (code.status === 'rejected') await scene.owner.put(`/api/projects/${id}/form`, { form, version });
  }
  return open;
}

test('a sample month through a bad centre and two kills: both sides agree, each case stands once', async () => {
  const fresh: string[] = [];
  for (let i = 0; i < NEW_PROJECTS; i += 1) fresh.push(await scene.declare(FORM));
  await startChild();
  const total = (await progress()).stored;
  expect(total).toBe(0);
  const deadline = performance.now() + MOST_MS;
  let kills = 0;
  let round = 0;
  let downRounds = 0;
  for (;;) {
    // Down for one of three turns; else it refuses one in twenty, and now and then takes half a batch.
    const down = round % 3 === 0;
    if (down) downRounds += 1;
    await centre.faults.set(
      down ? { down: true } : { refuseShare: 0.05, ...(round % 7 === 1 ? { halfBatch: true } : {}) },
    );
    await pause(800);
    round += 1;
    scene.time.now = Date.now();
    await letTimePass();
    const [{ stored, open, behind }, waiting] = [await progress(), await askAgain(fresh)];
    await resendRefused();
    if ((kills === 0 && stored > 150) || (kills === 1 && stored > 900)) {
      await killChild();
      kills += 1;
      await startChild();
    }
    if (open === 0 && behind === 0 && waiting === 0 && kills === 2 && round > 3) break;
    if (performance.now() > deadline) {
      const rest = await database.app.read({
        name: 'test_rest',
        text: `SELECT kind, state, refused_by, reason, faults, missing > 0 AS blocked, count(*)::int AS n
               FROM national.messages WHERE current AND state <> 'stored' GROUP BY 1, 2, 3, 4, 5, 6`,
      });
      const lines = await readLines(database.app);
      const where = { stored, open, behind, waiting, kills, round };
      throw new Error(
        `not at rest: ${JSON.stringify(where)}\n${JSON.stringify(lines)}\n${JSON.stringify(rest)}`,
      );
    }
  }
  expect(downRounds / round).toBeGreaterThanOrEqual(0.3);
  await centre.faults.set({});
  await killChild();

  for (const line of ['investment', 'construction'] as const) {
    const result = await reconcile({ ...mine.bridge }, line);
    expect([line, result?.state, result?.differences]).toEqual([line, 'done', 0]);
  }
  const [cases] = await database.app.read<{ n: number }>({
    name: 'test_cases',
    text: `SELECT count(*)::int AS n FROM casework.cases c JOIN projects.projects p ON p.id = c.project_id
           WHERE p.code_status = 'issued'`,
  });
  const there = await centreOwner.query<{ n: number; most: number }>(
    `SELECT count(*)::int AS n, max(k)::int AS most FROM (
       SELECT spsxslbm, count(*) AS k FROM spgl.spgl_xmspsxblxxb WHERE sjyxbs = 1 AND sjsczt = 3 GROUP BY spsxslbm) s`,
  );
  expect(there.rows[0]).toEqual({ n: cases?.n, most: 1 });
  expect(cases?.n).toBeGreaterThan(60);
  // Nothing was held at our door, and whatever the centre refused it refused for no reason of ours.
  const refusals = await database.app.read<{ detail: string; n: number }>({
    name: 'test_refusals',
    text: `SELECT detail, count(*)::int AS n FROM national.events WHERE what = 'refused' GROUP BY 1`,
  });
  const ours = refusals.filter(({ detail }) => !/随机退回|规则1：|规则2：|规则12：/.test(detail));
  expect(ours).toEqual([]);
}, 300_000);
