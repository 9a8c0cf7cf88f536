import { type Refusal, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import type { FieldRefusal, Idempotency } from '../platform/http/index.ts';
import { areasOf, checkForm } from './check-form.ts';
import { decideProject } from './decide.ts';
import { type Executed, executeProject, type ProjectDeps } from './execute.ts';
import type { ProjectForm } from './form.ts';
import { MESSAGES } from './messages.ts';
import type { ChangeKind } from './project.ts';
import { type Contact, findProject } from './store.ts';

export type Declaration = { readonly nonClassified: boolean; readonly truthful: boolean };

export type RegisterDeps = ProjectDeps & { readonly catalogue: Catalogue };

/** How a submission came, and what its repetition is answered. */
export type Submitting = {
  readonly channel: string;
  readonly idempotency: Idempotency | null;
  readonly answer: (done: Executed) => unknown;
};

/** A registration refused field by field, or as a whole. */
export type FormRefused = { readonly refusal: Refusal; readonly errors: readonly FieldRefusal[] };

/**
 * Registers a project. Classified projects never enter the platform (2017年第3号令 §3): the declaration is
 * looked at before anything else, and nothing of a classified entry is kept, not even in a log.
 */
export async function registerProject(
  deps: RegisterDeps,
  actor: Actor,
  given: { readonly declaration: Declaration; readonly form: ProjectForm },
  how: Submitting,
): Promise<Result<Executed> | (FormRefused & { readonly ok: false })> {
  const { form } = given;
  if (!given.declaration.nonClassified) {
    return refuse('classified-project', MESSAGES.classified, MESSAGES.sourceClassified);
  }
  if (!given.declaration.truthful) {
    return refuse('promise-missing', MESSAGES.promise, MESSAGES.sourceFiling, 'declaration.truthful');
  }
  const errors = [...checkForm(form, deps.catalogue), ...checkOwnUnit(form, actor)];
  if (errors.length > 0) return { ok: false, refusal: formRefusal(errors), errors };
  const flow = deps.catalogue.flow(form.flowId);
  const unit = actor.seat.unit;
  if (!flow || !unit) throw new Error('checked above');

  const command = {
    type: 'register' as const,
    name: form.name,
    unitId: unit.id,
    form: publicForm(form),
    flow: { id: flow.id, version: flow.version },
    works: [{ id: deps.facts.newId(), no: '01', name: form.name }],
    nonClassified: true as const,
    truthful: true as const,
  };
  return executeProject(deps, deps.facts.newId(), command, {
    actor: { person: actor.personId, seat: actor.seat.id, unit: unit.id },
    channel: how.channel,
    create: {
      home: deps.catalogue.homeOf(form.approvalDivision),
      unitName: unit.name,
      divisions: visibleIn(form, deps.catalogue),
    },
    contacts: contactsOf(form),
    also: (done) => (how.idempotency ? [how.idempotency.statement(how.answer(done))] : []),
  });
}

/** Corrects the declaration while no code stands, and asks for a code again. */
export async function amendProject(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  given: { readonly form: ProjectForm; readonly version: number },
  how: Submitting,
): Promise<Result<Executed> | (FormRefused & { readonly ok: false })> {
  const { form } = given;
  const project = await findProject(deps.database, id);
  if (!project) return refuse('not-found', MESSAGES.notFound, '');
  const errors = [
    ...checkForm(form, deps.catalogue, areasOf(project.state.form)),
    ...checkOwnUnit(form, actor),
    ...checkHome(form, project.home, deps.catalogue),
  ];
  if (errors.length > 0) return { ok: false, refusal: formRefusal(errors), errors };
  const flow = deps.catalogue.flow(form.flowId);
  if (!flow) throw new Error('checked above');
  const command = {
    type: 'amend' as const,
    name: form.name,
    form: publicForm(form),
    flow: { id: flow.id, version: flow.version },
  };
  return executeProject(deps, id, command, {
    actor: byOf(actor),
    channel: how.channel,
    expected: given.version,
    contacts: contactsOf(form),
    divisions: visibleIn(form, deps.catalogue),
    also: (done) => (how.idempotency ? [how.idempotency.statement(how.answer(done))] : []),
  });
}

/**
 * Changes the declaration under the code that stands (变更, 延期). Contacts come with a change alone; what
 * needs another code is refused by the decider.
 */
export async function changeProject(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  given: { readonly kind: ChangeKind; readonly form: ProjectForm; readonly version: number },
  how: Submitting,
): Promise<Result<Executed> | (FormRefused & { readonly ok: false })> {
  const { form, kind } = given;
  const project = await findProject(deps.database, id);
  if (!project) return refuse('not-found', MESSAGES.notFound, '');
  const after = publicForm(form);
  const contacts = contactsOf(form);
  const contactsChanged = JSON.stringify(contacts) !== JSON.stringify(project.contacts.map(inOrder));
  const command = { type: 'change' as const, kind, name: form.name, form: after, contactsChanged };
  // What is fixed is said before anything else: mending the rest would be in vain.
  const decided = decideProject(project.state, command, deps.clock.now() as Instant);
  if (!decided.ok && project.version === given.version) return decided;
  const errors = checkForm(form, deps.catalogue, areasOf(project.state.form));
  if (errors.length > 0) return { ok: false, refusal: formRefusal(errors), errors };
  return executeProject(deps, id, command, {
    actor: byOf(actor),
    channel: how.channel,
    expected: given.version,
    ...(kind === 'change' ? { contacts } : {}),
    divisions: visibleIn(form, deps.catalogue),
    also: (done) => (how.idempotency ? [how.idempotency.statement(how.answer(done))] : []),
  });
}

function byOf(actor: Actor): FactActor {
  const { unit } = actor.seat;
  return { person: actor.personId, seat: actor.seat.id, ...(unit ? { unit: unit.id } : {}) };
}

function checkOwnUnit(form: ProjectForm, actor: Actor): FieldRefusal[] {
  const first = form.units[0];
  const own = actor.seat.unit;
  if (own && first?.certNumber === own.certNumber && first.name === own.name) return [];
  return [{ field: 'form.units[0]', code: 'unit-mismatch', message: MESSAGES.unitMismatch }];
}

/** A project's home is fixed when it is registered: its record, its numbers and its window are that city's. */
function checkHome(form: ProjectForm, home: string, catalogue: Catalogue): FieldRefusal[] {
  const { approvalDivision } = form;
  if (!catalogue.division(approvalDivision) || catalogue.homeOf(approvalDivision) === home) return [];
  return [{ field: 'form.approvalDivision', code: 'home-fixed', message: MESSAGES.homeFixed }];
}

/** Many faults as one sentence that names the first. */
export function formRefusal(errors: readonly FieldRefusal[]): Refusal {
  const first = errors[0];
  const more = errors.length > 1 ? `等 ${errors.length} 处` : '';
  return {
    code: 'invalid-form',
    message: `申报信息有误:${first?.message ?? ''}${more}`,
    source: MESSAGES.sourceForm,
  };
}

/** The form without personal data: what goes into the state and the chain. */
export function publicForm(form: ProjectForm): JsonObject {
  const units = form.units.map(({ contactName: _, mobile: __, ...rest }) => rest);
  return JSON.parse(JSON.stringify({ ...form, units })) as JsonObject;
}

/** Contacts by the order of the form's units. */
export function contactsOf(form: ProjectForm): Contact[] {
  return form.units.map(({ name, contactName, mobile }) => ({ unit: name, name: contactName, mobile }));
}

/** As `contactsOf` writes it: jsonb keeps no order of fields. */
function inOrder({ unit, name, mobile }: Contact): Contact {
  return { unit, name, mobile };
}

/** Divisions whose officials may see the project: where it is approved and built, and all above. */
export function visibleIn(form: ProjectForm, catalogue: Catalogue): string[] {
  const places = [form.approvalDivision, ...form.places.map((place) => place.division)];
  return [...new Set(places.flatMap((code) => catalogue.lineage(code)))];
}
