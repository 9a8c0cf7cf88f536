import { accept, type Result, refuse } from '@zongheng/core';
import type { ImplementationContent, StandardItem } from '@zongheng/core/catalogue';
import { elementsOf } from '@zongheng/core/catalogue';
import type { z } from 'zod';
import type { Catalogue } from '../catalogue.ts';
import { differencesOf } from './difference.ts';
import type { Opened } from './entry-view.ts';
import { MESSAGES } from './messages.ts';
import type { comparisonSchema } from './schema.ts';

export type Side = 'draft' | 'current' | 'above' | number;
type Shown = { readonly label: string; readonly content: object };

/** Two versions, a draft and a version, or an implementation and what is above it: element by element. */
export function compareSides(
  catalogue: Catalogue,
  opened: Opened,
  a: Side,
  b: Side,
): Result<z.output<typeof comparisonSchema>> {
  const [left, right] = [sideOf(catalogue, opened, a), sideOf(catalogue, opened, b)];
  if (!left.ok) return left;
  if (!right.ok) return right;
  const above = a === 'above' || b === 'above';
  const implementation = opened.subject.key.kind === 'implementation';
  // An implementation says less than the standard: what it is silent on is no difference.
  const differences =
    above && implementation
      ? againstStandard(left.value.content, right.value.content)
      : differencesOf(left.value.content, right.value.content);
  return accept({ a: left.value, b: right.value, differences });
}

function sideOf(catalogue: Catalogue, { subject, row }: Opened, side: Side): Result<Shown> {
  const { key, inForce, coming, above } = subject;
  if (side === 'draft') {
    const draft = row?.draft;
    if (!draft) return refuse('not-found', MESSAGES.draftNotFound, '');
    return accept({ label: MESSAGES.draftLabel(draft.revision), content: draft.content as object });
  }
  if (side === 'above') {
    if (!above) return refuse('not-found', MESSAGES.nothingAbove, '');
    return accept({ label: MESSAGES.aboveLabel(key.kind, above.version), content: above.body });
  }
  const version = side === 'current' ? (inForce ?? coming) : catalogue.book.version(key, side);
  if (!version) {
    const message = side === 'current' ? MESSAGES.nothingInForce : MESSAGES.versionNotFound(side);
    return refuse('not-found', message, '');
  }
  return accept({ label: MESSAGES.versionLabel(version.version), content: version.body });
}

function againstStandard(left: object, right: object) {
  const said = [left, right].find((each): each is ImplementationContent => 'local' in each);
  const names = new Set(Object.keys(said?.elements ?? {}));
  const only = (content: object) => {
    const elements =
      'local' in content ? (content as ImplementationContent).elements : elementsOf(content as StandardItem);
    return Object.fromEntries(Object.entries(elements).filter(([name]) => names.has(name)));
  };
  return differencesOf(only(left), only(right));
}
