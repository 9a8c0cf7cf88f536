import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import { flowCode } from './catalogue-sources.ts';
import type { ProjectSourceRow } from './rows.ts';

/** A project and one of its works as mappings see them. */
type Part = Readonly<Record<string, unknown>>;
type Unit = Readonly<Record<string, unknown>>;

export function unitsOf(row: ProjectSourceRow): readonly Unit[] {
  const units = (row.state.form.units ?? []) as unknown as readonly Unit[];
  return units.map((unit, i) => {
    const contact = row.contacts[i];
    return { ...unit, contactName: contact?.name ?? null, mobile: contact?.mobile ?? null };
  });
}

export function projectPart(row: ProjectSourceRow, catalogue: Catalogue): Part {
  const { state } = row;
  const { form } = state;
  const units = unitsOf(row);
  const first = units[0];
  const places = (form.places ?? []) as unknown as readonly { division: string; detail: string }[];
  const flow = catalogue.flow(state.flow.id, state.flow.version);
  const time = (at: number | null) => (at === null ? null : formatInstant(at as Instant));
  return {
    ...form,
    code: state.code,
    previousCode: state.previousCodes?.at(-1)?.code ?? null,
    testCode: state.codeTest,
    fromCentre: state.decidedBy !== undefined,
    name: state.name,
    home: row.home,
    placeDivision: places[0]?.division ?? null,
    placeDetail: places[0]?.detail ?? null,
    places: places.map(
      ({ division, detail }) => `${catalogue.division(division)?.name ?? division}${detail}`,
    ),
    registeredAt: time(state.registeredAt),
    issuedAt: time(state.issuedAt),
    done: row.done_at !== null,
    doneAt: row.done_at,
    flowCode: flowCode(row.home, state.flow.id),
    flowVersion: state.flow.version,
    flowType: flow?.splclx ?? null,
    unitName: first?.name ?? null,
    unitCertType: first?.certType ?? null,
    unitCertNumber: first?.certNumber ?? null,
    unitNature: first?.nature ?? null,
    contactName: first?.contactName ?? null,
    contactMobile: first?.mobile ?? null,
    units,
    contributions: units.flatMap((unit) =>
      ((unit.contributions ?? []) as readonly object[]).map((each) => ({ ...each, unitName: unit.name })),
    ),
  };
}

/** 工程代码: project code and the work's number [本平台编制,待确认]. */
export function workCode(code: string, no: string): string {
  return `${code}-${no}`;
}

export function workPart(row: ProjectSourceRow, no: string): Part | undefined {
  const work = row.state.works.find((each) => each.no === no);
  if (!work || row.state.code === null) return undefined;
  return {
    code: workCode(row.state.code, no),
    no,
    name: work.name,
    scope: row.state.form.content ?? null,
    predecessor: null,
  };
}
