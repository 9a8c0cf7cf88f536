import { readFile, writeFile } from 'node:fs/promises';
import { listFile } from './list-file.ts';
import { type DivisionRow, makeBodies, makeWindows, SAMPLE } from './make-bodies.ts';
import { type ItemRow, makeOverrides, makeRules } from './make-implementations.ts';
import { type MapFile, makePublished } from './make-published.ts';

/**
 * Writes bodies.json, windows.json and implementations.json anew from divisions.json, items.json and the map:
 *
 *     node packs/liaoning/tools/write-samples.ts
 *
 * For the sample province only. A province that has put in its real bodies keeps these files by hand.
 */

const pack = new URL('../', import.meta.url);

/** The three files' texts, by name. */
export async function sampleFiles(): Promise<Readonly<Record<string, string>>> {
  const divisions = await rows<DivisionRow>('divisions.json');
  const items = await rows<ItemRow>('items.json');
  const bodies = makeBodies(divisions);
  const head = (source: string) => ({ version: '2025-1', source, mark: SAMPLE });
  return {
    'bodies.json': listFile(head('按区划和部门的通常名称推得,信用代码为自编且校验有效'), { rows: bodies }),
    'windows.json': listFile(head('自编'), { rows: makeWindows(bodies) }),
    'implementations.json': listFile(
      head('按部门实施;设行政审批局的地方另列;已发布的实施清单自编'),
      { rules: makeRules(items), overrides: makeOverrides(divisions, bodies, items) },
      { published: makePublished(divisions, await json<MapFile>('map/liaoning.geo.json')) },
    ),
  };
}

async function rows<Row>(file: string): Promise<readonly Row[]> {
  return (await json<{ rows: Row[] }>(file)).rows;
}

async function json<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(new URL(file, pack), 'utf8'));
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await sampleFiles())) await writeFile(new URL(name, pack), text);
}
