import { STAFFING_OFFICE } from '@zongheng/core/catalogue';
import type { Catalogue } from '../catalogue.ts';
import type { Body } from '../pack/index.ts';

/** The body of a department in a division; where it has none, the 行政审批局 that stands in for it. */
export function bodyFor(
  catalogue: Pick<Catalogue, 'bodiesIn'>,
  division: string,
  department: string,
): Body | undefined {
  const bodies = catalogue.bodiesIn(division);
  return (
    bodies.find((body) => body.department === department) ??
    bodies.find((body) => body.department === 'administrative-approval')
  );
}

/**
 * The body that exercises an item in a division itself; undefined where the level has nobody for it and leaves it
 * to the level above.
 */
export function exercisedBy(
  catalogue: Pick<Catalogue, 'itemAt'>,
  item: string,
  division: string,
): Body | undefined {
  const body = catalogue.itemAt(item, division)?.body;
  return body?.division === division ? body : undefined;
}

/** The 编办 of a division, or the nearest above it that has one: it confirms 权责. */
export function staffingOffice(
  catalogue: Pick<Catalogue, 'bodiesIn' | 'lineage'>,
  division: string,
): Body | undefined {
  for (const code of catalogue.lineage(division)) {
    const body = catalogue.bodiesIn(code).find((each) => each.department === STAFFING_OFFICE);
    if (body) return body;
  }
  return undefined;
}
