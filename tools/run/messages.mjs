/** Every sentence the commands say to a person. */
export const messages = {
  system: (name) =>
    `本平台只能在 Linux（x64 或 arm64）上运行，本机是 ${name}。Windows 或 macOS 请使用 Linux 虚拟机或容器。`,
  oldNode: (version) => `需要 Node.js 20 以上版本来安装，本机是 ${version}。`,
  usage:
    '用法：npm start | npm test | npm run check | npm run bench | npm run centre | npm run carry | npm run screenshots',
  installing: '正在安装依赖（npm ci）……',
  stillInstalling: (seconds) => `  仍在安装，已用 ${seconds} 秒`,
  installed: (seconds) => `依赖已装好，用时 ${seconds} 秒。`,
  installFailed: '依赖安装失败，请检查网络与上面的提示后重试。',
  nodeMissing: (path) => `依赖已安装，但缺少随附的 Node 24（${path}）。请确认安装时没有省略可选依赖。`,
  nodeBroken: (path) => `随附的 Node 24 无法在本机运行（${path}）。它需要 glibc 2.28 以上的 Linux。`,
  waiting: '另一个命令正在安装或构建，等它完成……',
  building: '正在构建网页……',
  built: (seconds) => `网页已构建，用时 ${seconds} 秒。`,
  buildFailed: '网页构建失败。',
  missing: (file) => `缺少 ${file}。`,
};

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** What ends a command with a sentence instead of a stack. */
export class Failure extends Error {}

/** @param {number} since of `performance.now()` */
export function secondsSince(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
