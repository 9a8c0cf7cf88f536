export {
  type CaseNumber,
  type CaseNumberParts,
  type CaseNumberText,
  composeCaseNumber,
  parseCaseNumber,
} from './case-number.ts';
export { type CodeEntry, type CodeList, type CodeMark, codeListFrom, holds, nameOf } from './code-list.ts';
export {
  EXERCISE_LEVELS,
  GUIDING_DEPARTMENTS,
  LEGACY_DECISION_TYPES,
  PROJECT_TYPES,
  PROVINCES,
} from './code-lists.ts';
export { composeHandlingCode, composeImplementationCode } from './compose-item-code.ts';
export { type CreditCode, composeCreditCode, parseCreditCode } from './credit-code.ts';
export {
  type DescribedSegment,
  describeProjectCode,
  PROJECT_CODE_LISTS,
  type ProjectCodeDescription,
  type ProjectCodeLists,
} from './describe-project-code.ts';
export {
  type DivisionCode,
  type DivisionLevel,
  divisionLevel,
  parentDivision,
  parseDivision,
} from './division.ts';
export { type IdentityNumber, identityCheckOf, parseIdentityNumber } from './identity-number.ts';
export {
  type BasicItemCode,
  type HandlingCode,
  type ImplementationCode,
  type ItemCode,
  parseItemCode,
} from './item-code.ts';
export {
  checkDigitOf,
  composeProjectCode,
  formatProjectCode,
  type Gb40058ProjectCode,
  type LegacyProjectCode,
  type ProjectCode,
  type ProjectCodeSegments,
  type ProjectCodeText,
  parseProjectCode,
} from './project-code.ts';
