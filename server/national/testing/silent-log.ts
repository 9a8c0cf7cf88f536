/** A log for tests in which nothing should be said. */
export const silentLog = {
  warn: (...words: unknown[]) => {
    throw new Error(`warned: ${JSON.stringify(words)}`);
  },
  error: (...words: unknown[]) => {
    throw new Error(`failed: ${JSON.stringify(words)}`, { cause: (words[0] as { err?: unknown })?.err });
  },
};
