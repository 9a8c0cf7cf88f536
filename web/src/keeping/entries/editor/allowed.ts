import type { ConformityException, Element } from '@zongheng/core/catalogue';
import type { CatalogueEntry } from '../../../api/catalogue-types.ts';

/** What the province has allowed here, for as long as it holds. */
export function allowedOf({ exceptions }: Pick<CatalogueEntry, 'exceptions'>): ConformityException[] {
  return exceptions
    .filter(({ status }) => status.code === 'approved')
    .map(({ element, reason, until }) => ({ element: element as Element, reason, until }));
}
