import { Link } from '@tanstack/react-router';
import type { OtherCase } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { DocumentList } from '../ui/document-list.tsx';
import { DueLight } from '../ui/due-light.tsx';

/** The other cases of the project and what they came to: what one department issued is there for all. */
export function OtherCases({ cases }: { cases: readonly OtherCase[] }) {
  const face = useFace();
  if (cases.length === 0) return null;
  return (
    <section className="panel">
      <h2>同一项目的其他办件</h2>
      <ul>
        {cases.map((each) => (
          <li key={each.id} className="clock">
            <div className="row row-apart">
              <Link to="/$face/cases/$caseId" params={{ face, caseId: each.id }}>
                {each.itemName}
              </Link>
              <span className="soft">{each.body.shortName}</span>
            </div>
            <div className="row row-apart">
              <DueLight light={each.light} caseId={each.id} />
              <span>{each.status.name}</span>
            </div>
            <DocumentList documents={each.documents} />
          </li>
        ))}
      </ul>
    </section>
  );
}
