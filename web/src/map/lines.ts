import type { Card, MapLayout } from './layout.ts';
import { type OrderNode, reduceNeeds } from './order.ts';

export type Point = readonly [number, number];
export type Line = { from: string; to: string; critical: boolean; path: string };

/** A small offset of its own for each name, so that lines of different items do not lie on each other. */
function trackMaker(step: number, room: number): (channel: string, name: string) => number {
  const taken = new Map<string, string[]>();
  return (channel, name) => {
    const names = taken.get(channel) ?? [];
    if (!names.includes(name)) names.push(name);
    taken.set(channel, names);
    const half = Math.floor(room / 2 / step);
    const index = names.indexOf(name) % (2 * half + 1);
    return (index % 2 === 0 ? index / 2 : -(index + 1) / 2) * step;
  };
}

/** Points → path with rounded corners; points on one line are joined first. */
export function roundedPath(points: readonly Point[], radius = 6): string {
  const kept = points.filter(([x, y], index) => {
    const before = points[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
  const parts: string[] = [];
  for (const [index, [x, y]] of kept.entries()) {
    const before = kept[index - 1];
    const after = kept[index + 1];
    if (before === undefined) parts.push(`M${x} ${y}`);
    else if (after === undefined) parts.push(`L${x} ${y}`);
    else {
      const [inX, inY] = towards([x, y], before, radius);
      const [outX, outY] = towards([x, y], after, radius);
      parts.push(`L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`);
    }
  }
  return parts.join('');
}

function towards([x, y]: Point, [toX, toY]: Point, radius: number): Point {
  const length = Math.hypot(toX - x, toY - y);
  const share = Math.min(radius, length / 2) / (length || 1);
  return [x + (toX - x) * share, y + (toY - y) * share];
}

/**
 * The lines of real order, drawn only in the gaps of the grid: down where the next card stands right below,
 * else out to the right, along the gap beside the target's row, and in from the left. Lines into one card
 * share their last part.
 */
export function mapLines(nodes: readonly OrderNode[], layout: MapLayout): Line[] {
  const inColumns = trackMaker(4, layout.gutter - 10);
  const inRows = trackMaker(4, layout.rowGap - 6);
  const critical = new Map(nodes.map((node) => [node.id, node.critical]));
  const lines: Line[] = [];
  for (const [to, needs] of reduceNeeds(nodes)) {
    for (const from of needs) {
      const source = layout.cards.get(from);
      const target = layout.cards.get(to);
      if (!source || !target) continue;
      const points = route(source, target, layout, inColumns, inRows);
      const both = (critical.get(from) ?? false) && (critical.get(to) ?? false);
      lines.push({ from, to, critical: both, path: roundedPath(points) });
    }
  }
  return lines.sort((a, b) => Number(a.critical) - Number(b.critical));
}

type Track = (channel: string, name: string) => number;

function route(source: Card, target: Card, layout: MapLayout, inColumns: Track, inRows: Track): Point[] {
  const { gutter, rowGap } = layout;
  const sameBand = source.row < layout.rows === target.row < layout.rows;
  const sourceY = source.y + source.height / 2;
  const targetY = target.y + target.height / 2;
  const leftOf = (card: Card): number =>
    card.x - gutter / 2 + inColumns(`column-${card.column}`, `to-${target.id}`);
  if (source.column === target.column && target.row === source.row + 1 && sameBand) {
    const x = source.x + source.width / 2;
    return [
      [x, source.y + source.height],
      [x, target.y],
    ];
  }
  if (source.column === target.column) {
    const x = leftOf(target);
    return [
      [source.x, sourceY],
      [x, sourceY],
      [x, targetY],
      [target.x, targetY],
    ];
  }
  if (target.column === source.column + 1) {
    const x = leftOf(target);
    return [
      [source.x + source.width, sourceY],
      [x, sourceY],
      [x, targetY],
      [target.x, targetY],
    ];
  }
  const outX =
    source.x + source.width + gutter / 2 + inColumns(`column-${source.column + 1}`, `from-${source.id}`);
  const inX = leftOf(target);
  const below = target.row < source.row;
  const channelRow = below ? target.row + 1 : target.row;
  const top = below ? target.y + target.height : target.y - rowGap;
  const channelY = top + rowGap / 2 + inRows(`row-${channelRow}`, target.id);
  return [
    [source.x + source.width, sourceY],
    [outX, sourceY],
    [outX, channelY],
    [inX, channelY],
    [inX, targetY],
    [target.x, targetY],
  ];
}
