import type { Result } from '@zongheng/core';
import type { FactActor } from '@zongheng/core/evidence';
import type { Statement } from '../platform/database/index.ts';
import { checkForm } from './check-form.ts';
import { type Executed, executeProject } from './execute.ts';
import type { ProjectForm } from './form.ts';
import type { DecidedBy } from './project.ts';
import {
  contactsOf,
  type FormRefused,
  formRefusal,
  publicForm,
  type RegisterDeps,
  visibleIn,
} from './register.ts';

export type CentralProject = {
  readonly form: ProjectForm;
  /** The registered unit that the form's first unit is; asked for once the form is found to be in order. */
  readonly unit: () => Promise<{ readonly id: string; readonly name: string }>;
  readonly code: string;
  readonly test: boolean;
  readonly decidedBy: DecidedBy;
};

/**
 * Takes a project that a ministry decided (国务院令673 §6), with the code it has already. No declaration is
 * asked for: what is classified does not come over this line, and nobody here vouches for the rest. Its form
 * is checked like every other.
 *
 * @throws a unique violation of issued_codes_pkey where the code was ever given to a project.
 */
export async function takeFromCentre(
  deps: RegisterDeps,
  given: CentralProject,
  how: {
    readonly actor: FactActor;
    readonly channel: string;
    readonly also: (done: Executed) => readonly Statement[];
  },
): Promise<Result<Executed> | (FormRefused & { readonly ok: false })> {
  const { form, code, test, decidedBy } = given;
  const errors = checkForm(form, deps.catalogue);
  if (errors.length > 0) return { ok: false, refusal: formRefusal(errors), errors };
  const flow = deps.catalogue.flow(form.flowId);
  if (!flow) throw new Error('checked above');
  const unit = await given.unit();
  const command = {
    type: 'take-from-centre' as const,
    name: form.name,
    unitId: unit.id,
    form: publicForm(form),
    flow: { id: flow.id, version: flow.version },
    works: [{ id: deps.facts.newId(), no: '01', name: form.name }],
    code,
    test,
    decidedBy,
  };
  return executeProject(deps, deps.facts.newId(), command, {
    ...how,
    create: {
      home: deps.catalogue.homeOf(form.approvalDivision),
      unitName: unit.name,
      divisions: visibleIn(form, deps.catalogue),
    },
    contacts: contactsOf(form),
  });
}
