import type { ImplementationContent, StandardItem } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { startContent } from '../entries/start-draft.ts';
import { subjectOf } from '../entries/subject.ts';
import type { ExchangeKind } from './columns.ts';
import type { Written } from './write-workbook.ts';

export type ExportWhat = 'published' | 'missing' | 'template';

/** The entries of a division that are written out, in the order of the catalogue. */
export function entriesToExport(
  catalogue: Catalogue,
  actor: Actor,
  of: {
    readonly kind: ExchangeKind;
    readonly division: string;
    readonly body: 'own' | 'all';
    readonly what: ExportWhat;
  },
): readonly Written[] {
  const { kind, division, body, what } = of;
  if (what === 'template') return [];
  const own = actor.seat.body?.id ?? '';
  return catalogue.items().flatMap((item): Written[] => {
    const subject = subjectOf(catalogue, { kind, subject: item.id, division });
    if (!subject || (body === 'own' && subject.body.id !== own)) return [];
    const published = subject.coming ?? subject.inForce;
    if (published)
      return [{ itemName: item.name, content: bare(published.body as ImplementationContent | StandardItem) }];
    if (what === 'published') return [];
    const begun = startContent(catalogue, subject, 'standard');
    return begun.ok ? [{ itemName: item.name, content: begun.value }] : [];
  });
}

/** As a draft has it: the version is given at publication. */
function bare(body: ImplementationContent | StandardItem): object {
  if ('item' in body) {
    const { item, division, standard, local, elements, mark } = body;
    return { item, division, standard, local, elements, mark };
  }
  const { version: _, ...content } = body;
  return content;
}
