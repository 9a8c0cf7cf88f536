import { addDays, dayOf, type Instant, startOf } from '@zongheng/core/calendar';
import { type Dice, spread } from './dice.ts';

const MINUTE = 60_000;
/** Codes come from the centre around noon and before the evening. */
const ROUNDS = [12 * 60 + 10, 17 * 60 + 40];
const ROUND_SECONDS = 20 * 60;

/**
 * The moment at which a project's request is answered: in the first round that begins after `from`. No two
 * projects share a moment, so that each answer can be given, and interrupted, alone.
 */
export function answerMoment(from: Instant, number: number): Instant {
  const within = spread(`code ${number}`, ROUND_SECONDS) * 1000 + (number % 1000);
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    for (const minutes of ROUNDS) {
      const round = startOf(day) + minutes * MINUTE;
      if (round >= from) return (round + within) as Instant;
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
