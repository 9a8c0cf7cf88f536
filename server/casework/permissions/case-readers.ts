import type { Reader } from '../../journey/readers.ts';
import type { FiledCase, Scene } from '../../journey/scene.ts';

/** Who sees one case of the district 210102: those who take part in its project and those who watch over it. */
export function caseReaders(scene: Scene, one: FiledCase, partner: FiledCase, otherUnit: string): Reader[] {
  const { unitId, windowBodyId } = scene;
  const { catalogue } = scene.services;
  const elsewhere = catalogue.windowBodyOf('210200')?.id ?? '';
  const departments = (['case-handler', 'case-approver'] as const).flatMap((role): Reader[] => [
    [`${role} of the deciding department`, role, { bodyId: one.bodyId }, 200],
    [`${role} of another department of the project`, role, { bodyId: partner.bodyId }, 200],
    [`${role} of a department that has no part in it`, role, { bodyId: '210102-forestry-grassland' }, 404],
    [`${role} of another city`, role, { bodyId: '210202-water' }, 404],
    [`${role} narrowed to another district`, role, { bodyId: one.bodyId, division: '210103' }, 404],
  ]);
  const watchers = (['supervisor', 'leader'] as const).flatMap((role): Reader[] => [
    [`${role} of the province`, role, { division: '210000' }, 200],
    [`${role} of the city`, role, { division: '210100' }, 200],
    [`${role} of the district`, role, { division: '210102' }, 200],
    [`${role} of another district`, role, { division: '210103' }, 404],
    [`${role} of another city`, role, { division: '210200' }, 404],
  ]);
  return [
    ['its unit', 'unit-member', { unitId }, 200],
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['its window', 'window-clerk', { bodyId: windowBodyId }, 200],
    ['its window, for its district', 'window-clerk', { bodyId: windowBodyId, division: '210102' }, 200],
    ['its window, for another district', 'window-clerk', { bodyId: windowBodyId, division: '210103' }, 404],
    ['another window', 'window-clerk', { bodyId: elsewhere }, 404],
    ...departments,
    ...watchers,
  ];
}

/** All who hold `case.read`. */
export const CASE_READERS = [
  'unit-member',
  'window-clerk',
  'case-handler',
  'case-approver',
  'supervisor',
  'leader',
] as const;
