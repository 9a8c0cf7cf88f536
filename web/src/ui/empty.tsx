import type { ReactNode } from 'react';
import './empty.css';

/** An empty list says why it is empty and what fills it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children ? <div className="soft">{children}</div> : null}
    </div>
  );
}
