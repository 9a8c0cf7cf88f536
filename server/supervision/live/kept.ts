/** A value computed by many for all: one computation at a time, and none while the last is young enough. */
export type Kept<T> = {
  /** The value, at most `maxAge` old; waits for the computation under way rather than start another. */
  get(): Promise<T>;
};

/**
 * Keeps what `compute` gives for `maxAge` milliseconds of the platform's clock. With `graceAge`, an older value
 * (up to that age) is still given while the next one is computed behind it.
 */
export function keep<T>(
  compute: (now: number) => Promise<T>,
  clock: { now(): number },
  { maxAge, graceAge = maxAge }: { readonly maxAge: number; readonly graceAge?: number },
): Kept<T> {
  let kept: { readonly at: number; readonly value: T } | undefined;
  let under: Promise<T> | undefined;

  function renew(): Promise<T> {
    under ??= (async () => {
      const at = clock.now();
      try {
        const value = await compute(at);
        kept = { at, value };
        return value;
      } finally {
        under = undefined;
      }
    })();
    return under;
  }

  return {
    async get() {
      // A clock that was set back makes every value too old, not too young.
      const age = kept ? Math.abs(clock.now() - kept.at) : Number.POSITIVE_INFINITY;
      if (kept && age < maxAge) return kept.value;
      const next = renew();
      if (!kept || age >= graceAge) return next;
      next.catch(() => {});
      return kept.value;
    },
  };
}
