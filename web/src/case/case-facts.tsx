import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { tableTime } from '../lib/format.ts';
import { stageName } from '../lib/stages.ts';

/** The project and the application a case belongs to. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const face = useFace();
  return (
    <section className="panel">
      <h2>项目和申报</h2>
      <dl className="facts">
        <dt>项目</dt>
        <dd>
          <Link to="/$face/projects/$projectId" params={{ face, projectId: detail.projectId }}>
            {detail.projectName}
          </Link>
        </dd>
        <dt>项目代码</dt>
        <dd>{detail.projectCode ? <span className="code">{detail.projectCode}</span> : '尚未核发'}</dd>
        <dt>项目单位</dt>
        <dd>{detail.unitName}</dd>
        <dt>所在区划</dt>
        <dd>{detail.division.name}</dd>
        <dt>审批阶段</dt>
        <dd>{stageName(detail.stage)}</dd>
        <dt>申报</dt>
        <dd>
          <Link
            to="/$face/applications/$applicationId"
            params={{ face, applicationId: detail.application.id }}
          >
            {detail.application.number}
          </Link>
        </dd>
        <dt>接件时间</dt>
        <dd>{detail.receivedAt ? tableTime(detail.receivedAt) : '尚未接件'}</dd>
        <dt>受理时间</dt>
        <dd>
          {detail.acceptedAt ? tableTime(detail.acceptedAt) : '尚未受理'}
          {detail.deemed ? <strong className="code-rejected"> 逾期未告知，视同受理</strong> : null}
        </dd>
      </dl>
    </section>
  );
}
