import type { ClusterUrls } from '../cluster.ts';
import { describeMachine } from '../machine.ts';
import { type CodeRequests, measureCodeRequests } from './code-request.ts';
import { type Door, measureDoor } from './door.ts';
import { type Family, measureFamily } from './family.ts';
import { checkOrder, type Order } from './order.ts';
import { measureOutage, type Outage } from './outage.ts';
import { runUntilStored } from './run-bridge.ts';
import { makeTemplate } from './template.ts';
import { openNationalBench } from './world.ts';

export type NationalOptions = {
  /** Projects, of five cases each, taken through the platform's own doors. */
  readonly projects: number;
  /** Messages that wait after the outage, about. */
  readonly rows: number;
  readonly floorRows: number;
  /** Messages a round beside the refused family, about; and its children. */
  readonly familyRows: number;
  readonly children: number;
  readonly familyRounds: number;
  readonly codeRounds: number;
  readonly codeRequests: number;
  readonly slowMs: number;
};

export type National = {
  readonly machine: readonly string[];
  /** Messages of one project. */
  readonly each: number;
  readonly door: Door;
  readonly outage: Outage;
  readonly family: Family;
  readonly codes: CodeRequests;
  /** After everything. */
  readonly end: Order;
};

/** All measurements of the bridge, one after the other on one pair of databases. */
export async function measureNational(
  urls: ClusterUrls,
  options: NationalOptions,
  tell: (line: string) => void = () => {},
): Promise<National> {
  const bench = await openNationalBench(urls, options.projects);
  try {
    const machine = await describeMachine(bench.databases.app.pool);
    const door = await measureDoor(bench);
    tell(`door: ${door.messages} messages of ${door.facts} facts, ${door.perSecond.toFixed(0)} a second`);
    // Flows, items and materials come to be stored, and everything is warm.
    await runUntilStored(bench, door.messages);
    const each = await makeTemplate(bench, bench.projects[0] ?? '');
    const projects = Math.ceil(options.rows / each);
    const outage = await measureOutage(bench, projects, options.floorRows, tell);
    const family = await measureFamily(
      bench,
      {
        first: projects,
        projects: Math.ceil(options.familyRows / each),
        children: options.children,
        rounds: options.familyRounds,
      },
      tell,
    );
    const end = await checkOrder(bench);
    // Last: what it declares is nothing that the others should have to read.
    const codes = await measureCodeRequests(bench, {
      rounds: options.codeRounds,
      requests: options.codeRequests,
      slowMs: options.slowMs,
    });
    tell('code requests measured');
    return { machine, each, door, outage, family, codes, end };
  } finally {
    await bench.close();
  }
}
