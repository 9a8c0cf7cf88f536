import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { caseQuery } from '../api/cases.ts';
import { useOpenExplanation } from '../clock/explanation-context.ts';
import { CaseFlags } from '../oversight/flags/case-flags.tsx';
import { CaseOrders } from '../oversight/orders/case-orders.tsx';
import { DocumentList } from '../ui/document-list.tsx';
import { HistoryList } from '../ui/history-list.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { CaseActions } from './case-actions.tsx';
import './case.css';
import { CaseFacts } from './case-facts.tsx';
import { CaseMaterials } from './case-materials.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { CorrectionNotice } from './correction-notice.tsx';
import { ItemRules } from './item-rules.tsx';
import { OpinionsPanel } from './opinions-panel.tsx';
import { OtherCases } from './other-cases.tsx';
import { ValidityPanel } from './validity-panel.tsx';

const route = getRouteApi('/$face/cases/$caseId');

/** One case: what it is, where its clock stands, what has been filed and done, and what one may do. */
export function CasePage() {
  const { face, caseId } = route.useParams();
  const { clock } = route.useSearch();
  const { data: detail } = useSuspenseQuery(caseQuery(caseId));
  const explain = useOpenExplanation();
  useEffect(() => {
    if (clock !== undefined) explain({ caseId, measure: clock });
  }, [clock, caseId, explain]);
  return (
    <>
      <PageHead
        title={detail.itemName}
        crumbs={
          <Link to="/$face/projects/$projectId" params={{ face, projectId: detail.projectId }}>
            {detail.projectName}
          </Link>
        }
        meta={
          <>
            <span>
              办件 <span className="code">{detail.number}</span>
            </span>
            <span>{detail.body.name}</span>
            <strong className="case-status">{detail.status.name}</strong>
            <MarkTag mark={detail.item.mark} />
          </>
        }
      />
      <CaseActions detail={detail} />
      <div className="case-columns">
        <div className="stack">
          {detail.correction ? <CorrectionNotice detail={detail} correction={detail.correction} /> : null}
          <OpinionsPanel opinions={detail.opinions} />
          <CaseFacts detail={detail} />
          <CaseMaterials materials={detail.materials} />
          {detail.documents.length > 0 ? (
            <section className="panel">
              <h2>批复文件</h2>
              <DocumentList documents={detail.documents} />
            </section>
          ) : null}
          {detail.validity ? <ValidityPanel validity={detail.validity} /> : null}
          <section className="panel">
            <h2>办理历程</h2>
            <HistoryList history={detail.history} />
          </section>
          <ItemRules item={detail.item} />
        </div>
        <div className="stack">
          <ClockPanel detail={detail} />
          <CaseOrders detail={detail} />
          <CaseFlags caseId={caseId} />
          <OtherCases cases={detail.others} />
        </div>
      </div>
    </>
  );
}
