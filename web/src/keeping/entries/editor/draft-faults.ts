import {
  type ConformityException,
  type ConformityRefusal,
  checkConformity,
  checkStandard,
  type Element,
  type ImplementationContent,
  type StandardItem,
} from '@zongheng/core/catalogue';
import type { CatalogueRefusal } from '../../../api/catalogue-types.ts';
import type { FieldFault } from '../../../api/problem.ts';
import type { Treatment } from '../words.ts';
import type { PlaceFault } from './faults.ts';

/** What the law says of the draft as it is typed, and how each element stands. */
export type Weighed = {
  readonly faults: readonly PlaceFault[];
  readonly how: ReadonlyMap<Element, Treatment>;
};

/** The same rules the server holds it against, at once and without it: told while typing. */
export function weighImplementation(
  standard: StandardItem,
  draft: ImplementationContent,
  exceptions: readonly ConformityException[],
  today: string,
): Weighed {
  const { elements, local } = checkConformity(standard, draft, exceptions, today);
  return {
    faults: [
      ...elements.flatMap(({ refusals, lifted }) => [
        ...refusals.map((each) => faultOf(fieldOf('implementation', each.at), each)),
        ...lifted.map((each) => ({
          ...faultOf(fieldOf('implementation', each.at), each),
          ...exceptedWords(each),
        })),
      ]),
      ...local.map((each) => faultOf(each.at, each)),
    ],
    how: new Map(elements.map(({ element, how }) => [element, how])),
  };
}

/** A standard is held against itself. Its guide's elements stand in a group of their own. */
export function weighStandard(standard: StandardItem): Weighed {
  return {
    faults: checkStandard(standard).map((each) => faultOf(fieldOf('standard', each.at), each)),
    how: new Map(),
  };
}

function faultOf(field: string, { message, source }: ConformityRefusal): PlaceFault {
  return { field, message, source, weight: 'law' };
}

function exceptedWords({ message }: ConformityRefusal): Pick<PlaceFault, 'message' | 'weight'> {
  return { message: `已批准例外：${message}`, weight: 'note' };
}

/** What the server would not store: the shape of a field. */
export function formFaults(faults: readonly FieldFault[]): PlaceFault[] {
  return faults.map(({ field, message, source }) => ({
    field: field.replace(/^content\./, ''),
    message,
    source,
    weight: 'form',
  }));
}

/** What only the server knows (the register, other items, other bodies), told with its last answer. */
export function serverFaults(
  kind: string,
  refusals: readonly CatalogueRefusal[],
  local: readonly PlaceFault[],
): PlaceFault[] {
  const told = new Set(local.map(({ message }) => message));
  return refusals
    .filter(({ code, message }) => !code.startsWith('conformity-') && !told.has(message))
    .map(({ at, message, source }) => ({ field: fieldOf(kind, at), message, source, weight: 'law' }));
}

const OF_DRAFT = /^(local|item|division|standard|mark|elements)\b/;
const OF_GUIDE = /^(process|visits|fee|situations|questions)\b/;

/** A rule names the element; the draft keeps an implementation's in `elements`, a standard's some in `guide`. */
function fieldOf(kind: string, at: string): string {
  if (kind === 'implementation') return OF_DRAFT.test(at) ? at : `elements.${at}`;
  return OF_GUIDE.test(at) ? `guide.${at}` : at;
}
