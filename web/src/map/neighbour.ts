import type { Card } from './layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The card an arrow key goes to: the nearest in that direction, sideways distance weighing double. */
export function neighbour(cards: Iterable<Card>, from: Card, direction: Direction): Card | undefined {
  const across = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: { card: Card; cost: number } | undefined;
  for (const card of cards) {
    const dx = card.x - from.x;
    const dy = card.y - from.y;
    const along = (across ? dx : dy) * sign;
    if (along <= 0) continue;
    const cost = along + 2 * Math.abs(across ? dy : dx);
    if (best === undefined || cost < best.cost) best = { card, cost };
  }
  return best?.card;
}
