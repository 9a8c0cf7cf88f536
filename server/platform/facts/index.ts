export { appendStatements } from './append.ts';
export { type DoorDeps, type DoorHow, throughDoor } from './door.ts';
export {
  type Drafted,
  draftFacts,
  type FactMeta,
  type FactTools,
  type NewFact,
  type StreamHead,
} from './draft.ts';
export { eraseSealed, eraseStatement } from './erase.ts';
export { readFeed, readHeads, readSealed, readStream, readStreams, type StoredFact } from './feed.ts';
export { catchUp, type Follower, follow, type RunOptions, type StepOptions, step } from './follower.ts';
export type { RootFault, RootFaultKind } from './root-faults.ts';
export type { SignedRoot } from './root-record.ts';
export { makeRoots, type RootKeeper, type RootsMade } from './roots.ts';
export {
  type Decided,
  type Speaker,
  type Standing,
  type Step,
  stepStatements,
  type Taken,
  takeStep,
  unborn,
} from './step.ts';
export { type RootCheck, type RootReport, verifyRoots } from './verify-roots.ts';
