import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BundleWorld, openBundleWorld } from '../testing/bundle-world.ts';
import { takeAnswer } from './take-answer.ts';

/** The command as it is called on the far side, against a centre that checks by itself. */
const PROGRAM = fileURLToPath(new URL('./carry-main.ts', import.meta.url));

let world: BundleWorld;
let key: string;
beforeAll(async () => {
  world = await openBundleWorld({ centre: { checkEveryMs: 50 } });
  const id = await world.scene.declare();
  await world.work();
  await world.scene.file(['soil'], { projectId: id });
  await world.work();
  key = join(world.folder, 'platform.json');
  await writeFile(key, JSON.stringify({ publicKey: world.platform.publicKey }));
});
afterAll(() => world?.close());

async function command(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: '/', env: { INIT_CWD: dirname(key) } });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

test('the command carries a bundle there and its answer back', async () => {
  const { rows } = await world.bundle();
  await world.hand(1);
  const shown = await command('--show-key', '--key', 'platform.json');
  const carrier = /04[0-9a-f]{128}/.exec(shown.output)?.[0] ?? '';
  expect(shown).toMatchObject({ code: 0, errors: '' });
  expect((await stat(join(world.folder, 'carrier-key.json'))).mode & 0o777).toBe(0o600);

  const walk = ['--bundle', '1.zhb', '--key', 'platform.json', '--out', 'a.zhb', '--wait', '20'];
  const front = ['--front', world.centre.frontUrl, '--schema', world.centre.frontSchema];
  const done = await command(...walk, ...front);
  expect(done, done.errors).toMatchObject({ code: 0 });
  expect(done.output).toContain(`入库 ${rows},`);
  const answer = await readFile(join(world.folder, 'a.zhb'));
  expect(await takeAnswer({ ...world.answers, carriers: [carrier] }, answer)).toMatchObject({
    ok: true,
    value: { stored: rows, moved: rows },
  });

  const again = await command(...walk, ...front);
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining('已经搬运过')]);
});

test('the command says what is missing, wrong or down', async () => {
  expect(await command()).toMatchObject({ code: 2, errors: expect.stringContaining('用法') });
  expect(await command('--colour', 'red')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('用法'),
  });
  expect(await command('--key', 'none.json')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('公钥'),
  });
  const walk = ['--bundle', '1.zhb', '--key', 'platform.json', '--out', 'b.zhb', '--again'];
  const closed = await command(...walk, '--front', 'postgres://nobody@127.0.0.1:1/none');
  expect([closed.code, closed.errors]).toEqual([1, expect.stringContaining('连接不上')]);
});
