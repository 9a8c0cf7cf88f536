import { type PointerEvent, useEffect, useReducer, useRef, useState } from 'react';
import { type Held, holdRows } from './held-rows.ts';

type HeldRows<Row> = Held<Row> & {
  /** Puts the rows where they belong now. */
  readonly release: () => void;
  /** For the element around the table. */
  readonly frame: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onScrollCapture: (event: { target: EventTarget }) => void;
    readonly onFocus: (event: { target: Element }) => void;
    readonly onBlur: () => void;
  };
};

/**
 * Rows that are read again and again, and do not move while somebody points at one, has walked into them by
 * keyboard, or has scrolled: until then they are held, with their words kept true. `key` names the list.
 */
export function useHeldRows<Row>(
  fresh: readonly Row[],
  keyOf: (row: Row) => string,
  key: string,
): HeldRows<Row> {
  const [pointed, setPointed] = useState(false);
  const [entered, setEntered] = useState(false);
  const [inner, setInner] = useState(false);
  const [outer, setOuter] = useState(false);
  const [, again] = useReducer((times: number) => times + 1, 0);
  const last = useRef<{ key: string; rows: readonly Row[] }>(null);

  // On a telephone the page scrolls, not the table.
  useEffect(() => {
    const look = () => setOuter(window.scrollY > 0);
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);

  const held = (pointed || entered || inner || outer) && last.current?.key === key ? last.current.rows : null;
  const shown = held ? holdRows(held, fresh, keyOf) : { rows: fresh, moved: false };
  useEffect(() => {
    last.current = { key, rows: shown.rows };
  });

  const inRows = (target: EventTarget) => target instanceof Element && target.closest('tbody') !== null;
  return {
    ...shown,
    release: () => {
      last.current = null;
      again();
    },
    frame: {
      onPointerOver: ({ target, pointerType }) => setPointed(pointerType === 'mouse' && inRows(target)),
      onPointerLeave: () => setPointed(false),
      onScrollCapture: ({ target }) => setInner(target instanceof Element && target.scrollTop > 0),
      onFocus: ({ target }) => setEntered(inRows(target)),
      onBlur: () => setEntered(false),
    },
  };
}
