/**
 * The present moment as a port. Modules take it as an argument and never ask the machine themselves,
 * because samples and replays are made at moments that are not now.
 */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
};

/** The machine's own clock: given to the modules once, at composition. */
export const systemClock: Clock = { now: () => Date.now() };
