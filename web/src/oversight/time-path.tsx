import type { TimeSpent } from '../api/types.ts';
import { palette } from '../theme/theme.ts';
import { stepWords } from './measures-words.ts';

type Transition = TimeSpent['transitions'][number];
type Node = Transition['from'] | Transition['to'];

const WIDTH = 980;
const HEIGHT = 400;
const BOX = { width: 128, height: 52 };
const places: Readonly<Record<Node, { x: number; y: number }>> = {
  received: { x: 70, y: 200 },
  accept: { x: 310, y: 200 },
  review: { x: 640, y: 200 },
  ended: { x: 905, y: 200 },
  correct: { x: 475, y: 50 },
  special: { x: 640, y: 355 },
};

/** The way cases took: steps, and how many went from each to which after how many days. */
export function TimePath({ data }: { data: TimeSpent }) {
  const most = Math.max(1, ...data.transitions.map(({ visits }) => visits));
  const stays = new Map<Node, string>(
    data.steps.map((step) => [step.step, `中位 ${step.median} 天 · 九成 ${step.p90}`]),
  );
  const seen = new Set<Node>(data.transitions.flatMap(({ from, to }) => [from, to]));
  return (
    <figure>
      <div className="time-scroll">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="time-path"
          role="img"
          aria-label="办件走过的路径，数字见下表"
        >
          <defs>
            <marker
              id="time-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" fill={palette.textSoft} />
            </marker>
          </defs>
          {data.transitions.map((transition) => (
            <Edge key={`${transition.from}-${transition.to}`} transition={transition} most={most} />
          ))}
          {[...seen].map((node) => {
            const { x, y } = places[node];
            const stay = stays.get(node);
            return (
              <g key={node}>
                <rect
                  x={x - BOX.width / 2}
                  y={y - BOX.height / 2}
                  width={BOX.width}
                  height={BOX.height}
                  rx={6}
                  fill={palette.surface}
                  stroke={palette.primary}
                  strokeWidth={1.5}
                  strokeDasharray={node === 'special' ? '5 3' : undefined}
                />
                <text
                  x={x}
                  y={stay ? y - 4 : y + 5}
                  textAnchor="middle"
                  fontSize={14}
                  fontWeight={600}
                  fill={palette.text}
                >
                  {stepWords[node]}
                </text>
                {stay ? (
                  <text x={x} y={y + 15} textAnchor="middle" fontSize={11} fill={palette.textSoft}>
                    {stay}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>用文字看路径</summary>
        <ul className="stack-tight">
          {data.transitions.map(({ from, to, visits, median, p90 }) => (
            <li key={`${from}-${to}`}>
              {stepWords[from]} → {stepWords[to]}：{visits} 次，之前停留中位 {median} 个工作日，九成不超过{' '}
              {p90}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

/** A curve that bends to its own left, so that there and back do not cover one another. */
function Edge({ transition: { from, to, visits, median }, most }: { transition: Transition; most: number }) {
  const [a, b] = [places[from], places[to]];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const straight = dy === 0 && Math.abs(b.x - a.x) < 340;
  const bend = straight ? 0 : 34;
  const middle = { x: (a.x + b.x) / 2 + dy * bend, y: (a.y + b.y) / 2 - dx * bend };
  const start = edgeOf(a, middle);
  const end = edgeOf(b, middle);
  const label = {
    x: (start.x + 2 * middle.x + end.x) / 4 + (straight ? 0 : dy * 10),
    y: (start.y + 2 * middle.y + end.y) / 4 - (straight ? 9 : dx * 10 - 4),
  };
  // Beside an upright curve the words stand outside it, or there and back would be written over one another.
  const anchor = Math.abs(dx) > 0.3 ? 'middle' : dy > 0 ? 'start' : 'end';
  return (
    <g>
      <path
        d={`M${start.x} ${start.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`}
        fill="none"
        stroke={palette.lineStrong}
        strokeWidth={1.2 + (visits / most) * 6}
        markerEnd="url(#time-arrow)"
      />
      <text
        x={label.x}
        y={label.y}
        textAnchor={anchor}
        fontSize={12}
        fill={palette.text}
        stroke={palette.surface}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {visits} 次{from === 'received' ? '' : ` · ${median} 天`}
      </text>
    </g>
  );
}

/** Where a line from a box towards a point leaves the box. */
function edgeOf(box: { x: number; y: number }, towards: { x: number; y: number }): { x: number; y: number } {
  const dx = towards.x - box.x;
  const dy = towards.y - box.y;
  const scale = Math.min(
    BOX.width / 2 / Math.max(Math.abs(dx), 0.001),
    BOX.height / 2 / Math.max(Math.abs(dy), 0.001),
  );
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}
