import type { InboxState, SignalName } from '../../api/types.ts';
import { Signal } from '../../ui/signal.tsx';

/** States of what came down, with the shape that tells them apart without colour. */
export const inboxStates: readonly { code: InboxState; word: string; signal: SignalName }[] = [
  { code: 'refused', word: '已退回', signal: 'overdue' },
  { code: 'received', word: '待接收', signal: 'reminder' },
  { code: 'taken', word: '已接收', signal: 'done' },
  { code: 'duplicate', word: '重复', signal: 'stopped' },
];

export function InboxStateWord({ state }: { state: InboxState }) {
  const found = inboxStates.find(({ code }) => code === state);
  return found ? <Signal signal={found.signal} word={found.word} /> : null;
}
