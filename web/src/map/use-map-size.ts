import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export type MapRoom = { width: number; height: number; printing: boolean };

/** A4 across at 96 dpi less margins of 10 mm; the head of the page takes some of the height. */
const paper: MapRoom = { width: 1040, height: 600, printing: true };
const lowest = 420;

/**
 * The room a map has: the width of its element and what is left of the window under it; while printing, a
 * sheet of paper. The print layout must be there when `beforeprint` returns, hence `flushSync`.
 */
export function useMapSize(element: RefObject<HTMLElement | null>): MapRoom {
  const [room, setRoom] = useState<MapRoom>({ width: 1100, height: 540, printing: false });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = (): void => {
      const { top } = target.getBoundingClientRect();
      const height = Math.max(lowest, window.innerHeight - (top + window.scrollY) - 12);
      setRoom({ width: target.clientWidth, height, printing: false });
    };
    const print = (): void => flushSync(() => setRoom(paper));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    window.addEventListener('resize', measure);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', measure);
    };
  }, [element]);
  return room;
}
