import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../casework/index.ts';
import type { CodeIssuer } from '../projects/index.ts';
import type { Bridge } from './bridge-parts.ts';
import type { CollectDeps } from './collect.ts';
import { openPostgresFront } from './construction/postgres-front.ts';
import { openDown } from './downward/deps.ts';
import { openLists } from './downward/lists.ts';
import { pullDown } from './downward/pull.ts';
import { type CentreAccess, createCentreClient } from './investment/client.ts';
import { createNationalIssuer } from './investment/issuer.ts';
import { openLibrary, readMappings } from './mapping/library.ts';
import { reportDue } from './outbox/due.ts';
import { openLine, readLines, setOffset } from './outbox/lines.ts';

export type BridgeOptions = {
  readonly services: CaseDeps;
  /** The investment line; null where it is not switched on. */
  readonly access: CentreAccess | null;
  /** The front database of the construction line; null where it is not switched on, or carried in bundles. */
  readonly frontUrl: string | null;
  readonly frontSchema?: string;
  readonly bundled?: boolean;
  readonly reportDays?: number;
  readonly log: Bridge['log'];
  /** Folder of mapping files; the pack's unless said. */
  readonly mappings?: string;
};

export type OpenBridge = {
  readonly bridge: Bridge;
  readonly issuer: CodeIssuer | null;
  close(): Promise<void>;
};

/** Folder of the pack's mapping files. */
export const MAPPING_FOLDER = join(
  dirname(fileURLToPath(import.meta.resolve('@zongheng/pack-liaoning/pack.json'))),
  'national',
);

/** Puts the bridge together. @throws Error listing every problem of a broken set of mappings. */
export async function openBridge(options: BridgeOptions): Promise<OpenBridge> {
  const { services, access, log } = options;
  const { database, catalogue, clock } = services;
  const now = () => clock.now();
  if (access !== null) await openLine(database, 'investment', now());
  if (options.frontUrl !== null || options.bundled === true) await openLine(database, 'construction', now());
  const collect = await openCollect(options);
  const lines = await readLines(database);
  const client =
    access === null
      ? null
      : createCentreClient(access, {
          now,
          offsetMs: Number(lines.find((each) => each.line === 'investment')?.offset_ms ?? 0),
          onOffset: (offset) => setOffset(database, 'investment', offset, now()),
        });
  const front = options.frontUrl === null ? null : openPostgresFront(options.frontUrl, options.frontSchema);
  const issuer = client === null ? null : createNationalIssuer({ ...collect, client, catalogue });
  return {
    bridge: {
      collect,
      log,
      client,
      front,
      bundled: options.bundled === true,
      pull: client === null ? null : () => pullDown({ ...openDown(services, log), client }),
    },
    issuer,
    close: async () => {
      await front?.close();
    },
  };
}

/** What making messages needs, also where no line is open: the console tests mappings with it. */
export async function openCollect(
  options: Pick<BridgeOptions, 'services' | 'mappings' | 'reportDays'>,
): Promise<CollectDeps> {
  const { database, catalogue, clock, facts } = options.services;
  const library = await openLibrary(database, readMappings(options.mappings ?? MAPPING_FOLDER));
  const lists = await openLists(database, catalogue);
  const opened = (await readLines(database)).flatMap((line) => line.opened_at ?? []).sort()[0];
  return {
    database,
    catalogue,
    library: {
      ...library,
      // Corrected mappings and the centre's newest code lists: both are read again before messages are made.
      refresh: async () => {
        await Promise.all([library.refresh(), lists.refresh()]);
      },
    },
    get calendar() {
      return catalogue.calendar;
    },
    inList: lists.inList,
    newId: facts.newId,
    now: () => clock.now(),
    dueAt: reportDue(
      () => catalogue.calendar,
      opened ?? formatInstant(clock.now() as Instant),
      options.reportDays,
    ),
  };
}
