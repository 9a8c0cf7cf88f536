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

/** Corrects the declaration while its code is pending or was rejected; the code is then asked for again. */
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
        meta={project.code.reason ? `驳回原因：${project.code.reason}` : undefined}
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
          <Empty title="项目代码已核发，申报信息不能在此更正">
            需要变更的，请到原审批、核准、备案机关办理变更。返回 {back}
          </Empty>
        </div>
      )}
    </div>
  );
}
