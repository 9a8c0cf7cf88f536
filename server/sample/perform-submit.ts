import { mergedMaterials, placesOf, submitApplication } from '../applications/index.ts';
import { type Acting, projectRow, remembering, servicesAt } from './acting.ts';
import { fileName } from './file-name.ts';
import { must } from './must.ts';
import { diceFor } from './plan/dice.ts';
import type { SampleEvent } from './plan/planned.ts';
import type { SampleFile } from './shelf.ts';

/** Files are handed in some minutes before the application that names them. */
const UPLOAD_MS = 8 * 60_000;

/** Units scan what belongs together into one file: from so many materials on, into two. */
const FEW = 4;
const FOLDERS = ['申请表和承诺书', '技术文件和附图'];

/** Files one joint application: all required materials, and some of the others. */
export async function performSubmit(
  acting: Acting,
  event: Extract<SampleEvent, { kind: 'submit' }>,
): Promise<void> {
  const { application, key } = event;
  const project = await projectRow(acting, event.project);
  const actor = acting.cast.actor(`unit-member:${event.project.unit.key}`);
  const places = placesOf(project);
  const items = application.items.flatMap((id) => acting.catalogue.itemFor(id, places)?.item ?? []);
  const dice = diceFor(acting.seed, key);
  const wanted = mergedMaterials(items, { cases: [], documents: [] })
    .filter(({ source }) => source === 'applicant')
    .filter(({ required }) => required || dice.chance(application.optional / 300));
  const folders = FOLDERS.slice(0, wanted.length > FEW ? 2 : Math.min(1, wanted.length));
  const ids = await acting.shelf.put(
    folders.map(
      (folder, index): SampleFile => ({
        key: `${key}/${index}`,
        name: fileName(folder),
        content: `Application materials, stage ${application.stage}, part ${index + 1}`,
        home: project.home,
        projectId: project.id,
        uploadedBy: actor.personId,
        at: event.at - UPLOAD_MS,
      }),
    ),
  );
  const [unit] = event.project.form.units;
  const submission = {
    stage: application.stage,
    workIds: project.state.works.map(({ id }) => id),
    items: application.items,
    contact: { name: unit?.contactName ?? '', mobile: unit?.mobile ?? '' },
    ...(application.note === null ? {} : { note: application.note }),
    materials: wanted.map(({ key: material }, index) => ({
      key: material,
      fileIds: [ids[index % ids.length] ?? ''],
    })),
  };
  const how = { channel: 'web', idempotency: remembering(acting, key, actor.personId) };
  must(await submitApplication(servicesAt(acting, event.at, key), actor, project, submission, how));
}
