import type { Catalogue } from '../catalogue.ts';
import { exercisedBy } from '../entries/responsible.ts';
import { type CellError, cellName, type RawSheet, textOf } from './cell.ts';
import {
  type ExchangeKind,
  GUIDE_SHEET,
  LIST_SHEET,
  type PartElement,
  type SheetSpec,
  sheetsOf,
} from './columns.ts';
import { type Lists, listsOf } from './lists.ts';
import { ERROR_COLUMN, MESSAGES as say } from './messages.ts';
import type { ParsedEntry, Rows } from './parsed.ts';
import { type Fields, fieldsOf } from './row-codec.ts';
import { contentOf } from './to-content.ts';

type Spec = SheetSpec & { readonly element: PartElement | null };
/** A row that was read, and where it stands. */
type Read = { readonly fields: Fields; readonly row: number; readonly sheet: string };
type Table = {
  readonly spec: Spec;
  readonly at: ReadonlyMap<string, number>;
  readonly rows: readonly Read[];
};

/** Entries of a workbook with every fault of it, each at its cell. */
export function parseSheets(
  sheets: readonly RawSheet[],
  kind: ExchangeKind,
  division: string,
  catalogue: Catalogue,
): { readonly entries: readonly ParsedEntry[]; readonly errors: readonly CellError[] } {
  const errors: CellError[] = [];
  const lists = listsOf(catalogue, division);
  const specs = sheetsOf(kind);
  const known = new Map(sheets.map((sheet) => [sheet.name.trim(), sheet]));
  const own = new Set([...specs.map(({ name }) => name), GUIDE_SHEET, LIST_SHEET]);
  for (const { name } of sheets) {
    if (!own.has(name.trim())) errors.push(wrong(name, '', 'sheet', say.sheetUnknown(name)));
  }
  const tables = specs.flatMap((spec): Table[] => {
    const sheet = known.get(spec.name);
    if (sheet) return [tableOf(spec, sheet, lists, (error) => errors.push(error))];
    errors.push(wrong(spec.name, '', 'sheet', say.sheetMissing(spec.name)));
    return [];
  });
  const [main, ...parts] = tables;
  if (!main || main.spec.element !== null) return { entries: [], errors };
  const entries = entriesOf(main, parts, { kind, division, catalogue }, (error) => errors.push(error));
  if (entries.length === 0 && errors.length === 0)
    errors.push(wrong(main.spec.name, '', 'empty', say.nothing));
  return { entries, errors };
}

export function wrong(
  sheet: string,
  cell: string,
  code: string,
  message: string,
  item: string | null = null,
): CellError {
  return { sheet, cell, code, message, source: say.source, item };
}

type Tell = (error: CellError) => void;

function tableOf(spec: Spec, sheet: RawSheet, lists: Lists, tell: Tell): Table {
  const { name } = sheet;
  for (const cell of sheet.merged) tell(wrong(name, cell, 'merged', say.merged));
  for (const cell of sheet.formulas) tell(wrong(name, cell, 'formula', say.formula));
  const at = new Map<string, number>();
  const headers = new Set(spec.columns.map(({ header }) => header));
  for (const [place, cell] of (sheet.rows[0] ?? []).entries()) {
    const header = textOf(cell);
    if (header === '' || header === ERROR_COLUMN) continue;
    const where = cellName(0, place);
    if (!headers.has(header)) tell(wrong(name, where, 'column', say.columnUnknown(header)));
    else if (at.has(header)) tell(wrong(name, where, 'column', say.columnTwice(header)));
    else at.set(header, place);
  }
  const missing = spec.columns.filter(({ header, kind }) => kind !== 'shown' && !at.has(header));
  for (const { header } of missing) tell(wrong(name, 'A1', 'column', say.columnMissing(header)));
  if (missing.length > 0) return { spec, at, rows: [] };
  const formulas = new Set(sheet.formulas);
  const places = [...at.values()];
  const rows = sheet.rows.flatMap((cells, row): Read[] => {
    if (row === 0 || places.every((place) => textOf(cells[place]) === '')) return [];
    const item = textOf(cells[at.get('事项编码') ?? 0]) || null;
    // What a formula shows is not read: the fault is told of already.
    const plain = cells.map((cell, place) => (formulas.has(cellName(row, place)) ? null : cell));
    const fields = fieldsOf(
      spec.columns,
      plain,
      { sheet: name, row, at },
      lists,
      ({ cell, code, message }) => {
        if (!formulas.has(cell)) tell(wrong(name, cell, code, message, item));
      },
    );
    return [{ fields, row, sheet: name }];
  });
  return { spec, at, rows };
}

type Of = { readonly kind: ExchangeKind; readonly division: string; readonly catalogue: Catalogue };

function entriesOf(main: Table, parts: readonly Table[], of: Of, tell: Tell): readonly ParsedEntry[] {
  const { name } = main.spec;
  const first = new Map<string, Read>();
  for (const read of main.rows) {
    const item = String(read.fields.item ?? '');
    const before = first.get(item);
    const cell = cellName(read.row, main.at.get('事项编码') ?? 0);
    const no = before ? say.itemTwice(item, before.row + 1) : item === '' ? null : unknownItem(item, of);
    if (no !== null) tell(wrong(name, cell, before ? 'twice' : 'unknown-item', no, item));
    else if (item !== '') first.set(item, read);
  }
  const byItem = new Map<string, Map<PartElement, Read[]>>();
  const listed = new Set(main.rows.map(({ fields }) => String(fields.item ?? '')));
  for (const part of parts) collect(part, listed, byItem, tell);
  const materials = new Map(of.catalogue.materials().map((each) => [each.key, each.name]));
  return [...first].map(([item, read]): ParsedEntry => {
    const own = byItem.get(item) ?? new Map<PartElement, Read[]>();
    const fields = Object.fromEntries(
      [...own].map(([element, rows]) => [element, rows.map((each) => each.fields)]),
    );
    const rows: Rows = { main: placeOf(main, read), parts: {} };
    for (const part of parts) {
      const element = part.spec.element as PartElement;
      rows.parts[element] = (own.get(element) ?? []).map((each) => placeOf(part, each));
    }
    const beside = {
      division: of.division,
      materialName: (key: string) => materials.get(key) ?? key,
      base: of.kind === 'standard' ? of.catalogue.item(item) : undefined,
    };
    const content = contentOf(of.kind, read.fields, fields, beside, (field, code, message) => {
      const header = main.spec.columns.find((each) => each.field === field)?.header ?? '';
      tell(wrong(name, cellName(read.row, main.at.get(header) ?? 0), code, message, item));
    });
    return { subject: item, content, rows };
  });
}

function unknownItem(item: string, { kind, division, catalogue }: Of): string | null {
  const there = catalogue.items().some(({ id }) => id === item);
  if (kind === 'standard') return there ? null : say.newStandard(item);
  if (!there) return say.unknownItem(item);
  const { name = item } = catalogue.item(item) ?? {};
  return exercisedBy(catalogue, item, division) ? null : say.notExercised(name);
}

/** Rows by item; one that stands there twice, word for word, is a slip of the hand. */
function collect(
  table: Table,
  listed: ReadonlySet<string>,
  byItem: Map<string, Map<PartElement, Read[]>>,
  tell: Tell,
): void {
  const { spec, at } = table;
  const element = spec.element as PartElement;
  const seen = new Map<string, number>();
  for (const read of table.rows) {
    const item = String(read.fields.item ?? '');
    if (item === '') continue;
    const cell = cellName(read.row, at.get('事项编码') ?? 0);
    if (!listed.has(item)) {
      tell(wrong(spec.name, cell, 'unknown-item', say.itemNotListed(item), item));
      continue;
    }
    const own = byItem.get(item) ?? new Map<PartElement, Read[]>();
    byItem.set(item, own);
    const rows = own.get(element) ?? [];
    // A material is asked for once, whatever else its row says; so is a fee.
    const mark = element === 'materials' ? `${item} ${read.fields.key}` : JSON.stringify(read.fields);
    const before = seen.get(mark);
    if (before !== undefined) tell(wrong(spec.name, cell, 'twice', say.rowTwice(before + 1), item));
    else if (element === 'fee' && rows.length > 0) tell(wrong(spec.name, cell, 'twice', say.oneFee, item));
    else own.set(element, [...rows, read]);
    if (before === undefined) seen.set(mark, read.row);
  }
}

function placeOf({ spec, at }: Table, { row, sheet }: Read) {
  return {
    sheet,
    row,
    columns: Object.fromEntries(spec.columns.map(({ field, header }) => [field, at.get(header) ?? 0])),
  };
}
