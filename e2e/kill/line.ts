/** The line between clients and a platform that dies and comes back: whoever calls meanwhile waits. */
export type Line = {
  /** Where the platform answers; waits while it does not. */
  origin(): Promise<string>;
  /** The platform answers there from now on. */
  open(origin: string): void;
  /** Nobody answers from now on. */
  cut(): void;
  /** Nobody will ever answer again: whoever waits or calls fails with this. */
  fail(why: Error): void;
};

export function createLine(): Line {
  let origin: string | null = null;
  let waiting: { readonly resolve: (origin: string) => void; readonly reject: (why: Error) => void }[] = [];
  let over: Error | null = null;
  return {
    async origin() {
      if (over !== null) throw over;
      return origin ?? new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    open(at) {
      origin = at;
      for (const { resolve } of waiting) resolve(at);
      waiting = [];
    },
    cut() {
      origin = null;
    },
    fail(why) {
      over = why;
      for (const { reject } of waiting) reject(why);
      waiting = [];
    },
  };
}
