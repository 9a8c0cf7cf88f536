import { addDays, dayOf, type Instant, startOf } from '@zongheng/core/calendar';
import type { Dice } from './dice.ts';

const MINUTE = 60_000;
/** When the platform asks how its requests for codes stand: shortly after noon and before the evening. */
const ASKING = [12 * 60 + 10, 17 * 60 + 50];

/** The first asking at or after a moment. */
export function askingAfter(at: Instant): Instant {
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    for (const minutes of ASKING) {
      const asking = (startOf(day) + minutes * MINUTE) as Instant;
      if (asking >= at) return asking;
    }
  }
}

/** How long the issuer takes for an answer: mostly hours, sometimes days. */
export function answerDelay(dice: Dice): number {
  return dice.weighted([
    [70, dice.between(1, 5) * 60 * MINUTE],
    [22, dice.between(18, 30) * 60 * MINUTE],
    [8, dice.between(60, 100) * 60 * MINUTE],
  ]);
}
