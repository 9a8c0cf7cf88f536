import type { ReactElement } from 'react';
import type { NationalMessageRow, NationalState } from '../../api/types.ts';
import './national.css';
import { stateWord } from './words.ts';

/** One shape a state, so that a column of them can be scanned without colour. */
const shapes: Readonly<Record<NationalState | 'blocked', ReactElement>> = {
  waiting: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  blocked: <path d="M2 1h3v10H2zM7 1h3v10H7z" />,
  sent: <path d="M1 6h9M6.5 2.5 10 6l-3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  checked: <path d="M6 1.2a4.8 4.8 0 1 0 0 9.6zM6 1.6a4.4 4.4 0 0 1 0 8.8" fill="currentColor" />,
  stored: <path d="M1 6.4 4.4 10 11 2" fill="none" stroke="currentColor" strokeWidth="2" />,
  refused: <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="2" />,
};

/** State of a message: shape, word, colour. */
export function MessageState({ row }: { row: Pick<NationalMessageRow, 'state' | 'waitsFor' | 'refusedBy'> }) {
  const shape = row.state === 'waiting' && row.waitsFor > 0 ? 'blocked' : row.state;
  return (
    <span className={`message-state message-state-${shape}`}>
      <StateShape state={shape} />
      {stateWord(row)}
    </span>
  );
}

export function StateShape({ state }: { state: NationalState | 'blocked' }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
