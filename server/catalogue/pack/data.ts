import type { z } from 'zod';
import type { PackFile } from './problem.ts';
import {
  bodiesSchema,
  codeListsSchema,
  departmentsSchema,
  divisionsSchema,
  flowsSchema,
  implementationsSchema,
  industriesSchema,
  itemsSchema,
  manifestSchema,
  windowsSchema,
} from './schema.ts';

/** A pack's files as read, each in its own shape, not yet held against each other. */
export type PackData = {
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
} as const satisfies { readonly [Key in keyof PackData]: { file: PackFile; schema: z.ZodType } };
