import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseRoot, type SignedRoot } from './root-record.ts';

const HOME = /^[0-9]{6}$/;
const FILE = /^([0-9]{4}-[0-9]{2}-[0-9]{2})\.json$/;

/** Days of which a home has a file, in order. What else lies in the folder is nobody's root. */
export async function listDays(folder: string, home: string): Promise<string[]> {
  const names = await list(homeFolder(folder, home));
  return names.flatMap((name) => FILE.exec(name)?.[1] ?? []).sort();
}

/** Homes that have a folder. */
export async function listHomes(folder: string): Promise<string[]> {
  return (await list(folder)).filter((name) => HOME.test(name)).sort();
}

/** The record in a file; null where there is a file and it holds none. */
export async function readRootFile(folder: string, home: string, day: string): Promise<SignedRoot | null> {
  return parseFile(await readFile(pathOf(folder, home, day), 'utf8'));
}

/** The record in a draft; null where there is none, or half of one. */
export async function readRootDraft(folder: string, home: string, day: string): Promise<SignedRoot | null> {
  const text = await readFile(draftOf(pathOf(folder, home, day)), 'utf8').catch(unlessMissing(''));
  return parseFile(text);
}

/**
 * Writes a root under the name of a draft and brings it to the disk. One that a killed run left is written
 * over. This and publishing are done under the home's lock.
 */
export async function draftRootFile(folder: string, root: SignedRoot): Promise<void> {
  const path = pathOf(folder, root.home, root.day);
  await makeFolder(dirname(path));
  const file = await open(draftOf(path), 'w', 0o644);
  try {
    await file.writeFile(`${JSON.stringify(root, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a draft its name, so that the file is there completely or not at all, also after a power cut. */
export async function publishRootFile(folder: string, root: SignedRoot): Promise<void> {
  const path = pathOf(folder, root.home, root.day);
  await rename(draftOf(path), path);
  await flush(dirname(path));
}

function parseFile(text: string): SignedRoot | null {
  try {
    return parseRoot(JSON.parse(text));
  } catch {
    return null;
  }
}

function draftOf(path: string): string {
  return `${path}.part`;
}

function pathOf(folder: string, home: string, day: string): string {
  return join(homeFolder(folder, home), `${day}.json`);
}

/** Homes come from the database, and paths are made of them. */
function homeFolder(folder: string, home: string): string {
  if (!HOME.test(home)) throw new Error(`"${home}" is no home`);
  return join(folder, home);
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  // Every new folder is an entry in the one above it, which has to reach the disk as well.
  for (let made = folder; made.startsWith(first); made = dirname(made)) await flush(dirname(made));
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(unlessMissing<string[]>([]));
}

function unlessMissing<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return otherwise;
  };
}
