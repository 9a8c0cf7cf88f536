import { Link } from '@tanstack/react-router';
import type { CaseCard, IssuedDocument, Project } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { tableTime } from '../lib/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { DueLight } from '../ui/due-light.tsx';
import { Empty } from '../ui/empty.tsx';

/** The cases of a project by application: each with its light, result and documents. */
export function ProjectCases({ project }: { project: Project }) {
  const face = useFace();
  if (project.applications.length === 0) {
    return (
      <div className="panel">
        <Empty title="还没有办件">
          {face === 'applicant'
            ? '在“项目地图”上点“申报本阶段”，提交后在这里查看每一件的进度。'
            : '项目单位尚未申报事项。'}
        </Empty>
      </div>
    );
  }
  return (
    <div>
      {project.applications.map((application) => (
        <section key={application.id} className="case-group">
          <h2 className="panel-title">
            {application.stage.name} ·{' '}
            <Link
              to="/$face/applications/$applicationId"
              params={{ face, applicationId: application.id }}
              className="underlined"
            >
              申报 {application.number}
            </Link>{' '}
            <span className="soft">{tableTime(application.submittedAt)}</span>
          </h2>
          <CaseTable cases={application.cases} documents={project.documents} />
        </section>
      ))}
    </div>
  );
}

type TableProps = { cases: readonly CaseCard[]; documents?: readonly IssuedDocument[] };

/** Cases of one application or project, as a small table. */
export function CaseTable({ cases, documents = [] }: TableProps) {
  const face = useFace();
  const columns: Column<CaseCard>[] = [
    {
      key: 'item',
      title: '事项',
      always: true,
      render: (row) => (
        <Link to="/$face/cases/$caseId" params={{ face, caseId: row.id }}>
          {row.itemName}
        </Link>
      ),
    },
    { key: 'body', title: '办理机关', render: (row) => row.body.shortName },
    { key: 'status', title: '状态', render: (row) => <span className="nowrap">{row.status.name}</span> },
    { key: 'light', title: '亮灯', render: (row) => <DueLight light={row.light} caseId={row.id} /> },
  ];
  const numbers: Column<CaseCard> = {
    key: 'documents',
    title: '批复文件',
    render: (row) =>
      documents
        .filter((document) => document.caseId === row.id)
        .map((document) => document.number)
        .join('、') || '—',
  };
  return (
    <DataTable
      caption="办件"
      columns={documents.length > 0 ? [...columns, numbers] : columns}
      rows={cases}
      rowKey={(row) => row.id}
      rowName={(row) => row.itemName}
    />
  );
}
