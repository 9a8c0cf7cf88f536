import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { Refusal } from '@zongheng/core';
import type { Clock } from '../../platform/clock/index.ts';
import type { SeatFigures } from './figures.ts';
import type { Live } from './live.ts';

/** How often the shared figures are compared with what was sent last. */
const TICK_MS = 1_000;
/** So often a silent line is shown to be alive, for the reader and for whatever stands between. */
const HEARTBEAT_MS = 15_000;
/** So often it is asked whether the listener may still listen. */
const RECHECK_MS = 30_000;
/** A browser waits so long before it connects again. */
const RETRY_MS = 3_000;

export type Listener = {
  /** Division of the seat; null: the whole installation. */
  division: string | null;
  /** Asked now and then; a refusal ends the stream. May move `division` where the seat was changed. */
  readonly recheck: (listener: Listener) => Promise<Refusal | null>;
  /** Id of the last event the browser has, from a connection before. */
  readonly last: string | undefined;
};

type Open = Listener & {
  readonly stream: PassThrough;
  sent: string | undefined;
  beatAt: number;
  checkedAt: number;
};

/** Server-sent events of the figures: one loop a process for all who listen, silent while nothing changes. */
export type Hub = {
  open(listener: Listener): PassThrough;
  /** Ends every stream: the server is closing, browsers come again to the next process. */
  close(): void;
  readonly listeners: number;
};

export function openHub(live: Live, clock: Clock, onError: (error: unknown) => void): Hub {
  const all = new Set<Open>();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  async function tick(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await recheck([...all].filter((one) => Math.abs(clock.now() - one.checkedAt) >= RECHECK_MS));
      const divisions = Map.groupBy(all, (one) => one.division);
      for (const [division, group] of divisions) send(await live.figures(division), group);
    } catch (error) {
      onError(error);
    } finally {
      busy = false;
    }
  }

  async function recheck(due: readonly Open[]): Promise<void> {
    for (const one of due) {
      one.checkedAt = clock.now();
      const refusal = await one.recheck(one);
      if (refusal === null) continue;
      write(one, 'ended', { code: refusal.code, message: refusal.message });
      end(one);
    }
  }

  function send(figures: SeatFigures, group: readonly Open[]): void {
    const id = stampOf(figures);
    for (const one of group) {
      if (one.stream.destroyed) continue;
      const silent = performance.now() - one.beatAt >= HEARTBEAT_MS;
      if (one.sent === id && !silent) continue;
      // A reader slower than the figures gets the newest ones once it reads again.
      if (one.stream.writableNeedDrain) continue;
      if (one.sent === id) write(one, 'alive', { asOf: figures.asOf });
      else write(one, 'figures', figures, id);
      one.sent = id;
    }
  }

  function end(one: Open): void {
    all.delete(one);
    one.stream.end();
    if (all.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  return {
    open(listener) {
      const stream = new PassThrough();
      const now = clock.now();
      const one: Open = {
        ...listener,
        stream,
        sent: listener.last,
        beatAt: performance.now(),
        checkedAt: now,
      };
      stream.on('error', () => {});
      stream.on('close', () => end(one));
      stream.write(`retry: ${RETRY_MS}\n\n`);
      all.add(one);
      timer ??= setInterval(() => void tick(), TICK_MS);
      void tick();
      return stream;
    },
    close() {
      for (const one of all) end(one);
    },
    get listeners() {
      return all.size;
    },
  };
}

function write(one: Open, event: string, data: object, id?: string): void {
  one.beatAt = performance.now();
  const head = id === undefined ? '' : `id: ${id}\n`;
  one.stream.write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Names figures by what they say: equal ones are not sent twice, whichever process counted them. */
export function stampOf({ asOf: _, ...figures }: SeatFigures): string {
  return createHash('sha256').update(JSON.stringify(figures)).digest('base64url').slice(0, 16);
}
