import { useState } from 'react';
import type { Density } from './data-table.tsx';

export type TableSettings = { density: Density; hidden: string[] };

function load(name: string, hiddenAtFirst: readonly string[]): TableSettings {
  const fresh: TableSettings = { density: 'roomy', hidden: [...hiddenAtFirst] };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`table.${name}`) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return fresh;
    const density = 'density' in stored && stored.density === 'dense' ? 'dense' : 'roomy';
    const hidden = 'hidden' in stored && Array.isArray(stored.hidden) ? stored.hidden : [];
    return { density, hidden: hidden.filter((key) => typeof key === 'string') };
  } catch {
    return fresh;
  }
}

/** Density and hidden columns of a table, remembered in this browser; without storage, for this page. */
export function useTableSettings(
  name: string,
  hiddenAtFirst: readonly string[] = [],
): [TableSettings, (settings: TableSettings) => void] {
  const [settings, setSettings] = useState(() => load(name, hiddenAtFirst));
  const change = (next: TableSettings): void => {
    setSettings(next);
    try {
      localStorage.setItem(`table.${name}`, JSON.stringify(next));
    } catch {
      // Storage is switched off by policy in some offices: the choice then lasts as long as the page.
    }
  };
  return [settings, change];
}
