import type { LightCounts } from '../api/types.ts';
import { Signal, signalOrder } from './signal.tsx';

/** How many cases stand at which signal; those without any are left out. */
export function LightCountsView({ counts }: { counts: LightCounts }) {
  const present = signalOrder.filter((signal) => counts[signal] > 0);
  if (present.length === 0) return <span className="soft">无办件</span>;
  return (
    <ul className="row" style={{ gap: '2px 12px' }}>
      {present.map((signal) => (
        <li key={signal} className="row nowrap" style={{ gap: 4 }}>
          <Signal signal={signal} />
          {counts[signal]}
        </li>
      ))}
    </ul>
  );
}
