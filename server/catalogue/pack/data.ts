import type { z } from 'zod';
import type { PackFile } from './problem.ts';
import { areaKindsSchema } from './schema/areas.ts';
import { examplesSchema, factsSchema, questionsSchema } from './schema/facts.ts';
import { flowsSchema } from './schema/flow.ts';
import { guidesSchema, type Item, rulesSchema } from './schema/guide.ts';
import { implementationsSchema } from './schema/implementation.ts';
import { itemsSchema, materialsSchema } from './schema/item.ts';
import { codeListsSchema, industriesSchema } from './schema/lists.ts';
import {
  bodiesSchema,
  departmentsSchema,
  divisionsSchema,
  manifestSchema,
  windowsSchema,
} from './schema/places.ts';

/** A pack's files as read, each in its own shape, not yet held against each other. */
export type ReadData = {
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly divisions: z.infer<typeof divisionsSchema>;
  readonly departments: z.infer<typeof departmentsSchema>;
  readonly bodies: z.infer<typeof bodiesSchema>;
  readonly items: z.infer<typeof itemsSchema>;
  readonly flows: z.infer<typeof flowsSchema>;
  readonly windows: z.infer<typeof windowsSchema>;
  readonly codeLists: z.infer<typeof codeListsSchema>;
  readonly industries: z.infer<typeof industriesSchema>;
  readonly implementations: z.infer<typeof implementationsSchema>;
  readonly guides: z.infer<typeof guidesSchema>;
  readonly rules: z.infer<typeof rulesSchema>;
  readonly materials: z.infer<typeof materialsSchema>;
  readonly facts: z.infer<typeof factsSchema>;
  readonly questions: z.infer<typeof questionsSchema>;
  readonly examples: z.infer<typeof examplesSchema>;
  readonly areaKinds: z.infer<typeof areaKindsSchema>;
};

/** The same with every item whole: its guide and its rule put to it. */
export type PackData = Omit<ReadData, 'items'> & {
  readonly items: Omit<ReadData['items'], 'rows'> & { readonly rows: readonly Item[] };
};

/** Which file holds what, and in which shape. */
export const PACK_FILES = {
  manifest: { file: 'pack.json', schema: manifestSchema },
  divisions: { file: 'divisions.json', schema: divisionsSchema },
  departments: { file: 'departments.json', schema: departmentsSchema },
  bodies: { file: 'bodies.json', schema: bodiesSchema },
  items: { file: 'items.json', schema: itemsSchema },
  flows: { file: 'flows.json', schema: flowsSchema },
  windows: { file: 'windows.json', schema: windowsSchema },
  codeLists: { file: 'code-lists.json', schema: codeListsSchema },
  industries: { file: 'industries.json', schema: industriesSchema },
  implementations: { file: 'implementations.json', schema: implementationsSchema },
  guides: { file: 'guides.json', schema: guidesSchema },
  rules: { file: 'rules.json', schema: rulesSchema },
  materials: { file: 'materials.json', schema: materialsSchema },
  facts: { file: 'facts.json', schema: factsSchema },
  questions: { file: 'questions.json', schema: questionsSchema },
  examples: { file: 'examples.json', schema: examplesSchema },
  areaKinds: { file: 'area-kinds.json', schema: areaKindsSchema },
} as const satisfies { readonly [Key in keyof ReadData]: { file: PackFile; schema: z.ZodType } };
