import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { dropDraft } from '../api/drafts.ts';
import { projectQuery, useChangeProject } from '../api/projects.ts';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { DraftGate } from './project-form/draft-gate.tsx';
import { fixedUnderCode } from './project-form/fixed.ts';
import { fromWire } from './project-form/form-state.ts';
import { ProjectForm } from './project-form/project-form.tsx';

const route = getRouteApi('/$face/projects/$projectId/change');

/** Changes a project under the code that stands; what would need another code is shown and cannot be typed. */
export function ChangeProjectPage() {
  const { face, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const change = useChangeProject(projectId);
  const navigate = useNavigate();
  // By version, too: what was begun before another change must not undo it.
  const draftKey = `${projectId}-change-${project.version}`;
  const back = (
    <Link to="/$face/projects/$projectId" params={{ face, projectId }}>
      {project.name}
    </Link>
  );
  return (
    <div className="narrow">
      <PageHead
        title="变更项目信息"
        crumbs={back}
        meta={
          <>
            <span className="code">{project.code.value}</span>
            <span>代码不变；需要重新审批、核准、备案的，应作废原代码并重新赋码</span>
          </>
        }
      />
      {project.actions.includes('change') ? (
        <DraftGate draftKey={draftKey} fresh={fromWire(project.form)}>
          {(start, savedAt) => (
            <ProjectForm
              draftKey={draftKey}
              start={start}
              savedAt={savedAt}
              submitWord="提交变更"
              fixed={fixedUnderCode}
              pending={change.isPending}
              error={change.error}
              onSubmit={(form) =>
                change.mutate(
                  { kind: 'change', form, version: project.version },
                  {
                    onSuccess: async () => {
                      await dropDraft('project', draftKey).catch(() => undefined);
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
          <Empty title="项目现在不能办理变更">
            没有代码的，请直接更正申报信息；代码正在申请作废的，等国家平台答复。返回 {back}
          </Empty>
        </div>
      )}
    </div>
  );
}
