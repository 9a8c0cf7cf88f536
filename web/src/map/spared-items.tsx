import type { SparedItem } from '../api/areas.ts';

/** What a project need not have handled, and why: said wherever its items are listed. */
export function SparedItems({ items }: { items: readonly SparedItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label="因区域评估不再单独办理的事项">
      <h2>因区域评估不再单独办理（{items.length} 项）</h2>
      <ul>
        {items.map(({ itemId, name, reason }) => (
          <li key={itemId}>
            <span className="strong">{name}</span>：因区域评估〈{reason.name}〉（{reason.documentNumber}
            ）不再单独办理。{reason.note}
          </li>
        ))}
      </ul>
    </section>
  );
}
