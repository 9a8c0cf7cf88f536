import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { caseQuery } from '../api/cases.ts';
import { openApplicationsQuery, projectPages } from '../api/pages.ts';
import { dueReportsQuery } from '../api/reports.ts';
import { useSession } from '../api/session.ts';
import { useFace } from '../frame/use-face.ts';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import './home.css';
import { TaskGroup } from './task-group.tsx';
import { groupTasks, openCases } from './tasks.ts';

/** What waits for me, by project: corrections, codes refused, reports due, cases that end soon. */
export function ApplicantHomePage() {
  const face = useFace();
  const { seat } = useSession();
  const projects = useInfiniteQuery(projectPages({}));
  const rejected = useInfiniteQuery(projectPages({ code: 'rejected' }));
  const applications = useQuery(openApplicationsQuery);
  const due = useQuery(dueReportsQuery);
  const waiting = openCases(applications.data ?? []);
  const details = useQueries({ queries: waiting.corrections.map(({ card }) => caseQuery(card.id)) });
  const all = [projects, rejected, applications, due];
  const failed = all.find((query) => query.isError);
  const replies = new Map(
    details.flatMap(({ data }) => (data?.correction ? [[data.id, data.correction.replyBy] as const] : [])),
  );
  const groups = groupTasks(rowsOf(rejected.data).rows, waiting, replies, due.data);
  const { total } = rowsOf(projects.data);
  const loading = all.some((query) => query.isPending);
  return (
    <div className="home">
      <PageHead
        title="待我办理"
        meta={seat.unit?.name}
        actions={
          <Link to="/$face/projects/new" params={{ face }}>
            <Button type="primary">新报项目</Button>
          </Link>
        }
      />
      {failed ? (
        <ProblemAlert error={failed.error} onReload={() => void Promise.all(all.map((q) => q.refetch()))} />
      ) : null}
      {loading && !failed ? <Loading /> : null}
      {!loading && !failed && groups.length === 0 ? (
        <div className="panel">
          <Empty title="现在没有需要您办理的事">
            {total === 0 ? (
              <>
                还没有项目，
                <Link to="/$face/projects/new" params={{ face }}>
                  填报第一个项目
                </Link>
                。
              </>
            ) : (
              <>
                要求补正、代码驳回、应报的建设进度、即将到期的件会出现在这里。
                <Link to="/$face/projects" params={{ face }}>
                  查看我的 {total} 个项目
                </Link>
              </>
            )}
          </Empty>
        </div>
      ) : null}
      <div className="stack">
        {groups.map((group) => (
          <TaskGroup key={group.projectId} group={group} />
        ))}
      </div>
    </div>
  );
}
