export type { CheckOutcome } from './checker/check.ts';
export { DOWN_KINDS, type DownKind } from './downward.ts';
export type { FaultSet, Faults } from './faults.ts';
export { signatureOf } from './http/signature.ts';
export type { AdoptedCode } from './invest/codes.ts';
export type { Report, TableCount } from './report.ts';
export { type Centre, type CentreOptions, startCentre } from './start.ts';
