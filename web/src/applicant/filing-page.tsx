import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { draftQuery } from '../api/drafts.ts';
import { filingQuery, projectQuery } from '../api/projects.ts';
import { useSession } from '../api/session.ts';
import { SparedItems } from '../map/spared-items.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { FilingForm } from './filing/filing-form.tsx';
import { FilingStages } from './filing/filing-stages.tsx';
import { readFilingDraft, suggestedItems } from './filing/filing-state.ts';

const route = getRouteApi('/$face/projects/$projectId/apply');

/** One application for a stage: its items, one set of materials, one receipt. */
export function FilingPage() {
  const { face, projectId } = route.useParams();
  const { stage = 1, item } = route.useSearch();
  const { person } = useSession();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const { data: filing } = useSuspenseQuery(filingQuery(projectId, stage, null));
  const key = `${projectId}-${stage}`;
  const draft = useQuery(draftQuery('application', key));
  const head = (
    <PageHead
      title={`申报：${filing.stage.name}`}
      crumbs={
        <Link to="/$face/projects/$projectId" params={{ face, projectId }}>
          {project.name}
        </Link>
      }
      meta="一张表、一套材料，各部门并联办理；提交即取得申报编号"
    />
  );
  const stages = (
    <>
      <FilingStages filing={filing} />
      <SparedItems items={filing.spared} />
    </>
  );
  if (!filing.codeReady) {
    return (
      <>
        {head}
        <div className="panel">
          <Empty title="项目没有可用的代码，不能在线申报">
            取得代码后即可申报；代码正在申请作废的，答复之前不能申报。急需办理的，可到综合窗口提交，由窗口一次性告知。
          </Empty>
        </div>
      </>
    );
  }
  if (!filing.items.some((each) => each.selectable)) {
    return (
      <>
        {head}
        {stages}
        <div className="panel">
          <Empty title="本阶段现在没有可以申报的事项">
            {filing.items.map((each) => (
              <p key={each.itemId}>
                {each.name}：{each.why ?? '暂不可申报'}
              </p>
            ))}
          </Empty>
        </div>
      </>
    );
  }
  if (draft.isPending) {
    return (
      <>
        {head}
        <Loading />
      </>
    );
  }
  const suggested = suggestedItems(filing);
  const fresh = {
    items: item === undefined || suggested.includes(item) ? null : [...suggested, item],
    workIds: project.works.map((work) => work.id),
    files: {},
    contact: filing.contact ?? { name: person.name, mobile: '' },
    note: '',
  };
  return (
    <>
      {head}
      {stages}
      {draft.isError ? <ProblemAlert error={draft.error} onReload={() => void draft.refetch()} /> : null}
      <FilingForm
        key={key}
        draftKey={key}
        project={project}
        filing={filing}
        start={draft.data ? readFilingDraft(draft.data.body, fresh) : fresh}
        savedAt={draft.data?.savedAt ?? null}
      />
    </>
  );
}
