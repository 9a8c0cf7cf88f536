import { composeItem, type Element, type Implementation, type StandardItem } from '@zongheng/core/catalogue';
import type { Book, InForce } from './book.ts';
import type { Catalogue, ImplementationRef, ItemAt } from './catalogue.ts';
import type { Pack } from './pack/index.ts';
import type { Version } from './versions.ts';

/** What the catalogue says of items where they are handled. */
export type ItemsAt = Pick<Catalogue, 'implementation' | 'implementationVersion' | 'itemAt'> & {
  /** A version of the standard as a version of an implementation has it. */
  composedVersion(standard: StandardItem, implementation: ImplementationRef): StandardItem | undefined;
};

/** Looks items up by place; answers are kept until something is published or the day turns. */
export function createItemsAt(pack: Pack, book: Book): ItemsAt {
  const province = pack.manifest.province;
  const kept = new WeakMap<InForce, Map<string, ItemAt | undefined>>();
  const byVersion = new Map<string, StandardItem>();

  /** Exceptions that had run out by `day` no longer count; without a day all that it was published with. */
  function compose(standard: StandardItem, found: Version<'implementation'>, day?: string): StandardItem {
    const { exceptions, subject, division, version } = found;
    const excepted = exceptions.filter(({ until }) => day === undefined || until === null || day <= until);
    const elements = new Set<Element>(excepted.map(({ element }) => element));
    const key = [subject, standard.version, division, version, ...elements].join(' ');
    const known = byVersion.get(key);
    if (known) return known;
    const under = book.version({ kind: 'standard', subject, division: province }, found.body.standard)?.body;
    const item = composeItem(standard, found.body, { excepted: elements, ...(under ? { under } : {}) });
    byVersion.set(key, item);
    return item;
  }

  function inForceAt(standard: StandardItem, division: string, force: InForce) {
    for (const place of pack.lineage(division)) {
      const found = force.implementation(standard.id, place);
      if (found) return found;
      // Whoever decides it here has published nothing: what the level above says is not theirs.
      if (pack.implementingIn(standard, place)) return undefined;
    }
    return undefined;
  }

  function find(itemId: string, division: string, force: InForce): ItemAt | undefined {
    const standard = force.standards.get(itemId)?.body;
    if (!standard) return undefined;
    const own = inForceAt(standard, division, force);
    const byRule = pack.implementing(standard, division);
    return {
      item: own ? compose(standard, own, force.day) : standard,
      standard,
      implementation: own && implementationOf(own),
      body: (own && pack.body(own.body.local.bodyId)) ?? byRule?.body,
      supervisor: (own && pack.body(own.body.local.supervisedBy)) ?? byRule?.supervisor,
    };
  }

  const itemAt: ItemsAt['itemAt'] = (itemId, division) => {
    const force = book.current();
    const answers = kept.get(force) ?? new Map<string, ItemAt | undefined>();
    kept.set(force, answers);
    const key = `${itemId} ${division}`;
    if (!answers.has(key)) answers.set(key, find(itemId, division, force));
    return answers.get(key);
  };
  const version = (subject: string, { division, version: number }: ImplementationRef) =>
    book.version({ kind: 'implementation', subject, division }, number);
  return {
    itemAt,
    implementation: (itemId, division) => itemAt(itemId, division)?.implementation,
    implementationVersion(itemId, division, number) {
      const found = version(itemId, { division, version: number });
      return found && implementationOf(found);
    },
    composedVersion(standard, ref) {
      const found = version(standard.id, ref);
      return found && compose(standard, found);
    },
  };
}

/** A published implementation as others read it. */
export function implementationOf({ body, version }: Version<'implementation'>): Implementation {
  return { ...body, version };
}
