import { cellName } from './cell.ts';
import type { PartElement } from './columns.ts';
import type { ParsedEntry } from './parsed.ts';

/** Members of a content that stand in columns of another name. */
const FIELDS: Readonly<Record<string, string>> = {
  id: 'item',
  statutory: 'statutoryValue',
  committed: 'committedValue',
  extension: 'extensionValue',
  afterGrant: 'afterGrantCheck',
};

/**
 * The cell of a place in a content: `content.elements.materials[2].necessity`, `local.bodyId`, `committed`. What has
 * no cell of its own is shown at the item.
 */
export function locate(
  { rows, path }: ParsedEntry,
  at: string,
): { readonly sheet: string; readonly cell: string } {
  const inside = at.replace(/^content\./, '');
  if (!rows) return { sheet: 'JSON', cell: inside === '' ? (path ?? '') : `${path}.${inside}` };
  const names = inside.replace(/^(elements|local|guide)\./, '').replace(/^guide\./, '');
  const [, element = '', key, rest = ''] = /^([a-zA-Z]+)(?:\[([^\]]+)\])?\.?(.*)$/.exec(names) ?? [];
  const { main, parts } = rows;
  const part = parts[element as PartElement];
  if (part) {
    const place = part[key === undefined ? 0 : Number(key)];
    if (place) return cellOf(place, [rest, 'name', 'item']);
    return cellOf(main, [`own-${element}`, 'item']);
  }
  const field = FIELDS[element] ?? element;
  const inner = rest === '' ? [] : [`${element}${rest[0]?.toUpperCase()}${rest.slice(1)}`];
  return cellOf(main, [...inner, field, 'item']);
}

type Place = NonNullable<ParsedEntry['rows']>['main'];

function cellOf({ sheet, row, columns }: Place, fields: readonly string[]) {
  const column = fields.map((field) => columns[field]).find((each) => each !== undefined);
  return { sheet, cell: cellName(row, column ?? 0) };
}
