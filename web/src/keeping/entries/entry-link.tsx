import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EntryKey } from '../../api/catalogue-types.ts';
import { useFace } from '../../frame/use-face.ts';

/** The way to an entry: its page, or a flow's own. */
export function EntryLink({ entry, children }: { entry: EntryKey; children: ReactNode }) {
  const face = useFace();
  if (entry.kind === 'flow') {
    return (
      <Link to="/$face/flows/$flowId" params={{ face, flowId: entry.subject }} className="strong">
        {children}
      </Link>
    );
  }
  const { kind, subject, division } = entry;
  return (
    <Link
      to="/$face/entries/$kind/$subject/$division"
      params={{ face, kind, subject, division }}
      className="strong"
    >
      {children}
    </Link>
  );
}
