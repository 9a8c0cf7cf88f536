import { checkConformity, type ImplementationContent, type StandardItem } from '@zongheng/core/catalogue';
import type { Book } from '../book.ts';
import type { Version } from '../versions.ts';

/** How a published implementation stands to the province's standard. */
export type Standing = 'published' | 'behind' | 'deviating';

const checked = new WeakMap<ImplementationContent, { standard: StandardItem; deviates: boolean }>();

/**
 * `deviating`: something in it is beyond the standard it stands under, excepted or not; `behind`: that standard has
 * been replaced. Kept by version: contents never change, and a matrix asks ten thousand times.
 */
export function standingOf(book: Book, version: Version<'implementation'>, day: string): Standing {
  const { body, subject } = version;
  const standard = book.version(
    { kind: 'standard', subject, division: '' },
    version.standard ?? body.standard,
  );
  const newest = book.current().standards.get(subject);
  if (standard && deviates(standard.body, body, day)) return 'deviating';
  return newest && newest.version > (version.standard ?? 0) ? 'behind' : 'published';
}

function deviates(standard: StandardItem, content: ImplementationContent, day: string): boolean {
  const known = checked.get(content);
  if (known?.standard === standard) return known.deviates;
  // Nothing said otherwise: nothing to weigh.
  const silent = Object.keys(content.elements).length === 0;
  const found =
    !silent && checkConformity(standard, content, [], day).elements.some(({ how }) => how === 'deviating');
  checked.set(content, { standard, deviates: found });
  return found;
}
