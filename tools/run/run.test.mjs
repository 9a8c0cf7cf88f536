import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './paths.mjs';

/** A checkout that is installed as its lock says and has nothing but the commands. */
let checkout;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  cpSync(join(root, 'tools'), join(checkout, 'tools'), { recursive: true });
  put('package.json', '{ "type": "module" }');
  put('package-lock.json', '{ "packages": {} }');
  put('node_modules/.package-lock.json', '{ "packages": {} }');
  put(`node_modules/node-linux-${process.arch}/bin/here`, '');
  symlinkSync(process.execPath, join(checkout, `node_modules/node-linux-${process.arch}/bin/node`));
});

afterEach(() => {
  rmSync(checkout, { recursive: true });
});

function put(file, text) {
  mkdirSync(dirname(join(checkout, file)), { recursive: true });
  writeFileSync(join(checkout, file), text);
}

function command(...args) {
  return spawn(process.execPath, [join(checkout, 'tools/run.mjs'), ...args], { cwd: '/' });
}

async function finish(child) {
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

describe('start', () => {
  test('runs the server with its arguments and ends with its code', async () => {
    put(
      'server/main.ts',
      `const args: string[] = process.argv.slice(2);\nconsole.log(args.join('|'));\nprocess.exit(7);`,
    );
    const { code, output } = await finish(command('start', '--sample', '--port=1 2'));
    expect([code, output]).toEqual([7, '--sample|--port=1 2\n']);
  });

  test.each(['SIGINT', 'SIGTERM'])('hands %s on once and waits for the server to finish', async (signal) => {
    put(
      'server/main.ts',
      `let seen = 0;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    seen += 1;
    setTimeout(() => { console.log(signal + ' ' + seen); process.exit(0); }, 300);
  });
}
console.log('ready');
setInterval(() => {}, 1000);`,
    );
    const child = command('start');
    const lines = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    await once(reader, 'line');
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect([code, lines]).toEqual([0, ['ready', `${signal} 1`]]);
  });

  test('a server ended by a signal shows in the code as shells show it', async () => {
    put('server/main.ts', `process.kill(process.pid, 'SIGKILL');`);
    expect((await finish(command('start'))).code).toBe(137);
  });

  test('says what is missing instead of a stack', async () => {
    const { code, errors } = await finish(command('start'));
    expect([code, errors]).toEqual([1, '缺少 server/main.ts。\n']);
  });
});

test('the last line of a check counts, and the code says whether all passed', async () => {
  put('node_modules/typescript/bin/tsc', 'process.exit(process.argv[3] === "core" ? 0 : 2)');
  put('node_modules/@biomejs/biome/bin/biome', '');
  put('core/tsconfig.json', '{}');
  const { code, output } = await finish(command('check'));
  expect(output.trimEnd().split('\n').at(-1)).toBe('2 passed, 1 failed');
  expect(code).toBe(1);
});

test('tests count together with the checks', async () => {
  put('node_modules/typescript/bin/tsc', '');
  put('node_modules/@biomejs/biome/bin/biome', '');
  put(
    'node_modules/vitest/vitest.mjs',
    `import { writeFileSync } from 'node:fs';
const file = process.argv.find((arg) => arg.startsWith('--outputFile.json=')).slice(18);
const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const report = { numPassedTests: names.length, numFailedTests: 0, testResults: [] };
writeFileSync(file, JSON.stringify(report));`,
  );
  const { code, output } = await finish(command('test', 'core', 'server/identity'));
  expect(output.trimEnd().split('\n').at(-1)).toBe('5 passed, 0 failed');
  expect(code).toBe(0);
});

test('an unknown command is answered with how to use it', async () => {
  const { code, errors } = await finish(command('begin'));
  expect(code).toBe(1);
  expect(errors).toContain('npm start');
});
