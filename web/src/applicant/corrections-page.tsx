import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { caseQuery } from '../api/cases.ts';
import { draftQuery } from '../api/drafts.ts';
import { projectQuery } from '../api/projects.ts';
import type { CaseDetail, FileRef } from '../api/types.ts';
import { correctionCases } from '../project/waiting.ts';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SaveStateText } from '../ui/save-state.tsx';
import { useDraftSaver } from '../ui/use-draft.ts';
import { CorrectionCase } from './corrections/correction-case.tsx';
import './corrections/corrections.css';
import { type CorrectionDraft, emptyAnswer, readCorrectionDraft } from './corrections/correction-draft.ts';

const route = getRouteApi('/$face/projects/$projectId/corrections');

/** The remarks of all departments on one page; each case is answered on its own. */
export function CorrectionsPage() {
  const { face, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const open = correctionCases(project);
  const details = useQueries({ queries: open.map((each) => caseQuery(each.id)) });
  const draft = useQuery(draftQuery('correction', projectId));
  const failed = details.find((query) => query.isError);
  const cases = details.flatMap(({ data }) => (data?.correction ? [data] : []));
  return (
    <>
      <PageHead
        title="补正材料"
        crumbs={
          <Link to="/$face/projects/$projectId" params={{ face, projectId }}>
            {project.name}
          </Link>
        }
        meta={
          open.length > 0 ? `${open.length} 件需要补正，各部门的意见都在本页；交齐一件提交一件` : undefined
        }
      />
      {failed ? <ProblemAlert error={failed.error} onReload={() => void failed.refetch()} /> : null}
      {open.length === 0 ? (
        <div className="panel">
          <Empty title="没有需要补正的件">补正提交后由部门继续审查，进度见项目页。</Empty>
        </div>
      ) : draft.isPending || details.some((query) => query.isPending) ? (
        <Loading />
      ) : (
        <CorrectionCases
          projectId={projectId}
          cases={cases}
          start={readCorrectionDraft(draft.data?.body)}
          savedAt={draft.data?.savedAt ?? null}
        />
      )}
    </>
  );
}

type Props = { projectId: string; cases: CaseDetail[]; start: CorrectionDraft; savedAt: string | null };

function CorrectionCases({ projectId, cases, start, savedAt }: Props) {
  const [draft, setDraft] = useState(start);
  const saving = useDraftSaver('correction', projectId, draft, true, savedAt);
  const ordered = [...cases].sort((a, b) =>
    (a.correction?.replyBy ?? '').localeCompare(b.correction?.replyBy ?? ''),
  );
  return (
    <div className="stack corrections">
      <SaveStateText state={saving} />
      {ordered.map((detail) => (
        <CorrectionCase
          key={detail.id}
          detail={detail}
          answer={draft[detail.id] ?? emptyAnswer}
          onFiles={(material, change) =>
            setDraft((before) => {
              const answer = before[detail.id] ?? emptyAnswer;
              const files: FileRef[] = change(answer.files[material] ?? []);
              return { ...before, [detail.id]: { ...answer, files: { ...answer.files, [material]: files } } };
            })
          }
          onNote={(note) =>
            setDraft((before) => ({
              ...before,
              [detail.id]: { ...(before[detail.id] ?? emptyAnswer), note },
            }))
          }
        />
      ))}
    </div>
  );
}
