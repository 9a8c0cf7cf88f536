import { describe, expect, it } from 'vitest';
import { type Card, layoutMap, type MapLayout } from './layout.ts';
import { mapLines, roundedPath } from './lines.ts';
import { neighbour } from './neighbour.ts';
import { laneOrder, type OrderNode, reduceNeeds } from './order.ts';

function node(id: string, ...needs: string[]): OrderNode {
  return { id, needs, critical: false };
}

/** The room on a screen of 1366×768 beside header, navigation and the project's head. */
const screen = { width: 1180, height: 540 };

/** Twenty items as in a government-invested building: four stages and what runs beside them. */
const twenty = [
  {
    no: 1,
    items: [
      node('proposal'),
      node('site', 'proposal'),
      node('feasibility', 'proposal', 'site', 'energy'),
      node('land-planning', 'feasibility'),
      node('allot', 'land-planning'),
    ],
  },
  {
    no: 2,
    items: [
      node('scheme', 'land-planning'),
      node('prelim', 'feasibility', 'scheme'),
      node('planning-permit', 'scheme', 'allot'),
      node('defence', 'scheme'),
    ],
  },
  {
    no: 3,
    items: [
      node('drawings', 'prelim'),
      node('fire', 'planning-permit'),
      node('permit', 'planning-permit', 'drawings', 'fire', 'defence'),
    ],
  },
  { no: 4, items: [node('joint', 'permit', 'planning-permit'), node('file', 'joint')] },
  {
    no: 5,
    items: [node('energy'), node('eia'), node('soil'), node('flood'), node('road'), node('water')],
  },
];
const nodes = twenty.flatMap((stage) => stage.items);

function overlaps(a: Card, b: Card): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function numbersIn(path: string): Point[] {
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Array.from({ length: numbers.length / 2 }, (_, at) => [
    numbers[2 * at] ?? 0,
    numbers[2 * at + 1] ?? 0,
  ]);
}
type Point = [number, number];

function inside([x, y]: Point, card: Card): boolean {
  return x > card.x && x < card.x + card.width && y > card.y && y < card.y + card.height;
}

describe('the order of a map', () => {
  it('leaves out what another need implies and what is not on the map', () => {
    const reduced = reduceNeeds([node('a'), node('b', 'a'), node('c', 'a', 'b', 'elsewhere')]);
    expect(reduced.get('c')).toEqual(['b']);
  });

  it('bears a circle in faulty data', () => {
    const circle = [node('a', 'b'), node('b', 'a')];
    expect([...reduceNeeds(circle).keys()]).toEqual(['a', 'b']);
    expect(laneOrder(circle)).toHaveLength(2);
  });

  it('puts nothing before what it needs, and chains together', () => {
    const order = laneOrder([node('c', 'b'), node('x'), node('a'), node('b', 'a')]);
    expect(order).toEqual(['x', 'a', 'b', 'c']);
  });
});

describe('the layout of twenty items', () => {
  const layout = layoutMap(twenty, screen);
  const cards = [...layout.cards.values()];

  it('fits one screen of 1366×768', () => {
    expect(cards).toHaveLength(20);
    expect(layout.width).toBeLessThanOrEqual(screen.width);
    expect(layout.height).toBeLessThanOrEqual(screen.height);
  });

  it('lets no card lie on another', () => {
    for (const [index, card] of cards.entries()) {
      expect(cards.slice(index + 1).some((other) => overlaps(card, other))).toBe(false);
    }
  });

  it('keeps stages from left to right and the parallel ones under them', () => {
    const right = (no: number): number => Math.max(...cards.filter((c) => c.lane === no).map((c) => c.x));
    const left = (no: number): number => Math.min(...cards.filter((c) => c.lane === no).map((c) => c.x));
    for (const no of [1, 2, 3]) expect(right(no)).toBeLessThan(left(no + 1));
    const lowest = Math.max(...cards.filter((c) => c.lane !== 5).map((c) => c.y));
    expect(Math.min(...cards.filter((c) => c.lane === 5).map((c) => c.y))).toBeGreaterThan(lowest);
  });

  it('draws lines only in the gaps, never over a card', () => {
    for (const line of mapLines(nodes, layout)) {
      const points = numbersIn(line.path);
      for (const card of cards) {
        expect(points.some((point) => inside(point, card))).toBe(false);
      }
    }
  });

  it('draws exactly the reduced order', () => {
    const drawn = mapLines(nodes, layout).map((line) => `${line.from}>${line.to}`);
    expect(drawn).toContain('site>feasibility');
    expect(drawn).not.toContain('proposal>feasibility');
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('the layout of other flows', () => {
  it('takes compact cards where the roomy do not fit, and grows where nothing fits', () => {
    const many = [{ no: 1, items: Array.from({ length: 60 }, (_, at) => node(`i${at}`)) }];
    const layout = layoutMap(many, screen);
    expect(layout.density).toBe('compact');
    expect(layout.cards.size).toBe(60);
    expect(layout.width).toBeLessThanOrEqual(screen.width);
    expect(layout.height).toBeGreaterThan(screen.height);
  });

  it('keeps an empty stage as an empty lane', () => {
    const layout = layoutMap(
      [
        { no: 1, items: [node('a')] },
        { no: 2, items: [] },
      ],
      screen,
    );
    expect(layout.lanes.map((lane) => lane.no)).toEqual([1, 2]);
    expect(layout.beside).toBeNull();
  });
});

describe('moving by arrow keys', () => {
  const layout: MapLayout = layoutMap(twenty, screen);
  const at = (id: string): Card => {
    const card = layout.cards.get(id);
    if (!card) throw new Error(`no such card: ${id}`);
    return card;
  };

  it('goes down a column and across to the next stage', () => {
    const below = neighbour(layout.cards.values(), at('proposal'), 'down');
    expect(below?.column).toBe(at('proposal').column);
    const right = neighbour(layout.cards.values(), at('proposal'), 'right');
    expect(right?.row).toBe(0);
  });

  it('stays where there is nothing further', () => {
    expect(neighbour(layout.cards.values(), at('proposal'), 'left')).toBeUndefined();
  });
});

describe('rounded corners', () => {
  it('bend once at each corner', () => {
    expect(
      roundedPath([
        [0, 0],
        [20, 0],
        [20, 20],
      ]),
    ).toBe('M0 0L14 0Q20 0 20 6L20 20');
  });
});
