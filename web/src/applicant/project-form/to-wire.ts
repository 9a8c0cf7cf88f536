import type { Foreign, ProjectForm, ProjectUnit } from '../../api/types.ts';
import { domestic, type FormState, type UnitState, type YesNo } from './form-state.ts';

/** `{ key: value }`, or nothing where the field is empty: the server refuses empty optional fields. */
function given<Key extends string>(key: Key, value: string): Partial<Record<Key, string>> {
  const trimmed = value.trim();
  const field: Partial<Record<Key, string>> = {};
  if (trimmed !== '') field[key] = trimmed;
  return field;
}

function answered<Key extends string>(key: Key, value: YesNo): Partial<Record<Key, boolean>> {
  const field: Partial<Record<Key, boolean>> = {};
  if (value !== '') field[key] = value === 'yes';
  return field;
}

/** A table of amounts: left out where none is given, else complete, an empty amount being 0. */
function amounts<Table extends Record<string, string>>(table: Table): Table | undefined {
  const entries = Object.entries(table);
  if (entries.every(([, amount]) => amount.trim() === '')) return undefined;
  return Object.fromEntries(entries.map(([key, amount]) => [key, amount.trim() || '0'])) as Table;
}

function unitToWire({ contributions, ...unit }: UnitState): ProjectUnit {
  const trimmed = {
    name: unit.name.trim(),
    certType: unit.certType,
    certNumber: unit.certNumber.trim().toUpperCase(),
    nature: unit.nature,
    contactName: unit.contactName.trim(),
    mobile: unit.mobile.trim(),
  };
  return contributions.length > 0 ? { ...trimmed, contributions } : trimmed;
}

function foreignToWire({ securityReview, ...foreign }: FormState['foreign']): Foreign {
  return { ...foreign, securityReview: securityReview === 'yes' };
}

/** The form as the server takes it. */
export function toWire(form: FormState): ProjectForm {
  const composition = amounts(form.composition);
  const funds = amounts(form.funds);
  return {
    name: form.name.trim(),
    // Chosen from the code list; the server checks it again.
    decisionType: form.decisionType as ProjectForm['decisionType'],
    approvalDivision: form.approvalDivision,
    nature: form.nature,
    places: form.places.map(({ division, detail }) => ({ division, detail: detail.trim() })),
    inZone: form.inZone === 'yes',
    ...(form.inZone === 'yes' ? given('zoneName', form.zoneName) : {}),
    industry: form.industry,
    guidance: form.guidance,
    ...given('permitItemCode', form.permitItemCode),
    plannedStart: form.plannedStart,
    plannedEnd: form.plannedEnd,
    investment: form.investment.trim(),
    ...given('investmentNote', form.investmentNote),
    ...(composition ? { composition } : {}),
    ...(funds ? { funds } : {}),
    content: form.content.trim(),
    attribute: form.attribute,
    ...given('landMode', form.landMode),
    ...given('landArea', form.landArea),
    ...given('floorArea', form.floorArea),
    ...given('investmentSource', form.investmentSource),
    ...answered('landWithScheme', form.landWithScheme),
    ...answered('areaAssessed', form.areaAssessed),
    ...(form.areaAssessed === 'yes' && form.areaIds.length > 0 ? { areaIds: form.areaIds } : {}),
    ...given('workCategory', form.workCategory),
    capital: form.capital,
    ...(Object.keys(form.answers).length > 0 ? { answers: form.answers } : {}),
    ...(form.capital !== domestic ? { foreign: foreignToWire(form.foreign) } : {}),
    units: form.units.map(unitToWire),
    flowId: form.flowId,
  };
}
