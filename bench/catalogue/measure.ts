import {
  bookOf,
  type Catalogue,
  createCatalogue,
  createGuideSearch,
  describeProblems,
  loadPack,
  matrixOf,
} from '../../server/catalogue/index.ts';
import { openLaw } from '../../server/law.ts';
import { systemRandom } from '../../server/platform/crypto/index.ts';
import { createPool, openDatabases } from '../../server/platform/database/index.ts';
import { createServices, openCatalogue, PACK_FOLDER } from '../../server/services.ts';
import type { ClusterUrls } from '../cluster.ts';
import { describeMachine } from '../machine.ts';
import { timed } from '../timed.ts';
import { generateVersions } from './generate.ts';
import { questionsFor } from './questions.ts';
import { openPublicSite } from './site.ts';

const CLIENTS = 16;

export type CatalogueOptions = {
  /** How many items of the pack are taken, and how many times over in the larger catalogue. */
  readonly items: number;
  readonly times: number;
  /** Searches at each size, at sixteen clients. */
  readonly searches: number;
};

/** Milliseconds, at one size. */
export type CatalogueSpeeds = {
  readonly items: number;
  readonly implementations: number;
  /** A page that says always the same, through the same server. */
  readonly floor: readonly number[];
  readonly pages: readonly number[];
  readonly json: readonly number[];
  /** The first search after the catalogue changed, which builds the index. */
  readonly firstSearch: number;
  /** The matrix of the whole province, made and written as JSON. */
  readonly matrix: readonly number[];
};

export type CatalogueBench = {
  readonly machine: readonly string[];
  readonly one: CatalogueSpeeds;
  readonly many: CatalogueSpeeds;
};

/** Searches for guides and the matrix, in a catalogue of the real size and in one so many times as large. */
export async function measureCatalogue(
  urls: ClusterUrls,
  { items, times, searches }: CatalogueOptions,
  say: (text: string) => void = () => {},
): Promise<CatalogueBench> {
  const databases = openDatabases(urls, { max: 20 });
  const owner = createPool(urls.ownerUrl, { max: 1 });
  const clock = { now: () => Date.parse('2026-11-03T02:00:00.000Z') + Math.floor(performance.now()) };
  const loaded = loadPack(PACK_FOLDER);
  if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
  const pack = loaded.value;
  try {
    // Entered once as at a start: what is measured has books of its own, beside the database.
    const standards = (await openCatalogue(databases.app, clock)).items().slice(0, items);
    const at = async (copies: number): Promise<CatalogueSpeeds> => {
      const book = bookOf(generateVersions(pack, standards, copies), clock);
      const law = await openLaw(databases.app, (division) => pack.lineage(division), book);
      const catalogue = createCatalogue(pack, book, law);
      const services = createServices(databases.app, catalogue, clock, systemRandom);
      const site = await openPublicSite(services, databases.portal, CLIENTS);
      try {
        const firstSearch = once(() => createGuideSearch(() => catalogue)({ q: '施工许可' }));
        const asked = questionsFor(catalogue);
        const ask = (path: string) => (turn: number) => site.get(`${path}?${asked[turn % asked.length]}`);
        // What is compiled and kept at the first call of each.
        for (const path of ['/guides', '/api/public/guides']) await timed(asked.length, 1, ask(path));
        const floor = await timed(searches, CLIENTS, () => site.get('/verify'));
        const pages = await timed(searches, CLIENTS, ask('/guides'));
        const json = await timed(searches, CLIENTS, ask('/api/public/guides'));
        const matrix = measureMatrix(catalogue, book);
        const implementations = catalogue.implementations().length;
        say(`${implementations} implementations measured`);
        return { items: catalogue.items().length, implementations, floor, pages, json, firstSearch, matrix };
      } finally {
        await site.close();
      }
    };
    const one = await at(1);
    const many = await at(times);
    return { machine: await describeMachine(owner), one, many };
  } finally {
    await Promise.all([owner.end(), databases.close()]);
  }
}

function measureMatrix(catalogue: Catalogue, book: Parameters<typeof matrixOf>[1]): number[] {
  return Array.from({ length: 7 }, () =>
    once(() => JSON.stringify(matrixOf(catalogue, book, [], {}, null))),
  ).slice(2);
}

function once(call: () => unknown): number {
  const since = performance.now();
  call();
  return performance.now() - since;
}
