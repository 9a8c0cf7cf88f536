import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseUnavailable } from './errors.ts';
import { messages } from './messages.ts';

/** One numbered file of SQL. `digest` is of its text with line ends of one kind. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly digest: string;
};

const server = fileURLToPath(new URL('../../', import.meta.url));

/**
 * All modules' migrations in the order they are run. Numbers are unique over the whole server, so the
 * order never depends on the names of folders.
 *
 * @throws DatabaseUnavailable naming the file that breaks a rule
 */
export async function collectMigrations(root = server): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const file of glob(['*/migrations/*.sql', 'platform/*/migrations/*.sql'], { cwd: root })) {
    found.push(await readMigration(root, file));
  }
  found.sort((a, b) => a.number - b.number);
  for (const [index, migration] of found.entries()) {
    const next = found[index + 1];
    if (next?.number === migration.number) {
      const number = String(migration.number).padStart(4, '0');
      throw new DatabaseUnavailable(messages.migrationNumber(number, migration.file, next.file));
    }
  }
  return found;
}

async function readMigration(root: string, file: string): Promise<Migration> {
  const match = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/.exec(basename(file));
  if (!match) throw new DatabaseUnavailable(messages.migrationName(file));
  // A checkout with CRLF is the same migration.
  const text = (await readFile(join(root, file), 'utf8')).replaceAll('\r\n', '\n');
  if (!text.startsWith('-- Reverse: ')) throw new DatabaseUnavailable(messages.migrationReverse(file));
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { number: Number(match[1]), name: match[2] ?? '', file, text, digest };
}
