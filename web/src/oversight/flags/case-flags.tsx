import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flagsOfCaseQuery } from '../../api/flags.ts';
import { useSession } from '../../api/session.ts';
import { useFace } from '../../frame/use-face.ts';
import { Signal } from '../../ui/signal.tsx';

/** On a case's page, for those who may read flags: what the quality rules found in it. Nothing where they found nothing. */
export function CaseFlags({ caseId }: { caseId: string }) {
  const { seat } = useSession();
  const face = useFace();
  const may = ['supervisor', 'leader', 'case-approver'].includes(seat.role);
  const { data } = useQuery({ ...flagsOfCaseQuery(caseId), enabled: may });
  if (!data || data.total === 0) return null;
  return (
    <section className="panel">
      <h2>疑点 {data.total} 条</h2>
      <ul className="stack-tight">
        {data.rows.map((flag) => (
          <li key={flag.id}>
            <Link to="/$face/flags" params={{ face }} search={{ caseId, flag: flag.id }}>
              <Signal signal={flag.severity === 'red' ? 'overdue' : 'warning'} word={flag.ruleName} />
            </Link>{' '}
            <span className="soft">{flag.stateName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
