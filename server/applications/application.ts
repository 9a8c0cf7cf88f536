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
  /** Items filed with the others that start by themselves once the results they need are there. */
  readonly queued: readonly string[];
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
      readonly queued: readonly string[];
      readonly materials: readonly ApplicationMaterial[];
    })
  | (At & { readonly type: 'application.case-opened'; readonly caseId: string; readonly itemId: string })
  | (At & { readonly type: 'application.queue-dropped'; readonly items: readonly string[] })
  | (At & { readonly type: 'application.closed' });

/** Folds one fact into an application. */
export function evolveApplication(state: ApplicationState | null, fact: ApplicationFact): ApplicationState {
  if (fact.type === 'application.submitted') {
    const { type: _, at, ...rest } = fact;
    return { ...rest, submittedAt: at, closedAt: null };
  }
  if (!state) throw new Error(`an application cannot begin with ${fact.type}`);
  switch (fact.type) {
    case 'application.case-opened': {
      const { caseId, itemId } = fact;
      const queued = state.queued.filter((id) => id !== itemId);
      return { ...state, queued, cases: [...state.cases, { caseId, itemId }] };
    }
    case 'application.queue-dropped':
      return { ...state, queued: state.queued.filter((id) => !fact.items.includes(id)) };
    case 'application.closed':
      return { ...state, closedAt: fact.at };
  }
}
