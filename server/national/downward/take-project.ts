import { parseProjectCode } from '@zongheng/core/codes';
import { createUnit, findUnit } from '../../identity/index.ts';
import { checkFields } from '../../platform/http/index.ts';
import {
  type ProjectForm,
  type ProjectRow,
  projectFormSchema,
  projectOfCode,
  takeFromCentre,
} from '../../projects/index.ts';
import { projectBody, subjectOf } from './bodies.ts';
import type { DownDeps } from './deps.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import type { FromField } from './tables.ts';
import { translate } from './translate.ts';
import { CHANNEL, duplicate, readBody, refused, type Taking, type Verdict } from './verdict.ts';

type Made =
  | { readonly ok: true; readonly form: ProjectForm }
  | { readonly ok: false; readonly verdict: Verdict };

/** A project that a ministry decided and that lies in the province becomes a project here, with its code. */
export async function takeProject(deps: DownDeps, { row, actor, taken }: Taking): Promise<Verdict | null> {
  const read = readBody(projectBody, row.body);
  if (!read.ok) return read.verdict;
  const { projectCode, decidedBy, test = false } = read.value;
  const parsed = parseProjectCode(projectCode);
  if (!parsed.ok) return refused(parsed.refusal.message);
  const code = parsed.value.text;
  const given = { ...read.value.form, ...row.fix?.fields };
  const known = await projectOfCode(deps.database, code);
  if (known) return knownAlready(code, known, given);

  const made = formOf(deps, given);
  if (!made.ok) return made.verdict;
  const done = await takeFromCentre(
    deps,
    { form: made.form, code, test, decidedBy, unit: () => unitOf(deps, made.form) },
    {
      actor,
      channel: CHANNEL,
      also: ({ id }) =>
        taken({ thing: `project:${code}`, subject: subjectOf(row.kind, row.body), projectId: id }),
    },
  );
  if (done.ok) return null;
  if (!('errors' in done)) return refused(done.refusal.message);
  const names = namesOf(deps.tables.project.fields);
  return refused(done.errors.map(({ field, message }) => sentence(names, field, message)).join(';'));
}

/** The same code a second time: the same project is not doubled, and another one never takes its place. */
function knownAlready(
  code: string,
  { status, project }: { readonly status: 'valid' | 'void'; readonly project: ProjectRow },
  given: Readonly<Record<string, unknown>>,
): Verdict {
  const { state } = project;
  if (status === 'void') return refused(say.codeVoid(code), project.id);
  const units = Array.isArray(given.lerepInfo) ? (given.lerepInfo as readonly unknown[]) : [];
  const first = (units[0] ?? {}) as { readonly lerepCertno?: unknown };
  const own = (state.form.units as unknown as ProjectForm['units'])[0]?.certNumber;
  const same = given.projectName === state.name || (own !== undefined && first.lerepCertno === own);
  if (!same) return refused(say.codeOfAnother(code, state.name), project.id);
  const reason = state.decidedBy === undefined ? say.projectOurs : say.projectTaken;
  return duplicate(given.projectName === state.name ? reason : `${reason};${say.differs}`, project.id);
}

/** The line's fields as our form, checked for what its schema sees; the rest is checked by the project's door. */
function formOf(deps: DownDeps, given: Readonly<Record<string, unknown>>): Made {
  const { catalogue, tables } = deps;
  const { form, faults } = translate(tables.project.fields, given);
  const no = (reasons: readonly string[]): Made => ({ ok: false, verdict: refused(reasons.join(';')) });
  const places = (form.places ?? []) as readonly { readonly division?: unknown }[];
  const outside = [form.approvalDivision, ...places.map((place) => place.division)].find(
    (division) => typeof division === 'string' && !catalogue.division(division),
  );
  // Before what is missing: a project elsewhere is none of ours, however well it is filled in.
  if (outside !== undefined) return no([say.outside(String(outside))]);
  if (faults.length > 0) return no(faults);
  const whole = { ...form, units: withContributions(form.units, given.contrInfo) };
  const [flow] = catalogue.suggestFlows(whole);
  if (!flow) return no([say.noFlow]);
  const checked = checkFields(projectFormSchema, { ...whole, flowId: flow.id });
  if (checked.ok) return { ok: true, form: checked.value };
  const names = namesOf(tables.project.fields);
  return no(checked.errors.map(({ field, message }) => sentence(names, field, message)));
}

/** 出资情况 stands beside the units on the line, and with its unit here. What has no unit's name is the first's. */
function withContributions(units: unknown, given: unknown): unknown {
  if (!Array.isArray(units) || !Array.isArray(given) || given.length === 0) return units;
  const rows = given as readonly Readonly<Record<string, unknown>>[];
  const names = (units as readonly { readonly name?: unknown }[]).map(({ name }) => name);
  return (units as readonly object[]).map((unit, i) => {
    const own = rows.filter(({ enterpriseName }) =>
      names.includes(enterpriseName) ? enterpriseName === names[i] : i === 0,
    );
    if (own.length === 0) return unit;
    const text = (value: unknown) => (typeof value === 'number' ? String(value) : value);
    const contributions = own.map(({ investor, country, amount, share, mode }) => ({
      investor,
      country,
      amount: text(amount),
      share: text(share),
      mode,
    }));
    return { ...unit, contributions };
  });
}

async function unitOf(
  deps: DownDeps,
  form: ProjectForm,
): Promise<{ readonly id: string; readonly name: string }> {
  const [first] = form.units;
  if (!first) throw new Error('a form without units');
  const { database, facts, clock } = deps;
  const { name, certType, certNumber } = first;
  const known = await findUnit(database, { certType, certNumber });
  if (known) return known;
  const made = await createUnit(
    { database, newId: facts.newId },
    { name, certType, certNumber },
    clock.now(),
  );
  const unit = made.ok ? made.value : await findUnit(database, { certType, certNumber });
  if (!unit) throw new Error('a unit that is neither there nor can be made');
  return unit;
}

/** `units[].name` → the name people know it by. */
function namesOf(fields: readonly FromField[], prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    fields.flatMap((field): [string, string][] => {
      const path = `${prefix}${field.field.replace(/\.\d+/g, '[]')}`;
      return [[path, field.name], ...namesOf(field.fields ?? [], `${path}[].`)];
    }),
  );
}

function sentence(names: ReadonlyMap<string, string>, field: string, message: string): string {
  const path = field.replace(/^form\./, '').replace(/\[\d+\]/g, '[]');
  const name = names.get(path);
  return name === undefined ? `${field}:${message}` : say.field(name, message);
}
