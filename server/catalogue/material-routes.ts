import { accept } from '@zongheng/core';
import { z } from 'zod';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import type { Catalogue } from './catalogue.ts';

const registered = z
  .object({
    key: z.string(),
    name: z.string(),
    /** A department of the pack, or in words; the same by its name. */
    issuer: z.string(),
    issuerName: z.string(),
    resultOf: z.string().nullable(),
    shared: z.boolean(),
    holder: z.string().nullable(),
    form: z.string(),
    mark: z.string().optional(),
    /** Items whose standard asks for it. */
    usedBy: z.array(z.string()),
  })
  .meta({ id: 'RegisteredMaterial' });

/** 材料目录: every material by its unified name, with the items that ask for it. Some hundred: read whole. */
export function addMaterialRoutes(app: HttpApp, catalogue: Catalogue): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/materials',
    access: { kind: 'session' },
    tag: 'catalogue',
    summary: '材料目录:统一名称、出具部门、是否共享、哪些事项使用',
    answer: z.object({ rows: z.array(registered) }),
    handler: async () => {
      const usedBy = new Map<string, string[]>();
      for (const item of catalogue.items()) {
        for (const { key } of item.materials) usedBy.set(key, [...(usedBy.get(key) ?? []), item.id]);
      }
      return accept({
        rows: catalogue.materials().map((material) => ({
          ...material,
          issuerName: catalogue.departmentName(material.issuer),
          usedBy: usedBy.get(material.key) ?? [],
        })),
      });
    },
  });
}
