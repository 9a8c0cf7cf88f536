import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { applicationQuery } from '../api/cases.ts';
import { tableTime } from '../lib/format.ts';
import { HistoryList } from '../ui/history-list.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ApplicationReceipt } from './application-receipt.tsx';
import { ApplicationWindow } from './application-window.tsx';
import './workbench.css';

const route = getRouteApi('/$face/applications/$applicationId');

/** One joint application: the applicant's receipt, or the window's work on it. */
export function ApplicationPage() {
  const { face, applicationId } = route.useParams();
  const { data: application } = useSuspenseQuery(applicationQuery(applicationId));
  return (
    <>
      <PageHead
        title={`申报 ${application.number}`}
        crumbs={
          <Link to="/$face/projects/$projectId" params={{ face, projectId: application.project.id }}>
            {application.project.name}
          </Link>
        }
        meta={
          <>
            <span>{application.stage.name}</span>
            <span>{application.unitName}</span>
            <span>{tableTime(application.submittedAt)} 提交</span>
            <span>
              联系人 {application.contact.name} {application.contact.mobile}
            </span>
          </>
        }
      />
      <div className="stack">
        {application.contact.note ? (
          <section className="panel">
            <h2>申请人说明</h2>
            <p>{application.contact.note}</p>
          </section>
        ) : null}
        {face === 'applicant' ? (
          <ApplicationReceipt application={application} />
        ) : (
          <ApplicationWindow application={application} />
        )}
        <section className="panel">
          <h2>申报历程</h2>
          <HistoryList history={application.history} />
        </section>
      </div>
    </>
  );
}
