import type { Clock } from '../clock/index.ts';
import type { Random } from './random.ts';

/** Makes the ids of everything that is stored. */
export type Ids = {
  /** A UUIDv7 (RFC 9562 §5.7) in small letters. */
  next(): string;
};

const COUNTER_LIMIT = 1 << 12;
/** The counter starts in the lower half of its range, so that at least 2048 ids follow within one ms. */
const COUNTER_START_LIMIT = 1 << 11;

/** A clock put back by less is a correction (NTP): ids keep their order. By more, it was put back on purpose. */
const CORRECTION_MS = 1000;

/**
 * Ids that sort by the time they were made, so that new rows lie side by side in an index.
 *
 * Within one millisecond they rise by a 12-bit counter behind the time (RFC 9562 §6.2 method 1); when it runs
 * over, the ids borrow from the next millisecond. The other 62 bits are random for every id, so several
 * processes may make ids at once. Ids rise for ever while the clock does not jump back by a second or more.
 *
 * @throws RangeError if the clock shows a time before 1970 or after 10889.
 */
export function createIds(clock: Clock, random: Random): Ids {
  let time = Number.NEGATIVE_INFINITY;
  let counter = 0;
  return {
    next: () => {
      const now = Math.floor(clock.now());
      if (!(now >= 0 && now < 2 ** 48)) throw new RangeError('the time does not fit into 48 bits');
      if (now > time || now <= time - CORRECTION_MS) {
        time = now;
        counter = random.below(COUNTER_START_LIMIT);
      } else {
        counter += 1;
        if (counter === COUNTER_LIMIT) {
          time += 1;
          counter = random.below(COUNTER_START_LIMIT);
        }
      }
      return format(time, counter, random.bytes(8));
    },
  };
}

function format(time: number, counter: number, tail: Uint8Array): string {
  const [first = 0, ...rest] = tail;
  const instant = time.toString(16).padStart(12, '0');
  const variant = ((first & 0x3f) | 0x80).toString(16);
  const end = rest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const third = `7${counter.toString(16).padStart(3, '0')}`;
  return `${instant.slice(0, 8)}-${instant.slice(8)}-${third}-${variant}${end.slice(0, 2)}-${end.slice(2)}`;
}

/** A salt for `sealPersonal`: 128 random bits in hexadecimal, a new one for every fact. */
export function createSalt(random: Random): string {
  return Buffer.from(random.bytes(16)).toString('hex');
}
