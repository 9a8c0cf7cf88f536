import { amendProject, executeProject, registerProject } from '../projects/index.ts';
import { type Acting, idOf, projectRow, remembering, servicesAt } from './acting.ts';
import { must } from './must.ts';
import type { SampleEvent } from './plan/planned.ts';
import { rememberEvent } from './store.ts';

type Of<Kind extends SampleEvent['kind']> = Extract<SampleEvent, { kind: Kind }>;

export async function performRegister(acting: Acting, event: Of<'register'>): Promise<void> {
  const { project } = event;
  const actor = acting.cast.actor(`unit-member:${project.unit.key}`);
  const declared = { declaration: { nonClassified: true, truthful: true }, form: project.form };
  const idempotency = remembering(acting, event.key, actor.personId);
  const how = { channel: 'web', idempotency, answer: (done: { id: string }) => ({ id: done.id }) };
  must(await registerProject(servicesAt(acting, event.at, event.key), actor, declared, how));
}

export async function performAmend(acting: Acting, event: Of<'amend'>): Promise<void> {
  const { project, form, key } = event;
  const actor = acting.cast.actor(`unit-member:${project.unit.key}`);
  const { id, version } = await projectRow(acting, project);
  const idempotency = remembering(acting, key, actor.personId);
  const how = { channel: 'web', idempotency, answer: () => ({ id }) };
  must(await amendProject(servicesAt(acting, event.at, key), actor, id, { form, version }, how));
}

/** The issuer takes a code back: no person does that here. */
export async function performVoidCode(acting: Acting, event: Of<'void-code'>): Promise<void> {
  const { project, reason, key } = event;
  const command = { type: 'void-code', reason } as const;
  const id = idOf(acting, project.key);
  must(
    await executeProject(servicesAt(acting, event.at, key), id, command, {
      actor: { system: 'code-issue' },
      channel: 'timer',
      also: () => [rememberEvent(key, {})],
    }),
  );
}
