import type {
  CaseAction,
  CaseDetail,
  CaseRow,
  Command,
  CommandType,
  CorrectionItem,
} from '../../api/types.ts';

/** A verb the server offers and this app knows; another (of a newer server) is not shown. */
export function isCommandType(type: string): type is CommandType {
  return commandTypes.includes(type);
}

const commandTypes: readonly string[] = [
  'accept',
  'not-needed',
  'refuse-acceptance',
  'request-correction',
  'supply-correction',
  'start-special',
  'end-special',
  'extend',
  'grant',
  'grant-owed',
  'refuse',
  'withdraw',
  'revoke',
  'deliver',
  'ask-opinion',
  'give-opinion',
  'apply-renewal',
  'renew',
  'refuse-renewal',
] satisfies CommandType[];

export type KnownAction = { type: CommandType; label: string; blocked: string | null };

export function knownActions(actions: readonly CaseAction[]): KnownAction[] {
  return actions.flatMap(({ type, ...action }) => (isCommandType(type) ? [{ type, ...action }] : []));
}

/** A case a command is about, with the version one saw: a case changed meanwhile is a conflict, not a surprise. */
export type TargetCase = {
  id: string;
  version: number;
  itemName: string;
  projectName: string;
  projectId: string;
};
export type CommandTarget = {
  type: CommandType;
  label: string;
  cases: readonly TargetCase[];
  /** One case's file, for commands that need its item's rules. */
  detail: CaseDetail | null;
  /** Materials found wanting at the window, to begin a one-off notice with. */
  flagged?: readonly CorrectionItem[];
};
export type CommandFormProps = {
  target: CommandTarget;
  formId: string;
  onSubmit: (command: Command) => void;
};

export function targetOf({ id, version, itemName, projectName, projectId }: CaseRow): TargetCase {
  return { id, version, itemName, projectName, projectId };
}

/** "受理 3 件：甲、乙、丙": a confirmation names the thing. */
export function nameTheThing(label: string, cases: readonly TargetCase[]): string {
  const [only] = cases;
  if (cases.length === 1 && only) return `${label}：${only.itemName}`;
  return `${label} ${cases.length} 件`;
}
