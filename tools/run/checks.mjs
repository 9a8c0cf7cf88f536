import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { say, secondsSince } from './messages.mjs';
import { cache, has, node, root } from './paths.mjs';
import { ensureWebBuilt } from './web.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** @param {string[]} args */
const onNode = (args) => run(node, args, { cwd: root });

const types = (/** @type {string} */ folder) => async () => (await onNode([tsc, '-p', folder])) === 0;

/** Types and lint, one result a step. @returns {Promise<Tally>} */
export async function runChecks() {
  const steps = [
    ['类型检查 core', has('core/tsconfig.json'), types('core')],
    ['类型检查 server 等', true, types('.')],
    ['类型检查 web', has('web/tsconfig.json'), types('web')],
    ['代码规范', true, async () => (await onNode([biome, 'check', '.'])) === 0],
  ];
  return runSteps(steps);
}

/** What the tests in the browser need besides. @returns {Promise<Tally>} */
export async function runBuild() {
  const build = () =>
    ensureWebBuilt().then(
      () => true,
      (error) => {
        say(error.message);
        return false;
      },
    );
  return runSteps([['构建网页', has('web/index.html'), build]]);
}

/**
 * @param {[name: string, there: boolean, work: () => Promise<boolean>][]} steps
 * @returns {Promise<Tally>}
 */
async function runSteps(steps) {
  const tally = { passed: 0, failed: 0 };
  for (const [name, there, work] of steps) {
    if (!there) continue;
    say(`▶ ${name}`);
    const since = performance.now();
    const ok = await work();
    tally[ok ? 'passed' : 'failed'] += 1;
    say(`${ok ? '✓' : '✗'} ${name}（${secondsSince(since)} 秒）`);
  }
  return tally;
}

/** Runs vitest with the caller's arguments. @param {string[]} args @returns {Promise<Tally>} */
export async function runTests(args) {
  say('▶ 测试');
  const since = performance.now();
  const report = join(cache, `vitest-${process.pid}.json`);
  mkdirSync(cache, { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await onNode([vitest, 'run', ...reporters, ...args]);
  const tally = count(readReport(report), code);
  rmSync(report, { force: true });
  say(`${tally.failed === 0 ? '✓' : '✗'} 测试（${secondsSince(since)} 秒）`);
  return tally;
}

/**
 * Counts what vitest reports. A file that cannot be loaded has no tests, an error outside of any test
 * and a run that ends early show in the exit code only: each counts as a failure, never as nothing.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {number} code
 * @returns {Tally}
 */
export function count(report, code) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
