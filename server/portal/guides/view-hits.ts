import { describeLimit } from '@zongheng/core/clock';
import type { Catalogue, GuideHits } from '../../catalogue/index.ts';
import type { GuideHitsView } from './guide-schema.ts';
import { guidePath } from './view-guide.ts';

/** Found guides in words. The limit is that of the place: the standard with what its implementation tightens. */
export function viewHits(catalogue: Catalogue, hits: GuideHits, origin: string): GuideHitsView {
  const rows = hits.rows.map((hit) => {
    const at = catalogue.itemAt(hit.item, hit.division);
    const committed = at?.item.committed;
    const body = (hit.bodyId === null ? undefined : catalogue.body(hit.bodyId)) ?? at?.body;
    return {
      item: hit.item,
      name: at?.item.name ?? hit.name,
      kind: hit.kind,
      stage: catalogue.codeName('standardStage', String(hit.stage)),
      department: catalogue.departmentName(hit.department),
      division: { code: hit.division, name: catalogue.division(hit.division)?.name ?? hit.division },
      body: body?.name ?? null,
      committed: committed === undefined ? '' : describeLimit(committed.value, committed.unit),
      state: hit.state,
      version: hit.version,
      places: hit.places,
      mark: hit.mark || null,
      url: `${origin}${guidePath(hit.item, hit.division)}`,
    };
  });
  const { total, page, pages, division } = hits;
  return { rows, total, page, pages, division };
}
