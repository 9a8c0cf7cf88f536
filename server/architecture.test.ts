import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The rooms and their doors (ARCHITECTURE.md): what may import what, and no circle anywhere. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['core', 'server', 'web', 'bench', 'centre', 'e2e', 'packs'] as const;
const SKIPPED = new Set(['node_modules', 'dist', '.zongheng']);

type Import = { readonly file: string; readonly target: string; readonly line: number };

const files = ROOMS.flatMap((room) => sources(join(ROOT, room)));
const isTest = (file: string) =>
  /\.(test|tool)\.tsx?$/.test(file) ||
  /(^|\/)(testing|journey|permissions|test-data)\//.test(file) ||
  /-fixture\.ts$|slow-clock\.ts$/.test(file);
const imports = files.flatMap(importsOf);
const production = imports.filter((each) => !isTest(each.file));

describe('rooms', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(production.length).toBeGreaterThan(500);
  });

  it('core imports nobody, and asks no machine for anything', () => {
    const foreign = production
      .filter(({ file }) => file.startsWith('core/'))
      .filter(({ target }) => !target.startsWith('core/'));
    expect(foreign).toEqual([]);
    const asks = files
      .filter((file) => file.startsWith('core/') && !isTest(file))
      .filter((file) =>
        // The machine's own: a member of that name (办理流程) asks nothing.
        /\bDate\b(?!-)|\bIntl\b|Math\.random|(?<!\.)\bprocess\s*(\?\.|\.|\[)|=\s*process\b|\bfetch\b|\bsetTimeout\b/.test(
          code(file),
        ),
      );
    expect(asks).toEqual([]);
  });

  it('only the server talks to the database and to Fastify', () => {
    const outside = production.filter(
      ({ file, target }) =>
        /^(web|core|packs)\//.test(file) && /^(pg|kysely|fastify|graphile-worker)$/.test(target),
    );
    expect(outside).toEqual([]);
  });

  it('web knows core and nothing of the server', () => {
    const wrong = production.filter(
      ({ file, target }) =>
        file.startsWith('web/') && /^(server|bench|e2e|packs)\/|@zongheng\/server/.test(target),
    );
    expect(wrong).toEqual([]);
  });

  it('centre is no part of the province: it borrows plumbing alone, and no part of the server knows it', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (/^(bench|e2e)\//.test(file)) return false;
      if (!file.startsWith('centre/')) return /^centre\/|@zongheng\/centre/.test(target) && !isTest(file);
      const plumbing =
        /^server\/platform\//.test(target) || (isTest(file) && /^server\/testing\//.test(target));
      return /^(server|packs|web|bench|e2e)\/|@zongheng\/(server|pack-)/.test(target) && !plumbing;
    });
    expect(wrong).toEqual([]);
  });

  it('platform imports no module', () => {
    const wrong = production.filter(
      ({ file, target }) =>
        file.startsWith('server/platform/') &&
        target.startsWith('server/') &&
        !target.startsWith('server/platform/'),
    );
    expect(wrong).toEqual([]);
  });

  it('a module is entered through its index.ts only', () => {
    const wrong = production.filter(({ file, target }) => {
      const from = moduleOf(file);
      const to = moduleOf(target);
      return to !== null && from !== to && !target.endsWith('/index.ts');
    });
    expect(wrong).toEqual([]);
  });

  it('have no circle, neither between modules nor between files', () => {
    const edge = (of: (path: string) => string | null) =>
      production.flatMap(({ file, target }): [string, string][] => {
        const [from, to] = [of(file), of(target)];
        return from !== null && to !== null && from !== to ? [[from, to]] : [];
      });
    expect(circle(edge(moduleOf))).toEqual([]);
    expect(circle(edge((path) => (/\.(ts|tsx|json)$/.test(path) ? path : null)))).toEqual([]);
  });
});

/** The module a file belongs to: a folder of server/ or core/, one level deeper in platform. */
function moduleOf(path: string): string | null {
  const parts = path.split('/');
  if (parts[0] === 'core') return parts.length > 2 ? `core/${parts[1]}` : null;
  if (parts[0] !== 'server' || parts.length < 3) return null;
  return parts[1] === 'platform' ? `server/platform/${parts[2]}` : `server/${parts[1]}`;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [relative(ROOT, path)] : [];
  });
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .forEach((line, i) => {
      const match = /(?:from|import)\s*\(?\s*'([^']+)'/.exec(line);
      if (!match?.[1] || /^\s*(\*|\/\/)/.test(line)) return;
      found.push({ file, target: targetOf(file, match[1]), line: i + 1 });
    });
  return found;
}

/** Where an import leads, as a path below the root; npm packages keep their name. */
function targetOf(file: string, text: string): string {
  if (text.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(file), text));
  const own = /^@zongheng\/core(?:\/(\w+))?$/.exec(text);
  if (own) return own[1] === undefined ? 'core/index.ts' : `core/${own[1]}/index.ts`;
  return text;
}

/** The text of a file without comments and strings. */
function code(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'[^'\n]*'|`[^`]*`/g, "''");
}

/** One circle of a graph, as the list of its nodes; empty if there is none. */
function circle(edges: readonly (readonly [string, string])[]): string[] {
  const next = Map.groupBy(edges, ([from]) => from);
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string[] => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return [];
    for (const [, to] of next.get(node) ?? []) {
      const found = walk(to, [...path, node]);
      if (found.length > 0) return found;
    }
    done.add(node);
    return [];
  };
  for (const node of next.keys()) {
    const found = walk(node, []);
    if (found.length > 0) return found;
  }
  return [];
}
