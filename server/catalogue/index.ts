export type { StandardItem as Item } from '@zongheng/core/catalogue';
export type { SwitchedOff } from './areas/apply-areas.ts';
export { areaActions } from './areas/policy.ts';
export { addAreaRoutes } from './areas/routes.ts';
export type { Area } from './areas/shelf.ts';
export { type Book, bookOf, type InForce, openBook } from './book.ts';
export type {
  Catalogue,
  FormFacts,
  ImplementationRef,
  ItemAt,
  Law,
  VersionedSignalRule,
} from './catalogue.ts';
export { createCatalogue } from './create-catalogue.ts';
export { checkShape, type DraftContent } from './entries/check-draft.ts';
export { matrixOf } from './entries/matrix.ts';
export { catalogueActions } from './entries/policy.ts';
export { addEntryRoutes } from './entries/routes.ts';
export { type ManyDraft, type ManyRefused, type ManySaved, saveDrafts } from './entries/save-drafts.ts';
export { exchangeActions } from './exchange/policy.ts';
export { addExchangeRoutes } from './exchange/routes.ts';
export {
  createGuideSearch,
  type GuideHit,
  type GuideHits,
  type GuideQuery,
  type GuideSearch,
} from './guide-search/search-guides.ts';
export {
  type AppliedItem,
  type AreaReason,
  type Body,
  type CodeList,
  type Department,
  type Division,
  describeProblems,
  type Example,
  type Fact,
  type Flow,
  type FlowItem,
  type FlowSuggestion,
  factsAsked,
  factsOfExample,
  formCode,
  formOf,
  type Industry,
  type LegalBasis,
  loadPack,
  type Material,
  type Pack,
  type ProjectPlaces,
  type Question,
  type Stage,
  type Window,
} from './pack/index.ts';
export { furtherLimitSchema } from './pack/schema/limits.ts';
export { registerVersions, versionsOfPack } from './register-versions.ts';
export { addCatalogueRoutes } from './routes.ts';
export { publishVersions, withdrawVersion } from './store-versions.ts';
export type { EntryKey, NewVersion, Version, VersionKind } from './versions.ts';
