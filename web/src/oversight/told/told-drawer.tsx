import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { toldExplanationQuery } from '../../api/told.ts';
import { ExplanationView } from '../../clock/explanation-view.tsx';
import { useFace } from '../../frame/use-face.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

/** Why one recording was in time or late, day by day. */
export function ToldDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  useReturnFocus();
  const face = useFace();
  const { data, isPending, isError, error, refetch } = useQuery(toldExplanationQuery(id));
  return (
    <Drawer open title="登记用时说明" size="min(760px, 100vw)" onClose={onClose}>
      {isPending ? <Loading /> : null}
      {isError ? <ProblemAlert error={error} onReload={() => void refetch()} /> : null}
      {data ? (
        <div className="stack">
          <p>
            {data.fact.name} ·{' '}
            {data.fact.caseId === null ? (
              <Link to="/$face/projects/$projectId" params={{ face, projectId: data.fact.projectId }}>
                {data.fact.projectName}
              </Link>
            ) : (
              <Link to="/$face/cases/$caseId" params={{ face, caseId: data.fact.caseId }}>
                {data.fact.itemName} {data.fact.caseNumber}
              </Link>
            )}{' '}
            · {data.fact.body.name}
          </p>
          <ExplanationView
            explanation={{ ...data.explanation, measure: 'committed', mark: data.mark }}
            ended={{ word: data.fact.late ? '逾时登记' : '按时登记', late: data.fact.late }}
          />
        </div>
      ) : null}
    </Drawer>
  );
}
