import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Application } from '../api/types.ts';
import { CaseMaterials } from '../case/case-materials.tsx';
import '../case/case.css';
import { useFace } from '../frame/use-face.ts';
import { tableTime } from '../lib/format.ts';
import { CaseTable } from '../project/project-cases.tsx';
import { DueLight } from '../ui/due-light.tsx';
import { QueuedItems } from './queued-items.tsx';

/** What the applicant holds after submitting: the number, what follows, and where each case stands. */
export function ApplicationReceipt({ application }: { application: Application }) {
  const face = useFace();
  return (
    <>
      <section className="panel receipt stack-tight">
        <h2>已提交，申报编号</h2>
        <p className="receipt-number code">{application.number}</p>
        <p>
          {tableTime(application.submittedAt)} 收到，共 {application.cases.length} 件。
        </p>
        {application.status === 'submitted' ? (
          <p>
            各部门须受理，或一次性告知要补正的全部内容；逾期不告知的，自收到之日起即为受理。
            {application.light ? <DueLight light={application.light} /> : null}
          </p>
        ) : null}
        <div className="row no-print">
          <Link to="/$face/projects/$projectId" params={{ face, projectId: application.project.id }}>
            <Button type="primary">查看项目地图</Button>
          </Link>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </section>
      <QueuedItems application={application} />
      <section>
        <h2 className="panel-title">办件</h2>
        <CaseTable cases={application.cases} />
      </section>
      <CaseMaterials materials={application.materials} />
    </>
  );
}
