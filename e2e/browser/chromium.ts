import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ownPackage from '../package.json' with { type: 'json' };
import { alone, cache, node24 } from '../tools.ts';
import { fontConfig } from './fonts.ts';

/** How to start the Chromium that npm brings. */
export type Chromium = { readonly executable: string; readonly environment: Record<string, string> };

/**
 * Unpacks Chromium (210 MB, two seconds) where that has not been done, and says how to start it. It needs
 * nothing of the system, not even a home: its libraries and font come from npm.
 */
export async function ensureChromium(): Promise<Chromium> {
  if (process.arch !== 'x64') {
    throw new Error(`@sparticuz/chromium has no browser for ${process.arch}; browser tests run on x64.`);
  }
  const folder = join(cache, `chromium-${ownPackage.dependencies['@sparticuz/chromium']}`);
  if (!existsSync(folder)) {
    await alone(async () => {
      // Another command may have done it while this one waited.
      if (!existsSync(folder)) await unpack(folder);
    });
  }
  const configuration = join(folder, 'fonts.conf');
  await writeFonts(configuration, join(folder, 'font-cache'));
  return {
    executable: join(folder, 'chromium'),
    // Nothing of the caller's environment: a proxy or a language set there must not decide a test.
    environment: {
      HOME: join(folder, 'home'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: configuration,
      PATH: '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      TZ: 'Asia/Shanghai',
    },
  };
}

/** Beside the final place, then a rename: one killed half way leaves nothing half made. */
async function unpack(folder: string): Promise<void> {
  const workshop = `${folder}.new`;
  await rm(workshop, { recursive: true, force: true });
  await mkdir(join(workshop, 'home'), { recursive: true });
  const program = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));
  const env = { TMPDIR: workshop, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(node24, [program], { env });
  for (const part of ['chromium', 'al2023/lib/libnss3.so', 'libGLESv2.so']) {
    if (!existsSync(join(workshop, part))) throw new Error(`Chromium was unpacked without its ${part}.`);
  }
  // Its own font knows no Chinese, and the archive leaves it to an account that may be somebody's here.
  await rm(join(workshop, 'fonts'), { recursive: true });
  await rename(workshop, folder);
}

/** Written anew where it is not as it should be: the checkout may have been moved. */
async function writeFonts(file: string, fontCache: string): Promise<void> {
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')));
  const wanted = fontConfig({ fonts, cache: fontCache });
  if ((await readFile(file, 'utf8').catch(() => '')) === wanted) return;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, wanted);
  await rename(draft, file);
}
