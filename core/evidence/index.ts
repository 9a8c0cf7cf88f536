export { canonicalJson } from './canonical-json.ts';
export {
  type ChainFault,
  type ChainHead,
  type ChainRefusal,
  type ChainResult,
  EMPTY_CHAIN,
  verifyChain,
} from './chain.ts';
export { type DailyRoot, type DayOfFacts, dailyRoot, merkleRoot } from './daily-root.ts';
export { digestOf, factDigest, type TextHash } from './digest.ts';
export type { FactActor, FactEnvelope, RecordedFact } from './envelope.ts';
export type { JsonObject, JsonValue } from './json.ts';
export { matchesSeal, sealPersonal } from './seal.ts';
