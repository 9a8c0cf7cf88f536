import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useState } from 'react';

type Options = {
  body: RefObject<HTMLElement | null>;
  count: number;
  onOpen: (index: number) => void;
  onToggle: (index: number) => void;
};

/** A click on a control inside the row is that control's own. */
function onControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, label, input') !== null;
}

/**
 * Rows by keyboard: Tab goes to the current row and through its controls, then past the table; arrows, Home
 * and End go from row to row, Enter opens, Space selects. Returns what each row's element needs.
 */
export function useRowKeys({ body, count, onOpen, onToggle }: Options) {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  // Fifty rows with three controls each would be 150 stops: only those of the current row are in the order.
  useEffect(() => {
    for (const [index, row] of [...(body.current?.children ?? [])].entries()) {
      for (const control of row.querySelectorAll<HTMLElement>('a, button, input')) {
        control.tabIndex = index === current ? 0 : -1;
      }
    }
  });
  const steps: Readonly<Record<string, (index: number) => number>> = {
    ArrowDown: (index) => Math.min(count - 1, index + 1),
    ArrowUp: (index) => Math.max(0, index - 1),
    Home: () => 0,
    End: () => count - 1,
  };
  return (index: number) => ({
    tabIndex: index === current ? 0 : -1,
    onFocus: () => setActive(index),
    onClick: (event: MouseEvent) => {
      if (!onControl(event.target)) onOpen(index);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget) return;
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const rows = event.currentTarget.parentElement?.children;
        const next = rows?.[step(index)];
        if (next instanceof HTMLElement) next.focus();
      } else if (event.key === 'Enter') onOpen(index);
      else if (event.key === ' ') {
        event.preventDefault();
        onToggle(index);
      }
    },
  });
}
