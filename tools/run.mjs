import { join } from 'node:path';
import { runBuild, runChecks, runTests } from './run/checks.mjs';
import { forwardSignals, run } from './run/child.mjs';
import { ensureHome } from './run/home.mjs';
import { ensureInstalled } from './run/install.mjs';
import { Failure, messages, say } from './run/messages.mjs';
import { has, node, root } from './run/paths.mjs';
import { ensureWebBuilt } from './run/web.mjs';

/**
 * The commands of package.json. Plain JavaScript without dependencies, for any Node from 20 on: it runs
 * before anything is installed. Everything after that runs on the Node 24 that npm brings.
 *
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const commands = {
  start: async (args) => {
    await ensureWebBuilt();
    // The server passes signals on to its own worker process.
    return run(node, [entry('server/main.ts'), ...args], { cwd: root }, { group: false });
  },
  test: async (args) => {
    const results = [await runChecks(), await runBuild(), await runTests(args)];
    return conclude(results);
  },
  check: async () => conclude([await runChecks()]),
  bench: async (args) => run(node, [entry('bench/main.ts'), ...args], { cwd: root }),
  centre: async (args) => run(node, [entry('centre/main.ts'), ...args], { cwd: root }, { group: false }),
  carry: async (args) => run(node, [entry('server/national/bundles/carry-main.ts'), ...args], { cwd: root }),
  screenshots: async (args) => {
    await ensureWebBuilt();
    return run(node, [entry('e2e/screenshots.ts'), ...args], { cwd: root });
  },
};

/** @param {string} file */
function entry(file) {
  if (!has(file)) throw new Failure(messages.missing(file));
  return join(root, file);
}

/** The one line a machine reads, last. @param {import('./run/checks.mjs').Tally[]} results */
function conclude(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {string[]} argv */
async function main([name = '', ...args]) {
  const command = commands[name];
  if (command === undefined) throw new Failure(messages.usage);
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Failure(messages.system(`${process.platform} ${process.arch}`));
  }
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Failure(messages.oldNode(process.version));
  // Whatever the umask hides from others, the owner can always read his own files.
  process.umask(process.umask() & 0o077);
  ensureHome();
  forwardSignals();
  await ensureInstalled();
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
