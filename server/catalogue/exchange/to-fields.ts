import type { ImplementationContent, StandardItem } from '@zongheng/core/catalogue';
import { type ExchangeKind, OWN_COLUMNS, PARTS, type PartElement } from './columns.ts';
import type { Fields } from './row-codec.ts';

/** A content as rows: one of the first sheet, any number of each other. */
export type EntryRows = {
  readonly main: Fields;
  readonly parts: Readonly<Partial<Record<PartElement, readonly Fields[]>>>;
};

type Limit = {
  readonly value: number;
  readonly unit: string;
  readonly basis: string;
  readonly start: string;
  readonly mark?: string;
};

/** The rows of a content; `itemName` is shown beside the code. */
export function rowsOf(kind: ExchangeKind, content: object, itemName: string): EntryRows {
  return kind === 'implementation'
    ? implementationRows(content as ImplementationContent, itemName)
    : standardRows(content as StandardItem);
}

function implementationRows(content: ImplementationContent, itemName: string): EntryRows {
  const { item, standard, local, elements, mark } = content;
  const head = { item, itemName };
  const { places, ...ownLocal } = local;
  const { name, kind, conditions, result, promise, visits } = elements;
  const own = Object.keys(OWN_COLUMNS).map((element) => {
    const said = elements[element as keyof typeof elements] !== undefined;
    return [`own-${element}`, said ? 'own' : 'inherited'] as const;
  });
  return {
    main: {
      ...{ ...head, standard, ...ownLocal, mark, name, kind, conditions, result, promise, visits },
      ...limitFields('statutory', elements.statutory),
      ...limitFields('committed', elements.committed),
      ...extensionFields(elements.extension),
      ...Object.fromEntries(own),
    },
    parts: partRows(head, { ...elements, places }),
  };
}

function standardRows(content: StandardItem): EntryRows {
  const { id: item, name, guide, statutory, committed, extension, ...rest } = content;
  const head = { item, itemName: name };
  const { process, fee, situations, questions, afterGrant, ...said } = guide;
  return {
    main: {
      ...{ ...rest, item, name },
      ...limitFields('statutory', statutory),
      ...limitFields('committed', committed),
      ...extensionFields(extension),
      ...{ basicCode: said.basicCode, visits: said.visits, resultSample: said.resultSample },
      ...{ serviceObjects: said.serviceObjects },
      ...(said.itemType === '' ? {} : { itemType: said.itemType }),
      ...(said.handling === '' ? {} : { handling: said.handling }),
      afterGrantCheck: afterGrant?.check,
      afterGrantDays: afterGrant?.withinDays,
      afterGrantBasis: afterGrant?.basis,
    },
    parts: partRows(head, { ...rest, process, fee, situations, questions }),
  };
}

function partRows(head: Fields, said: Readonly<Record<string, unknown>>): EntryRows['parts'] {
  return Object.fromEntries(
    PARTS.flatMap(({ element }) => {
      const value = said[element];
      if (value === undefined) return [];
      const rows = (Array.isArray(value) ? value : [value]) as readonly Fields[];
      return [[element, rows.map((row) => ({ ...flat(row), ...head }))]];
    }),
  );
}

/** A point of the map stands in two columns. */
function flat(row: Fields): Fields {
  const { point, ...rest } = row;
  return point ? { ...rest, ...(point as object) } : rest;
}

/** 无: said to have none, which is not the same as saying nothing. */
const NONE = '无';

function limitFields(field: string, limit: Limit | null | undefined): Fields {
  if (limit === undefined) return {};
  if (limit === null) return { [`${field}Value`]: NONE };
  const { value, unit, basis, start, mark } = limit;
  return {
    [`${field}Value`]: value,
    [`${field}Unit`]: unit,
    [`${field}Basis`]: basis,
    [`${field}Start`]: start,
    [`${field}Mark`]: mark,
  };
}

function extensionFields(extension: StandardItem['extension'] | undefined): Fields {
  if (extension === undefined) return {};
  if (extension === null) return { extensionValue: NONE };
  const { value, unit, approver, basis, times } = extension;
  return {
    ...{ extensionValue: value, extensionUnit: unit, extensionApprover: approver },
    ...{ extensionBasis: basis, extensionTimes: times },
  };
}
