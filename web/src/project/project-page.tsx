import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { projectQuery } from '../api/projects.ts';
import { StageLight } from '../clock/stage-light.tsx';
import { DocumentList } from '../ui/document-list.tsx';
import { HistoryList } from '../ui/history-list.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { CodePanel } from './code-panel.tsx';
import { FormView } from './form-view.tsx';
import { ProjectCases } from './project-cases.tsx';
import { ProjectCodeCard } from './project-code-card.tsx';
import { ProjectMapTab } from './project-map-tab.tsx';
import './project.css';
import { ProjectTasks } from './project-tasks.tsx';
import { RecordsTab } from './records/records-tab.tsx';
import { ReportsTab } from './reports/reports-tab.tsx';

const route = getRouteApi('/$face/projects/$projectId');

/** One project: code, map, cases, documents, declaration, history. The same page for every face. */
export function ProjectPage() {
  const { face, projectId } = route.useParams();
  const { tab = 'map' } = route.useSearch();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const navigate = useNavigate({ from: '/$face/projects/$projectId' });
  return (
    <>
      <PageHead
        title={project.name}
        crumbs={
          <Link to="/$face/projects" params={{ face }}>
            {face === 'applicant' ? '我的项目' : '项目档案'}
          </Link>
        }
        meta={
          <>
            <ProjectCodeCard project={project} />
            <span>{project.unit.name}</span>
            <span>
              {project.flow.name}，全流程 {project.flow.totalDays} 个工作日
            </span>
            {project.clocks
              .filter((clock) => clock.kind === 'project')
              .map((clock) => (
                <span key={project.id} className="row">
                  <StageLight clock={clock} projectId={project.id} />
                </span>
              ))}
          </>
        }
      />
      <CodePanel project={project} />
      {face === 'applicant' ? <ProjectTasks project={project} /> : null}
      <Tabs
        activeKey={tab}
        onChange={(key) =>
          void navigate({ search: { tab: key as typeof tab }, replace: true, resetScroll: false })
        }
        items={[
          { key: 'map', label: '项目地图', children: <ProjectMapTab project={project} /> },
          { key: 'cases', label: '办件', children: <ProjectCases project={project} /> },
          {
            key: 'documents',
            label: `批复文件（${project.documents.length}）`,
            children: (
              <div className="panel">
                <DocumentList
                  documents={project.documents}
                  empty="还没有批复文件。事项办结后，批复文件在这里出现，可下载、可核验。"
                />
              </div>
            ),
          },
          { key: 'reports', label: '建设报告', children: <ReportsTab project={project} /> },
          { key: 'supervision', label: '监管记录', children: <RecordsTab project={project} /> },
          { key: 'form', label: '申报信息', children: <FormView form={project.form} /> },
          {
            key: 'history',
            label: '办理历程',
            children: (
              <div className="panel">
                <HistoryList history={project.history} />
              </div>
            ),
          },
        ]}
      />
    </>
  );
}
