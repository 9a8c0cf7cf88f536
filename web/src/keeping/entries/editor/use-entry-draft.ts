import { useCallback, useEffect, useRef, useState } from 'react';
import { saveEntryDraft } from '../../../api/catalogue-entries.ts';
import type {
  CatalogueDraft,
  CatalogueRefusal,
  DraftConflict,
  EntryKey,
} from '../../../api/catalogue-types.ts';
import { asProblem, type FieldFault } from '../../../api/problem.ts';
import { same } from './merge.ts';

export type Content = Readonly<Record<string, unknown>>;
export type Saving = {
  status: 'idle' | 'saving' | 'saved' | 'failed' | 'unfit' | 'conflict';
  savedAt: string | null;
  /** Why it is not saved, in the server's words. */
  why?: string;
};
/** The second of two editors: what both began with, and what stands now. */
export type Conflict = { base: Content; message: string; conflict: DraftConflict };

const PAUSE_MS = 800;
const RETRY_MS = 8_000;

/**
 * The draft in the editor, saved a moment after it last changed, one save at a time. A save is held against the
 * revision the editor saw: if somebody else saved meanwhile it stops, keeps what was typed, and says what changed.
 */
export function useEntryDraft(key: EntryKey, draft: CatalogueDraft) {
  const [content, setContent] = useState(draft.content as Content);
  const [saving, setSaving] = useState<Saving>({ status: 'idle', savedAt: draft.savedAt });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  // What only the server can say to it: the register, other items, other bodies.
  const [refusals, setRefusals] = useState<readonly CatalogueRefusal[]>(draft.conformity.refusals);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(content);
  latest.current = content;
  // What the server has, and under which revision.
  const stored = useRef<{ content: Content; revision: number }>({
    content: draft.content as Content,
    revision: draft.revision,
  });
  const running = useRef<Promise<boolean> | null>(null);
  const stopped = useRef(false);
  stopped.current = conflict !== null;
  const dirty = (): boolean => !same(latest.current, stored.current.content);

  const save = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    setSaving((before) => ({ ...before, status: 'saving' }));
    try {
      const saved = await saveEntryDraft(key, stored.current.revision, sent);
      stored.current = { content: sent, revision: saved.revision };
      setFaults([]);
      setRefusals(saved.conformity.refusals);
      setSaving({ status: 'saved', savedAt: saved.savedAt });
      return true;
    } catch (thrown) {
      const problem = asProblem(thrown);
      const found = problem.conflict as DraftConflict | undefined;
      if (problem.status === 409 && found) {
        setConflict({ base: stored.current.content, message: problem.detail, conflict: found });
        setSaving((before) => ({ ...before, status: 'conflict', why: problem.detail }));
      } else if (problem.status >= 400 && problem.status < 500) {
        setFaults(problem.errors ?? []);
        setSaving((before) => ({ ...before, status: 'unfit', why: problem.detail }));
      } else {
        setSaving((before) => ({ ...before, status: 'failed', why: problem.detail }));
        setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
      }
      return false;
    }
  }, [key]);

  /** Saves now what is not saved; false where that did not succeed. */
  const flush = useCallback(async (): Promise<boolean> => {
    // Whoever comes while a save runs waits for it, or would be refused as a second editor.
    while (running.current !== null) await running.current;
    if (stopped.current) return false;
    if (same(latest.current, stored.current.content)) return true;
    running.current = save();
    const done = await running.current;
    running.current = null;
    return done && same(latest.current, stored.current.content);
  }, [save]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts a retry
  useEffect(() => {
    if (stopped.current || same(content, stored.current.content)) return;
    const pause = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [content, attempt, flush]);

  useEffect(() => {
    const again = (): void => setAttempt((count) => count + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);

  /** Goes on after a conflict, with what was chosen, on top of what stands. */
  const resolve = (chosen: Content): void => {
    const current = conflict?.conflict.current ?? null;
    stored.current = {
      content: (current?.content as Content | undefined) ?? {},
      revision: current?.revision ?? 0,
    };
    setConflict(null);
    setSaving((before) => ({ status: 'idle', savedAt: before.savedAt }));
    setContent(chosen);
    setAttempt((count) => count + 1);
  };

  return {
    content,
    change: setContent,
    saving,
    faults,
    refusals,
    conflict,
    resolve,
    flush,
    dirty,
    revision: () => stored.current.revision,
  };
}
