import type { Implementation, StandardItem } from '@zongheng/core/catalogue';
import type { Pack, Version } from '../../server/catalogue/index.ts';

const PUBLISHED = { publishedAt: '2026-01-01T00:00:00.000Z', origin: 'pack', withdrawnAt: null } as const;
const REST = { ...PUBLISHED, withdrawnReason: null, exceptions: [], validFrom: null, validTo: null } as const;

/** Words that make an item of its copy, so that names differ as much as real ones do. */
const KINDS = ['', '港口', '铁路', '民航', '能源', '邮政', '海洋', '教育', '卫生', '体育'] as const;

/**
 * A catalogue as large as wanted: the pack's items so many times over, each published by every division, with a
 * commitment of its own in one of three. `times` 1 is 89 items in 115 divisions, about 10,000 implementations.
 */
export function generateVersions(pack: Pack, items: readonly StandardItem[], times: number): Version[] {
  const versions: Version[] = [];
  const province = pack.manifest.province;
  for (let copy = 0; copy < times; copy += 1) {
    for (const item of items) {
      const body = copied(item, copy);
      const key = { kind: 'standard', subject: body.id, division: province, version: body.version } as const;
      versions.push({ ...REST, ...key, standard: null, serial: 1, body });
      for (const [at, { code }] of pack.divisions.entries()) {
        const implementation = implementationOf(body, code, at + copy);
        const place = { kind: 'implementation', subject: body.id, division: code, version: 1 } as const;
        versions.push({ ...REST, ...place, standard: body.version, serial: 1, body: implementation });
      }
    }
  }
  return versions;
}

function copied(item: StandardItem, copy: number): StandardItem {
  if (copy === 0) return item;
  const kind = KINDS[copy % KINDS.length] ?? '';
  const rename = (text: string) => `${kind}${text}`;
  return {
    ...item,
    id: `${item.id}-${copy}`,
    name: rename(item.name),
    result: rename(item.result),
    materials: item.materials.map((material) => ({ ...material, name: rename(material.name) })),
  };
}

function implementationOf(item: StandardItem, division: string, turn: number): Implementation {
  const { committed, department } = item;
  const shorter = turn % 3 === 0 && committed.value > 1;
  return {
    ...{ item: item.id, division, version: 1, standard: item.version, mark: item.mark },
    local: {
      ...{ bodyId: `${division}-${department}`, supervisedBy: `${division}-${department}`, code: null },
      ...{ powerSource: '1', bodyNature: '1', places: [], consult: '电话咨询', complaint: '12345' },
    },
    elements: shorter ? { committed: { ...committed, value: committed.value - 1 } } : {},
  };
}
