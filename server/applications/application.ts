import type { Instant } from '@zongheng/core/calendar';

export type ApplicationMaterial = {
  readonly key: string;
  readonly name: string;
  /** Names of the items that ask for it. */
  readonly items: readonly string[];
  readonly files: readonly { readonly fileId: string; readonly digest: string; readonly name: string }[];
};

export type ApplicationCase = { readonly caseId: string; readonly itemId: string };

/** A joint application folded from its facts. */
export type ApplicationState = {
  readonly number: string;
  readonly projectId: string;
  readonly stage: number;
  readonly workIds: readonly string[];
  readonly cases: readonly ApplicationCase[];
  readonly materials: readonly ApplicationMaterial[];
  readonly submittedAt: Instant;
  readonly closedAt: Instant | null;
};

type At = { readonly at: Instant };

export type ApplicationFact =
  | (At & {
      readonly type: 'application.submitted';
      readonly number: string;
      readonly projectId: string;
      readonly stage: number;
      readonly workIds: readonly string[];
      readonly cases: readonly ApplicationCase[];
      readonly materials: readonly ApplicationMaterial[];
    })
  | (At & { readonly type: 'application.closed' });

/** Folds one fact into an application. */
export function evolveApplication(state: ApplicationState | null, fact: ApplicationFact): ApplicationState {
  if (fact.type === 'application.submitted') {
    const { type: _, at, ...rest } = fact;
    return { ...rest, submittedAt: at, closedAt: null };
  }
  if (!state) throw new Error(`an application cannot begin with ${fact.type}`);
  return { ...state, closedAt: fact.at };
}
