import { useEffect, useRef, useState } from 'react';
import { saveDraft } from '../api/drafts.ts';
import type { DraftKind } from '../api/types.ts';

export type SaveState = { status: 'idle' | 'saving' | 'saved' | 'failed'; savedAt: string | null };

const pauseMs = 800;
const retryMs = 8_000;

/**
 * Saves `body` a moment after it last changed; the first value is what was loaded and is not saved again.
 * After a failure it tries again by itself and when the network is back. `enabled` false sends nothing.
 */
export function useDraftSaver(
  kind: DraftKind,
  key: string,
  body: Record<string, unknown>,
  enabled: boolean,
  loadedAt: string | null = null,
): SaveState {
  const [state, setState] = useState<SaveState>({ status: 'idle', savedAt: loadedAt });
  const [attempt, setAttempt] = useState(0);
  const text = JSON.stringify(body);
  const saved = useRef(text);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts a retry
  useEffect(() => {
    if (!enabled || text === saved.current) return;
    let current = true;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const pause = setTimeout(() => {
      setState((before) => ({ ...before, status: 'saving' }));
      saveDraft(kind, key, JSON.parse(text)).then(
        ({ savedAt }) => {
          saved.current = text;
          if (current) setState({ status: 'saved', savedAt });
        },
        () => {
          if (!current) return;
          setState((before) => ({ ...before, status: 'failed' }));
          retry = setTimeout(() => setAttempt((count) => count + 1), retryMs);
        },
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(pause);
      clearTimeout(retry);
    };
  }, [kind, key, text, enabled, attempt]);

  useEffect(() => {
    const again = (): void => setAttempt((count) => count + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (enabled && text !== saved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [enabled, text]);

  return state;
}
