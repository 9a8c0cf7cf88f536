import {
  checkConformity,
  type Element,
  type ImplementationContent,
  type StandardItem,
} from '@zongheng/core/catalogue';
import type { CatalogueEntry } from '../../api/catalogue-types.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { useToday } from '../../ui/use-today.ts';
import { allowedOf } from './editor/allowed.ts';
import { ElementValue } from './element-value.tsx';
import { TreatmentTag } from './treatment.tsx';
import { elementName, type Treatment } from './words.ts';

type Section = { title: string; keys: readonly string[] };

/** The elements of GB/T 39554, in the order of a guide. `local.` are those only an implementation has. */
const sections: readonly Section[] = [
  {
    title: '基本信息',
    keys: [
      'name',
      'guide.basicCode',
      'local.code',
      'kind',
      'guide.itemType',
      'department',
      'local.bodyId',
      'local.bodyNature',
      'local.powerSource',
      'local.supervisedBy',
      'levels',
      'guide.serviceObjects',
      'guide.handling',
    ],
  },
  {
    title: '何时需要',
    keys: ['stage', 'appliesWhen', 'appliesRule', 'needs', 'mustBefore', 'applicantDeadline'],
  },
  {
    title: '时限',
    keys: [
      'statutory',
      'committed',
      'extension',
      'specialProcedures',
      'stops',
      'correctionSilence',
      'furtherLimits',
    ],
  },
  {
    title: '受理与结果',
    keys: ['conditions', 'review', 'promise', 'guide.afterGrant', 'result', 'guide.resultSample', 'validity'],
  },
  { title: '材料', keys: ['materials', 'guide.situations'] },
  {
    title: '办理',
    keys: ['guide.process', 'guide.visits', 'guide.fee', 'local.places', 'local.consult', 'local.complaint'],
  },
  { title: '依据与说明', keys: ['basis', 'guide.questions', 'note', 'mark'] },
];

type Props = { entry: CatalogueEntry; drafted?: boolean };

/**
 * What is in force – or, where nothing is yet, what is drafted – element by element, each with how it stands to the
 * standard.
 */
export function EntryElements({ entry, drafted = false }: Props) {
  const today = useToday();
  const content = drafted ? entry.draft?.content : entry.inForce?.content;
  const own = entry.kind === 'implementation' ? (content as ImplementationContent | undefined) : undefined;
  const above = entry.above?.content as StandardItem | undefined;
  // A draft is shown as it is written, a version as it is handled: under the newest standard.
  const whole = ((drafted && own ? asWritten(above, own) : null) ??
    (drafted ? null : entry.whole) ??
    content ??
    null) as StandardItem | null;
  if (whole === null) return null;
  const how = new Map<Element, Treatment>();
  if (own && above) {
    for (const { element, how: treatment } of checkConformity(above, own, allowedOf(entry), today).elements) {
      how.set(element, treatment);
    }
  }
  return (
    <>
      {sections.map(({ title, keys }) => (
        <section key={title} className="panel" aria-label={title}>
          <h2>{title}</h2>
          <dl className="entry-elements">
            {keys.flatMap((key) => {
              const value = valueAt(whole, own, key);
              if (value === undefined) return [];
              const element = key.replace(/^guide\./, '') as Element;
              const treatment = own
                ? (how.get(element) ?? (key.startsWith('local.') ? 'localised' : 'inherited'))
                : undefined;
              return [
                <div key={key}>
                  <dt>{elementName(key)}</dt>
                  <dd>
                    <ElementValue element={key} value={value} />
                  </dd>
                  <dd>{treatment ? <TreatmentTag how={treatment} /> : null}</dd>
                </div>,
              ];
            })}
          </dl>
        </section>
      ))}
      <p>
        <MarkTag mark={own?.mark ?? whole.mark} />
      </p>
    </>
  );
}

/** The standard with what the draft says otherwise, whether it may or not. */
function asWritten(
  above: StandardItem | undefined,
  { elements }: ImplementationContent,
): StandardItem | null {
  if (!above) return null;
  const inGuide = new Set(['visits', 'process', 'fee', 'situations', 'questions']);
  const said = Object.entries(elements).filter(([, value]) => value !== undefined);
  const guide = Object.fromEntries(said.filter(([key]) => inGuide.has(key)));
  const rest = Object.fromEntries(said.filter(([key]) => !inGuide.has(key)));
  return { ...above, ...rest, guide: { ...above.guide, ...guide } };
}

function valueAt(whole: StandardItem, own: ImplementationContent | undefined, key: string): unknown {
  const [group, inner] = key.split('.');
  if (group === 'local') return own?.local[inner as keyof ImplementationContent['local']];
  if (group === 'guide') return whole.guide?.[inner as keyof StandardItem['guide']];
  return whole[key as keyof StandardItem];
}
