import { accept, type Result, refuse } from '@zongheng/core';
import type { ImplementationContent, LocalElements, StandardItem } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Flow } from '../pack/index.ts';
import type { EntryKey, Version } from '../versions.ts';
import type { EntryDeps } from './context.ts';
import { templateOfFlow } from './key.ts';
import { MESSAGES } from './messages.ts';
import { saveDraft } from './save-draft.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What a draft begins with: what is in force, an older version, the standard, or the template. */
export type StartFrom = 'current' | 'standard' | 'template' | number;

/** Begins a draft; somebody else's that is there already is answered as a conflict. */
export async function startDraft(deps: EntryDeps, actor: Actor, key: EntryKey, from: StartFrom) {
  const subject = subjectOf(deps.catalogue, key);
  if (!subject) return refuse('not-found', MESSAGES.entryNotFound, '');
  const made = startContent(deps.catalogue, subject, from);
  return made.ok ? saveDraft(deps, actor, key, { revision: 0, content: made.value }, 'start') : made;
}

/** The content a draft begins with; it stands under the newest standard whatever it begins with. */
export function startContent(catalogue: Catalogue, subject: Subject, from: StartFrom): Result<object> {
  const { key, above } = subject;
  if (from === 'standard') {
    if (key.kind !== 'implementation') return refuse('start-from', MESSAGES.onlyImplementation, '', 'from');
    return above
      ? accept(blank(catalogue, subject, above))
      : refuse('start-from', MESSAGES.noStandard, '', 'from');
  }
  if (from === 'template') {
    const template = templateOfFlow(key.subject);
    if (key.kind !== 'flow' || template === key.subject) {
      return refuse('start-from', MESSAGES.onlyDerived, '', 'from');
    }
    return above
      ? accept(derived(catalogue, key, above))
      : refuse('start-from', MESSAGES.noTemplate, '', 'from');
  }
  const current = subject.coming ?? subject.inForce;
  const version = from === 'current' ? current : catalogue.book.version(key, from);
  if (!version) {
    const message = from === 'current' ? MESSAGES.nothingInForce : MESSAGES.versionNotFound(from);
    return refuse('start-from', message, '', 'from');
  }
  if (key.kind === 'implementation') {
    const content = version.body as ImplementationContent;
    return accept({
      ...{ item: content.item, division: content.division, local: content.local },
      ...{ elements: content.elements, mark: content.mark },
      standard: above?.version ?? content.standard,
    });
  }
  return accept(withoutVersion(version.body as StandardItem | Flow));
}

function withoutVersion({ version: _, ...content }: StandardItem | Flow): object {
  return content;
}

/** An implementation that says nothing of its own yet: who, where and when alone. */
function blank(catalogue: Catalogue, { key, body }: Subject, above: Version): ImplementationContent {
  const { subject: item, division } = key;
  const window = catalogue.windowOf(division);
  const supervisor = catalogue.itemAt(item, division)?.supervisor ?? body;
  const { name = '', address = '', hours = '', phone = '', mark } = window ?? {};
  const places: LocalElements['places'] = window
    ? [{ name, address, hours, phone, point: null, ...(mark === undefined ? {} : { mark }) }]
    : [];
  const local: LocalElements = {
    ...{ bodyId: body.id, supervisedBy: supervisor.id, code: null, places },
    powerSource: firstCode(catalogue, 'powerSource'),
    bodyNature: firstCode(catalogue, 'bodyNature'),
    consult: phone === '' ? MESSAGES.toFill : phone,
    complaint: MESSAGES.complaint,
  };
  return { item, division, standard: above.version, local, elements: {}, mark: MESSAGES.sampleMark };
}

function firstCode(catalogue: Catalogue, list: string): string {
  return catalogue.codeLists().find(({ id }) => id === list)?.rows[0]?.code ?? '1';
}

function derived(catalogue: Catalogue, { subject, division }: EntryKey, above: Version): object {
  const template = above.body as Flow;
  const place = catalogue.division(division);
  return {
    ...withoutVersion(template),
    ...{ id: subject, template: template.id, division },
    name: `${template.name}（${place?.name ?? division}）`,
  };
}
