import { laneOrder, type OrderNode } from './order.ts';

export type LaneInput = { readonly no: number; readonly items: readonly OrderNode[] };
export type Card = {
  id: string;
  lane: number;
  column: number;
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
};
export type Lane = { no: number; x: number; width: number };
export type MapLayout = {
  width: number;
  height: number;
  density: Density;
  /** Free space between columns and between rows, where lines run. */
  gutter: number;
  rowGap: number;
  lanes: Lane[];
  /** The lane that runs beside all others (并行推进), drawn as a band under them. */
  beside: { no: number; y: number } | null;
  /** Rows of the lanes; rows from here on belong to the band. */
  rows: number;
  rowTops: number[];
  cards: Map<string, Card>;
};

const laneHead = 52;
const besideHead = 34;
const widestCard = 300;
type Density = 'roomy' | 'compact';
type Measures = { cardHeight: number; narrowestCard: number; gutter: number; rowGap: number };
const measures: Readonly<Record<Density, Measures>> = {
  roomy: { cardHeight: 84, narrowestCard: 150, gutter: 28, rowGap: 16 },
  compact: { cardHeight: 60, narrowestCard: 134, gutter: 24, rowGap: 12 },
};

type Plan = { columns: number[]; rows: number; besideRows: number };

/** Gives further columns to the fullest lane until all rows fit, as far as cards stay legible. */
function plan(
  lanes: readonly LaneInput[],
  beside: LaneInput | undefined,
  width: number,
  maxRows: number,
  { gutter, narrowestCard }: Measures,
): Plan {
  const columns = lanes.map(() => 1);
  const most = Math.floor((width - gutter) / (narrowestCard + gutter));
  const rowsOf = (index: number): number =>
    Math.ceil((lanes[index]?.items.length ?? 0) / (columns[index] ?? 1));
  for (;;) {
    const total = columns.reduce((sum, count) => sum + count, 0);
    const rows = Math.max(1, ...lanes.map((_, index) => rowsOf(index)));
    const besideRows = beside ? Math.ceil(beside.items.length / Math.max(1, total)) : 0;
    if (rows + besideRows <= maxRows || total >= most) return { columns, rows, besideRows };
    const fullest = lanes.findIndex((_, index) => rowsOf(index) === rows);
    if (rows === 1 || fullest < 0) return { columns, rows, besideRows };
    columns[fullest] = (columns[fullest] ?? 1) + 1;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Rows that fit a height, the heads of lanes and band taken off. */
function rowsFor(height: number, { cardHeight, rowGap }: Measures, withBand: boolean): number {
  const free = height - laneHead - rowGap - (withBand ? besideHead : 0);
  return Math.floor(free / (cardHeight + rowGap));
}

/**
 * Lays the items of a flow out: lanes side by side, cards on one grid of columns and rows, so that the gaps
 * between them are free for lines. Takes the roomy cards where they fit `height`, else the compact ones;
 * what does not fit even then makes the picture larger than the room, and it scrolls.
 */
export function layoutMap(
  stages: readonly LaneInput[],
  room: { width: number; height: number },
  besideNo = 5,
): MapLayout {
  const lanes = stages.filter((stage) => stage.no !== besideNo);
  const beside = stages.find((stage) => stage.no === besideNo && stage.items.length > 0);
  const fits = (density: Density): Plan & { fit: boolean } => {
    const maxRows = rowsFor(room.height, measures[density], beside !== undefined);
    const made = plan(lanes, beside, room.width, maxRows, measures[density]);
    return { ...made, fit: made.rows + made.besideRows <= maxRows };
  };
  const roomy = fits('roomy');
  const density = roomy.fit ? 'roomy' : 'compact';
  const chosen = roomy.fit ? roomy : fits('compact');
  return place(lanes, beside, chosen, density, room.width);
}

function place(
  lanes: readonly LaneInput[],
  beside: LaneInput | undefined,
  { columns, rows, besideRows }: Plan,
  density: Density,
  width: number,
): MapLayout {
  const { cardHeight: height, narrowestCard, gutter, rowGap } = measures[density];
  const total = Math.max(1, sum(columns));
  const free = (width - gutter * (total + 1)) / total;
  const cardWidth = Math.floor(Math.min(widestCard, Math.max(narrowestCard, free)));
  const columnX = (column: number): number => gutter + column * (cardWidth + gutter);
  const rowTops = Array.from({ length: rows + besideRows }, (_, row) => {
    const band = row >= rows ? besideHead : 0;
    return laneHead + rowGap + row * (height + rowGap) + band;
  });
  const cards = new Map<string, Card>();
  const put = (id: string, lane: number, column: number, row: number): void => {
    const y = rowTops[row] ?? 0;
    cards.set(id, { id, lane, column, row, x: columnX(column), y, width: cardWidth, height });
  };
  const placed: Lane[] = [];
  let first = 0;
  for (const [index, lane] of lanes.entries()) {
    const count = columns[index] ?? 1;
    const perColumn = Math.max(1, Math.ceil(lane.items.length / count));
    for (const [at, id] of laneOrder(lane.items).entries()) {
      put(id, lane.no, first + Math.floor(at / perColumn), at % perColumn);
    }
    placed.push({ no: lane.no, x: columnX(first) - gutter / 2, width: count * (cardWidth + gutter) });
    first += count;
  }
  for (const [at, id] of laneOrder(beside?.items ?? []).entries()) {
    put(id, beside?.no ?? 0, at % total, rows + Math.floor(at / total));
  }
  const lastTop = rowTops.at(-1) ?? laneHead;
  return {
    width: columnX(total),
    height: lastTop + height + rowGap,
    density,
    gutter,
    rowGap,
    lanes: placed,
    beside: beside ? { no: beside.no, y: (rowTops[rows] ?? 0) - besideHead - rowGap / 2 } : null,
    rows,
    rowTops,
    cards,
  };
}
