import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of ours that answers every message with one. */
export type Child<To, From> = {
  /** What it said first. */
  readonly ready: From;
  ask(message: To): Promise<From>;
  /** Says the last word and waits for its end. */
  close(message: To): Promise<void>;
};

/** @param file beside this one */
export async function startChild<To extends string | object, From>(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<Child<To, From>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...env },
    // Options of a profiler or a test runner are ours, not its.
    execArgv: [],
  });
  const ready = await answerOf<From>(child, file);
  const ask = async (message: To): Promise<From> => {
    const answer = answerOf<From>(child, file);
    child.send(message);
    return answer;
  };
  return {
    ready,
    ask,
    close: async (message) => {
      const ended = once(child, 'exit');
      await ask(message);
      await ended;
    },
  };
}

async function answerOf<From>(child: ChildProcess, file: string): Promise<From> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${file} ended with ${String(code)}`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message as From;
  } finally {
    over.abort();
    await ended.catch(() => {});
  }
}
