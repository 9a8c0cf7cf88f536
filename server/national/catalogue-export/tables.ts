import type { Body, Catalogue, Flow, Item } from '../../catalogue/index.ts';
import { applyMapping, type Fault, type InList, isReported, type Row } from '../mapping/apply.ts';
import type { ActiveMapping, Library } from '../mapping/library.ts';
import {
  bodyPart,
  flowPart,
  itemPart,
  materialPart,
  stagePart,
  windowPart,
} from '../sources/catalogue-sources.ts';
import type { SourceKind } from '../sources/fields.ts';

/** One table of the construction line as the catalogue of a division fills it. */
export type ExportedTable = {
  readonly mapping: ActiveMapping;
  readonly rows: readonly Row[];
  readonly faults: readonly (Fault & { readonly row: number })[];
};

type Source = Readonly<Record<string, unknown>>;
type Handled = { readonly item: Item; readonly body: Body };

/** SPGL_SPSXJBXXB, SPSXKZXXB, SPSXCLMLXXB, SPLCXXB, SPJDXXB, SPLCJBLSXXXB. */
export const EXPORTED_KINDS = [
  'construction.item',
  'construction.item-extension',
  'construction.item-material',
  'construction.flow',
  'construction.stage',
  'construction.stage-item',
] as const;

/**
 * The item and flow tables of a division, through the mappings that also make the messages to the centre: items as
 * handled in the division itself, in the version its implementation gives them; flows of its city, derived ones
 * before the province's templates.
 */
export function catalogueTables(
  {
    catalogue,
    library,
    inList,
  }: { readonly catalogue: Catalogue; readonly library: Library; readonly inList: InList },
  division: string,
): readonly ExportedTable[] {
  const sources = sourcesOf(catalogue, division);
  return EXPORTED_KINDS.flatMap((kind): ExportedTable[] => {
    const mapping = library.get(kind);
    if (!mapping) return [];
    const made = (sources[mapping.source] ?? [])
      .filter((source) => isReported(mapping, source))
      .map((source) => applyMapping(mapping, source, inList));
    const faults = made.flatMap((each, row) => each.faults.map((fault) => ({ ...fault, row })));
    return [{ mapping, rows: made.map(({ row }) => row), faults }];
  });
}

function sourcesOf(catalogue: Catalogue, division: string): Partial<Record<SourceKind, readonly Source[]>> {
  const handled = catalogue.items().flatMap(({ id }): Handled[] => {
    const at = catalogue.itemAt(id, division);
    // What a level above handles for the division is the level above's to tell.
    return at?.body?.division === division ? [{ item: at.item, body: at.body }] : [];
  });
  const own = new Map(handled.map((each) => [each.item.id, each]));
  const items = handled.map(({ item, body }) => itemSource(catalogue, item, body));
  const home = catalogue.homeOf(division);
  const flows = flowsOf(catalogue, division).map((flow) => ({ flow, part: flowPart(flow, home) }));
  const stages = flows.flatMap(({ flow, part }) =>
    flow.stages.map((stage) => ({ stage, source: { flow: part, stage: stagePart(stage, flow, home) } })),
  );
  return {
    item: items,
    'item-material': handled.flatMap(({ item, body }) => {
      const source = itemSource(catalogue, item, body);
      return item.materials.flatMap(({ key }) => {
        const material = materialPart(item, key);
        return material ? [{ ...source, material }] : [];
      });
    }),
    flow: flows.map(({ part }) => ({ flow: part })),
    stage: stages.map(({ source }) => source),
    'stage-item': stages.flatMap(({ stage, source }) =>
      stage.items.flatMap(({ item: id }) => {
        const found = own.get(id);
        return found ? [{ ...source, ...itemSource(catalogue, found.item, found.body) }] : [];
      }),
    ),
  };
}

function itemSource(catalogue: Catalogue, item: Item, body: Body): Source {
  return {
    item: itemPart(item, body, catalogue),
    body: bodyPart(body, catalogue),
    window: windowPart(body, catalogue),
  };
}

/** Flows of construction as they apply in a division: one that it or its city derived stands for its template. */
function flowsOf(catalogue: Catalogue, division: string): readonly Flow[] {
  const lineage = catalogue.lineage(division);
  const ofConstruction = catalogue.flows().filter(({ splclx }) => splclx !== null && splclx !== undefined);
  const chosen = new Map<string, { flow: Flow; rank: number }>();
  for (const flow of ofConstruction) {
    const [template = flow.id, place = catalogue.province] = flow.id.split('@');
    const rank = lineage.indexOf(place);
    const before = chosen.get(template);
    if (rank >= 0 && (!before || rank < before.rank)) chosen.set(template, { flow, rank });
  }
  return [...chosen.values()].map(({ flow }) => flow);
}
