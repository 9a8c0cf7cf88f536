import type { ActiveMapping, Library } from '../mapping/library.ts';
import { LINES } from '../mapping/mapping.ts';

/** The mappings line by line, each in its order of sending. */
export function inOrder(library: Library): readonly ActiveMapping[] {
  return library.all().toSorted((a, b) => LINES.indexOf(a.line) - LINES.indexOf(b.line) || a.order - b.order);
}
