import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';
import type { z } from 'zod';
import { applicationsOfProject, presentApplication } from '../applications/index.ts';
import { type CaseDeps, casesOfProject, documentsOfProject } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import {
  codeStands,
  findRequest,
  mayAskAgain,
  PROJECT_MESSAGES,
  type ProjectRow,
  presentCode,
} from '../projects/index.ts';
import { presentStageClock, stageClocks } from '../supervision/index.ts';
import { flowMap } from './flow-map.ts';
import { followUpHistory } from './follow-up-history.ts';
import { streamHistory } from './history.ts';
import type { projectSchema } from './schema.ts';

type ProjectPage = z.output<typeof projectSchema>;

/** Everything of a project in one place, for somebody who may see it. */
export async function projectPage(deps: CaseDeps, actor: Actor, project: ProjectRow): Promise<ProjectPage> {
  const now = deps.clock.now() as Instant;
  const { database, catalogue } = deps;
  const [cases, documents, applications, history, request, followUp] = await Promise.all([
    casesOfProject(database, project.id, project.home),
    documentsOfProject(deps, project.id, project.home),
    applicationsOfProject(database, project.id, project.home),
    streamHistory(deps, project, PROJECT_MESSAGES.history, ({ envelope: { type, data } }) =>
      noteOf(type, data),
    ),
    findRequest(database, project.id),
    followUpHistory(deps, project),
  ]);
  const byApplication = Map.groupBy(cases, (row) => row.application_id);
  const own = actor.seat.unit?.id === project.state.unitId;
  const { role, body } = actor.seat;
  const official = role === 'window-clerk' || role === 'case-handler' || role === 'case-approver';
  const works = official && cases.some((row) => row.body_id === body?.id || row.window_body_id === body?.id);
  return {
    id: project.id,
    home: project.home,
    version: project.version,
    name: project.state.name,
    code: presentCode(project.state, request ?? null),
    form: formView(project, own || works),
    unit: { id: project.state.unitId, name: project.unit_name },
    city: { code: project.home, name: catalogue.division(project.home)?.name ?? project.home },
    registeredAt: formatInstant(project.state.registeredAt),
    works: project.state.works.map((work) => ({ ...work })),
    flow: flowMap(deps, project, { cases, documents }, now),
    clocks: stageClocks(project, cases, catalogue, now).map((each) =>
      presentStageClock(each, project.state, catalogue),
    ),
    applications: applications.map((row) =>
      presentApplication(row, byApplication.get(row.id) ?? [], deps, now),
    ),
    documents,
    history: [...history, ...followUp].sort(byRecording),
    actions: own ? ownActions(project) : role === 'supervisor' && codeStands(project.state) ? ['lapse'] : [],
  };
}

/** As things were recorded; what was recorded together keeps its order. */
function byRecording(a: { readonly recordedAt: string }, b: { readonly recordedAt: string }): number {
  return a.recordedAt === b.recordedAt ? 0 : a.recordedAt < b.recordedAt ? -1 : 1;
}

function ownActions({ state }: ProjectRow): ProjectPage['actions'] {
  if (codeStands(state)) return ['file', 'change', 'cancel-code'];
  return mayAskAgain(state) ? ['amend'] : [];
}

/** What is said beside a step of the history. */
function noteOf(type: string, data: JsonObject): string | null {
  const { cancelKinds, changeKinds } = PROJECT_MESSAGES;
  switch (type) {
    case 'project.received-from-centre':
      return `${String((data.decidedBy as { name?: unknown } | undefined)?.name)} · ${String(data.code)}`;
    case 'project.code-issued':
      return `${String(data.code)}${data.test === true ? '(测试代码)' : ''}`;
    case 'project.code-rejected':
    case 'project.code-cancel-rejected':
      return String(data.reason);
    case 'project.code-cancel-requested':
    case 'project.code-voided': {
      const kind = cancelKinds[data.kind as keyof typeof cancelKinds];
      return kind === undefined ? String(data.reason) : `${kind}:${String(data.reason)}`;
    }
    case 'project.form-changed':
      return changeKinds[data.kind as keyof typeof changeKinds] ?? null;
    default:
      return null;
  }
}

/** The declaration; contacts only for the unit itself and the bodies that work on the project. */
function formView(project: ProjectRow, withContacts: boolean): ProjectPage['form'] {
  const form = project.state.form as unknown as Omit<ProjectPage['form'], 'units'> & {
    units: readonly Omit<ProjectPage['form']['units'][number], 'contactName' | 'mobile'>[];
  };
  const units = form.units.map((unit, i) => {
    const contact = withContacts ? project.contacts[i] : undefined;
    return { ...unit, contactName: contact?.name ?? null, mobile: contact?.mobile ?? null };
  });
  return { ...form, units };
}
