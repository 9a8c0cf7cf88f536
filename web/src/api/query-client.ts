import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem.ts';

/** Called when the server says the session has ended; the router sends the person to sign in and back. */
type OnSessionLost = () => void;

export function createQueryClient(onSessionLost: OnSessionLost): QueryClient {
  const watch = (thrown: unknown): void => {
    const problem = asProblem(thrown);
    if (problem.status === 401 && problem.code !== 'login-failed') onSessionLost();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      // 'always': without a network a call fails at once and says so, instead of waiting unseen and then
      // doing something the person no longer expects.
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (count, thrown) => count < 2 && asProblem(thrown).status === 0,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
