import type { StandardItem } from '@zongheng/core/catalogue';
import { type ExchangeKind, OWN_COLUMNS, type PartElement } from './columns.ts';
import { MESSAGES as say } from './messages.ts';
import type { Fields } from './row-codec.ts';

/** What has to be known beside the rows to make a content of them. */
export type Beside = {
  readonly division: string;
  readonly materialName: (key: string) => string;
  /** The standard as it stands: what a workbook does not carry is left as it is. */
  readonly base: StandardItem | undefined;
};

/** Tells of a fault at a field of the first sheet's row. */
type Tell = (field: string, code: string, message: string) => void;
type Parts = Readonly<Partial<Record<PartElement, readonly Fields[]>>>;

/** A content of its rows. What it may say is not asked here: that is the schema's and the law's matter. */
export function contentOf(
  kind: ExchangeKind,
  main: Fields,
  parts: Parts,
  beside: Beside,
  tell: Tell,
): object {
  return kind === 'implementation'
    ? implementationContent(main, parts, beside, tell)
    : standardContent(main, parts, beside, tell);
}

function implementationContent(main: Fields, parts: Parts, beside: Beside, tell: Tell): object {
  const { item, standard, mark, bodyId, supervisedBy, code, powerSource, bodyNature, consult, complaint } =
    main;
  const elements: Record<string, unknown> = {
    ...picked(main, ['name', 'kind', 'conditions', 'result', 'promise', 'visits']),
    ...limitOf('statutory', '法定时限', main, tell),
    ...limitOf('committed', '承诺时限', main, tell),
    ...extensionOf(main, tell),
  };
  for (const [element, header] of Object.entries(OWN_COLUMNS)) {
    const rows = parts[element as PartElement] ?? [];
    const own = main[`own-${element}`] ?? (rows.length > 0 ? 'own' : 'inherited');
    if (own === 'own') elements[element] = partOf(element, rows, beside);
    else if (rows.length > 0) tell(`own-${element}`, 'inherited', say.rowsWhileInherited(header));
  }
  return {
    ...{ item, division: beside.division, standard },
    local: {
      ...{ bodyId, supervisedBy, code, powerSource, bodyNature, consult, complaint },
      places: partOf('places', parts.places ?? [], beside),
    },
    elements,
    mark,
  };
}

function standardContent(main: Fields, parts: Parts, beside: Beside, tell: Tell): object {
  const { base } = beside;
  const part = (element: PartElement) => partOf(element, parts[element] ?? [], beside);
  const { version: _, ...kept } = base ?? ({} as StandardItem);
  const { appliesRule: _rule, ...carried } = kept;
  return {
    ...carried,
    id: main.item,
    ...picked(main, [
      'name',
      'kind',
      'stage',
      'department',
      'levels',
      'review',
      'result',
      'validity',
      'appliesWhen',
    ]),
    ...picked(main, ['appliesRule', 'mustBefore', 'applicantDeadline', 'promise', 'note', 'mark']),
    ...{ conditions: main.conditions ?? [], needs: main.needs ?? [] },
    ...limitOf('statutory', '法定时限', main, tell, null),
    ...limitOf('committed', '承诺时限', main, tell, null),
    ...extensionOf(main, tell, null),
    ...{ basis: part('basis'), materials: part('materials'), specialProcedures: part('specialProcedures') },
    guide: {
      ...{ basicCode: main.basicCode, itemType: main.itemType ?? '', handling: main.handling ?? '' },
      ...{ serviceObjects: main.serviceObjects ?? [], visits: main.visits, resultSample: main.resultSample },
      ...{
        process: part('process'),
        fee: part('fee'),
        situations: part('situations'),
        questions: part('questions'),
      },
      afterGrant: afterGrantOf(main),
    },
  };
}

function afterGrantOf({
  afterGrantCheck: check,
  afterGrantDays: withinDays,
  afterGrantBasis: basis,
}: Fields) {
  return check === undefined && withinDays === undefined && basis === undefined
    ? null
    : { check, withinDays, basis };
}

function partOf(element: string, rows: readonly Fields[], { materialName }: Beside): unknown {
  const bare = rows.map(({ item: _, ...row }) => row);
  switch (element) {
    case 'materials':
      return bare.map((row) => ({ ...row, name: materialName(String(row.key)) }));
    case 'process':
    case 'situations':
      return withKeys(element === 'process' ? 'step' : 'situation', bare).map((row) =>
        element === 'process' ? row : { ...row, adds: row.adds ?? [], drops: row.drops ?? [] },
      );
    case 'places':
      return bare.map(({ lon, lat, ...row }) => ({
        ...row,
        point: lon === undefined && lat === undefined ? null : { lon, lat },
      }));
    case 'fee':
      return bare[0];
    default:
      return bare;
  }
}

/** A key where none is given: by its place, and none that is there already. */
function withKeys(prefix: string, rows: readonly Fields[]): readonly Fields[] {
  const taken = new Set(rows.map(({ key }) => key));
  let number = 0;
  return rows.map((row) => {
    if (row.key !== undefined) return row;
    do number += 1;
    while (taken.has(`${prefix}-${number}`));
    return { ...row, key: `${prefix}-${number}` };
  });
}

function picked(main: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(
    fields.flatMap((field) => (main[field] === undefined ? [] : [[field, main[field]]])),
  );
}

const NONE = '无';

/** Left out where nothing is said, null for 无; `otherwise`: what nothing said means. */
function limitOf(field: string, name: string, main: Fields, tell: Tell, otherwise?: null): Fields {
  const given = main[`${field}Value`];
  const [unit, basis, start, mark] = ['Unit', 'Basis', 'Start', 'Mark'].map((part) => main[field + part]);
  if (given === NONE) return { [field]: null };
  if (given === undefined) {
    if ([unit, basis, start, mark].some((each) => each !== undefined)) {
      tell(`${field}Value`, 'limit', say.limitParts(name));
    }
    return otherwise === undefined ? {} : { [field]: otherwise };
  }
  const value = numberOf(`${field}Value`, String(given), tell);
  return { [field]: { value, unit, basis, start, ...(mark === undefined ? {} : { mark }) } };
}

function extensionOf(main: Fields, tell: Tell, otherwise?: null): Fields {
  const { extensionValue: given, extensionUnit: unit, extensionApprover: approver } = main;
  const { extensionBasis: basis, extensionTimes: times } = main;
  if (given === NONE) return { extension: null };
  if (given === undefined) {
    if ([unit, approver, basis, times].some((each) => each !== undefined)) {
      tell('extensionValue', 'limit', say.limitParts('延长'));
    }
    return otherwise === undefined ? {} : { extension: otherwise };
  }
  const value = numberOf('extensionValue', String(given), tell);
  return { extension: { value, unit, approver, basis, times } };
}

function numberOf(field: string, text: string, tell: Tell): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  tell(field, 'integer', say.integer(text));
  return undefined;
}
