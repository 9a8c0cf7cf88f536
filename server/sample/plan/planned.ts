import type { Instant } from '@zongheng/core/calendar';
import type { CaseState } from '@zongheng/core/casework';
import type { WireOrder } from '../../casework/index.ts';
import type { Item } from '../../catalogue/index.ts';
import type { ProjectForm } from '../../projects/index.ts';

/** Who acts: `role:body`, `unit-member:unit` or the platform itself. */
export type ActorKey =
  | `${'window-clerk' | 'case-handler' | 'case-approver' | 'unit-member'}:${string}`
  | 'system';

/** The times of the wire stand beside the plan's commands, never in them. */
type Bare<T> = T extends unknown ? Omit<T, 'happenedAt'> : never;
type WireCommand = Bare<WireOrder['command']>;
type WithFiles = 'grant' | 'grant-owed' | 'refuse' | 'supply-correction';
/** What the sample year does not play. */
type NotPlayed = 'give-opinion' | 'renew' | 'refuse-renewal';

/** A document before its file is there; numbered when all decisions of a body stand in their order. */
export type PlannedDocument = {
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly validUntil: string;
};

/** A command of the wire whose files are only named: they are made when the command is carried out. */
export type PlannedCommand =
  | Exclude<WireCommand, { type: WithFiles | NotPlayed }>
  | { readonly type: 'supply-correction'; readonly materials: readonly string[]; readonly note: string }
  | { readonly type: 'grant'; readonly document: PlannedDocument }
  | {
      readonly type: 'grant-owed';
      readonly document: PlannedDocument;
      readonly owed: { material: string; until: string }[];
    }
  | { readonly type: 'refuse'; readonly reason: string; readonly document: PlannedDocument }
  | { readonly type: 'apply-deemed' };

/** One thing that somebody does with a case, recorded at `at`. */
export type CaseStep = {
  readonly at: Instant;
  readonly actor: ActorKey;
  readonly command: PlannedCommand;
  /** When it had happened, where it is reported late. */
  readonly happenedAt: Instant | null;
};

export type PlannedUnit = {
  readonly key: string;
  readonly name: string;
  readonly certNumber: string;
  /** Code of the list unitNature. */
  readonly nature: string;
  readonly city: string;
};

/** What whoever issues codes will answer to the request made at `asked`, and when. */
export type CodeAnswer = {
  readonly asked: Instant;
  readonly at: Instant;
  readonly reason: string | null;
};

export type PlannedCase = {
  /** Application and item: `p0007-2/soil`. */
  readonly key: string;
  readonly itemId: string;
  /** The rule it runs on: the flow's promise where that is shorter. */
  readonly rule: Item;
  readonly bodyId: string;
  readonly windowId: string;
  readonly receivedAt: Instant;
  readonly steps: readonly CaseStep[];
  /** As it stands after all its steps, also those beyond the end of the year. */
  readonly state: CaseState;
};

export type PlannedApplication = {
  readonly key: string;
  readonly stage: number;
  readonly items: readonly string[];
  readonly at: Instant;
  readonly note: string | null;
  /** How many of a hundred optional materials are brought along. */
  readonly optional: number;
};

/** Moments at which the platform takes applications further after an end, oldest first. */
export type PlannedAdvance = { readonly at: Instant; readonly applications: readonly string[] };

export type PlannedProject = {
  readonly key: string;
  readonly number: number;
  readonly home: string;
  readonly unit: PlannedUnit;
  readonly form: ProjectForm;
  readonly registeredAt: Instant;
  readonly answers: readonly CodeAnswer[];
  readonly amended: { readonly at: Instant; readonly form: ProjectForm } | null;
  readonly voided: { readonly at: Instant; readonly reason: string } | null;
  readonly applications: readonly PlannedApplication[];
  readonly cases: readonly PlannedCase[];
  readonly advances: readonly PlannedAdvance[];
};

/** One transaction of the year, in the order of time. */
export type SampleEvent = {
  readonly at: Instant;
  readonly home: string;
  readonly key: string;
} & (
  | { readonly kind: 'register'; readonly project: PlannedProject }
  | { readonly kind: 'amend'; readonly project: PlannedProject; readonly form: ProjectForm }
  | { readonly kind: 'void-code'; readonly project: PlannedProject; readonly reason: string }
  | { readonly kind: 'submit'; readonly project: PlannedProject; readonly application: PlannedApplication }
  | { readonly kind: 'command'; readonly actor: ActorKey; readonly orders: readonly PlannedOrder[] }
  | { readonly kind: 'advance'; readonly applications: readonly string[] }
);

export type PlannedOrder = {
  readonly project: PlannedProject;
  readonly case: PlannedCase;
  readonly command: PlannedCommand;
  readonly happenedAt: Instant | null;
};
