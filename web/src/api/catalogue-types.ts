import type { components } from './schema.gen.ts';
import type { Answer, Body, Query } from './types.ts';

/** Names for what the keeping of the catalogue sends and gets. */
type Schemas = components['schemas'];

export type CatalogueEntry = Schemas['CatalogueEntry'];
export type CatalogueEntryRow = Schemas['CatalogueEntryRow'];
export type CatalogueDraft = Schemas['CatalogueDraft'];
export type CatalogueVersion = Schemas['CatalogueVersion'];
export type CatalogueDifference = Schemas['CatalogueDifference'];
export type CatalogueConformity = Schemas['CatalogueConformity'];
export type CatalogueRefusal = CatalogueConformity['refusals'][number];
export type CatalogueBehind = Schemas['CatalogueBehind'];
export type CatalogueTask = Schemas['CatalogueTask'];
export type CatalogueException = Schemas['CatalogueException'];
export type CatalogueBatch = Schemas['CatalogueBatch'];
export type CatalogueHistory = Schemas['CatalogueHistory'];
export type CatalogueMatrix = Schemas['CatalogueMatrix'];
export type DraftConflict = Schemas['DraftConflict'];
export type EntryStatus = CatalogueEntryRow['status']['code'];
export type EntryKind = CatalogueEntryRow['kind'];
export type EntryAct = CatalogueEntry['acts'][number];
export type EntryKey = { kind: EntryKind; subject: string; division: string };
export type EntryQuery = Query<'/api/catalogue/entries'>;
export type TaskQuery = Query<'/api/catalogue/tasks'>;
export type CompareSide = Query<'/api/catalogue/compare'>['a'];
export type EntryCommand = Body<
  '/api/catalogue/entries/{kind}/{subject}/{division}/commands',
  'post'
>['command'];
export type BatchCommand = Body<'/api/catalogue/entries/commands', 'post'>;
export type MatrixRow = CatalogueMatrix['rows'][number];
export type MatrixColumn = CatalogueMatrix['columns'][number];
export type RegisterRow = Answer<'/api/catalogue/materials', 'get'>['rows'][number];
