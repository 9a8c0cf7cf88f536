import type { CSSProperties, ReactElement } from 'react';
import type { SignalName } from '../api/types.ts';
import './signal.css';

/** One shape per signal, drawn, not typed: fonts differ in which of these glyphs they have. */
const shapes: Record<SignalName, ReactElement> = {
  normal: <circle cx="6" cy="6" r="5" />,
  reminder: (
    <>
      <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8z" />
    </>
  ),
  warning: <path d="M6 .8 11.6 11H.4z" />,
  overdue: <rect x="1" y="1" width="10" height="10" />,
  'beyond-statute': (
    <>
      <path d="M3.6.4h4.8l3.2 3.2v4.8l-3.2 3.2H3.6L.4 8.4V3.6z" />
      <path d="M6 2.8v4M6 8.2v1.2" stroke="#fff" strokeWidth="1.5" />
    </>
  ),
  stopped: <path d="M2 1h3v10H2zM7 1h3v10H7z" />,
  done: <path d="M1 6.4 4.4 10 11 2" fill="none" stroke="currentColor" strokeWidth="2" />,
};

export const signalWords: Record<SignalName, string> = {
  normal: '正常',
  reminder: '提醒',
  warning: '预警',
  overdue: '逾期',
  'beyond-statute': '超法定',
  stopped: '停表',
  done: '办结',
};

/** The order in which lights matter to who must act. */
export const signalOrder: readonly SignalName[] = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
  'done',
];

export function SignalShape({ signal }: { signal: SignalName }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">
      {shapes[signal]}
    </svg>
  );
}

type Props = { signal: SignalName; word?: string; provisional?: boolean; hideWord?: boolean };

/** Word, shape and colour of a signal. `hideWord` keeps the word for screen readers where space is short. */
export function Signal({ signal, word = signalWords[signal], provisional = false, hideWord = false }: Props) {
  const colour = { '--signal-colour': `var(--signal-${signal})` } as CSSProperties;
  return (
    <span className={provisional ? 'signal signal-provisional' : 'signal'} style={colour}>
      <SignalShape signal={signal} />
      <span className={hideWord ? 'visually-hidden' : undefined}>{word}</span>
      {provisional ? <span>暂定</span> : null}
    </span>
  );
}
