import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { dropDraft } from '../api/drafts.ts';
import { projectQuery, useAmendProject } from '../api/projects.ts';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { DraftGate } from './project-form/draft-gate.tsx';
import { fromWire } from './project-form/form-state.ts';
import { ProjectForm } from './project-form/project-form.tsx';

const route = getRouteApi('/$face/projects/$projectId/edit');

/** Corrects the declaration while no code stands; a code is then asked for again. */
export function EditProjectPage() {
  const { face, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const amend = useAmendProject(projectId);
  const navigate = useNavigate();
  const open = project.actions.includes('amend');
  const back = (
    <Link to="/$face/projects/$projectId" params={{ face, projectId }}>
      {project.name}
    </Link>
  );
  return (
    <div className="narrow">
      <PageHead
        title="更正申报信息"
        crumbs={back}
        meta={
          project.code.reason
            ? `${project.code.status === 'void' ? '作废' : '驳回'}原因：${project.code.reason}`
            : undefined
        }
      />
      {open ? (
        <DraftGate draftKey={projectId} fresh={fromWire(project.form)}>
          {(start, savedAt) => (
            <ProjectForm
              draftKey={projectId}
              start={start}
              savedAt={savedAt}
              submitWord="重新提交，申请项目代码"
              pending={amend.isPending}
              error={amend.error}
              onSubmit={(form) =>
                amend.mutate(
                  { form, version: project.version },
                  {
                    onSuccess: async () => {
                      await dropDraft('project', projectId).catch(() => undefined);
                      await navigate({ to: '/$face/projects/$projectId', params: { face, projectId } });
                    },
                  },
                )
              }
            />
          )}
        </DraftGate>
      ) : (
        <div className="panel">
          <Empty title="申报信息不能在此更正">
            代码已核发的，请用“变更项目信息”；项目已撤销或失效的，不能再更正。返回 {back}
          </Empty>
        </div>
      )}
    </div>
  );
}
