import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../platform/database/index.ts';

/** What reading the sources of messages needs. */
export type SourceDeps = { readonly database: Pick<Database, 'read'>; readonly catalogue: Catalogue };
