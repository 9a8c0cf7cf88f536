import { Button } from 'antd';
import { useState } from 'react';
import type { CatalogueException } from '../../api/catalogue-types.ts';
import { tableTime } from '../../lib/format.ts';
import { EntryLink } from './entry-link.tsx';
import { ExceptionDecision } from './exception-decision.tsx';

/** Deviations proposed: which element, why, until when, and what was decided. */
export function ExceptionList({
  exceptions,
  withEntry = true,
}: {
  exceptions: readonly CatalogueException[];
  withEntry?: boolean;
}) {
  const [deciding, setDeciding] = useState<CatalogueException | null>(null);
  return (
    <>
      <ul className="entry-lines">
        {exceptions.map((each) => (
          <li key={each.id}>
            {withEntry ? (
              <EntryLink
                entry={{ kind: 'implementation', subject: each.item.id, division: each.division.code }}
              >
                {each.item.name}
              </EntryLink>
            ) : null}
            <span className="strong">{each.elementName}</span>
            <span>{each.status.name}</span>
            <span className="soft">
              {each.division.name} · {each.body.name} · {tableTime(each.proposedAt)} 提出 ·{' '}
              {each.until ? `有效期至 ${each.until}` : '长期'}
            </span>
            <p>理由：{each.reason}</p>
            {each.decision ? (
              <p>
                审查意见：{each.decision}
                {each.decidedAt ? <span className="soft">（{tableTime(each.decidedAt)}）</span> : null}
              </p>
            ) : null}
            {each.mayDecide ? (
              <Button size="small" onClick={() => setDeciding(each)}>
                审查
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {deciding ? <ExceptionDecision exception={deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  );
}
