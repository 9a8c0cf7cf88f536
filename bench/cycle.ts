/** What one application goes through, in the order of a cycle. */
export const STEPS = ['file', 'accept', 'grant', 'close'] as const;

export type StepName = (typeof STEPS)[number];

/** One act of one person (or, for `close`, of the work process); everything it needs is prepared. */
export type Step = { readonly name: StepName; run(): Promise<void> };

/** File an application of five cases, accept all in one act, grant five times, close. */
export type Cycle = readonly Step[];

/** The items a private building files at once in its first stage: five departments. */
export const ITEMS = ['ent-filing', 'land-grant', 'soil', 'eia-form', 'seismic'] as const;

/** One way to run the same cycle. */
export type Way = {
  readonly name: 'floor' | 'ours' | 'http';
  /** Cycles for each client, with all that may be done beforehand done. */
  prepare(cyclesEach: number): Promise<readonly (readonly Cycle[])[]>;
};
