export type { Catalogue, FormFacts, Law, VersionedSignalRule } from './catalogue.ts';
export { createCatalogue } from './create-catalogue.ts';
export {
  type AppliedItem,
  type Body,
  type CodeList,
  type Department,
  type Division,
  describeProblems,
  type Flow,
  type FlowItem,
  type FlowSuggestion,
  formCode,
  type Industry,
  type Item,
  type LegalBasis,
  loadPack,
  type Material,
  type Pack,
  type ProjectPlaces,
  type Stage,
  type Window,
} from './pack/index.ts';
export { furtherLimitSchema } from './pack/schema.ts';
export { addCatalogueRoutes } from './routes.ts';
export { registerVersions, type Versions } from './store-versions.ts';
