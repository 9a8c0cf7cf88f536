import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dropDraft } from '../api/drafts.ts';
import { guideQuery } from '../api/guide.ts';
import { useRegisterProject } from '../api/projects.ts';
import { useSession } from '../api/session.ts';
import { useFace } from '../frame/use-face.ts';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { DeclarationStep } from './project-form/declaration.tsx';
import { DraftGate } from './project-form/draft-gate.tsx';
import { type FormState, fromGuide, newForm } from './project-form/form-state.ts';
import { ProjectForm } from './project-form/project-form.tsx';

const draftKey = 'new';

export function NewProjectPage() {
  const [declared, setDeclared] = useState(false);
  return (
    <div className="narrow">
      <PageHead
        title="新报项目"
        meta="填报后由中央平台核发项目代码；一个项目只报一次，后续手续都用这一个代码"
      />
      {declared ? <GuidedForm /> : <DeclarationStep onDeclared={() => setDeclared(true)} />}
    </div>
  );
}

/** Only here, after the declaration, does anything go to the server. */
function GuidedForm() {
  const { seat, person } = useSession();
  const { guide } = useSearch({ from: '/$face/projects/new' });
  const told = useQuery({ ...guideQuery(guide ?? ''), enabled: guide !== undefined });
  const fresh = newForm(seat, person.name);
  if (guide === undefined) return <DeclaredForm fresh={fresh} />;
  if (told.isPending) return <Loading />;
  if (told.isError) return <ProblemAlert error={told.error} onReload={() => void told.refetch()} />;
  return <DeclaredForm fresh={fromGuide(fresh, told.data.form)} />;
}

function DeclaredForm({ fresh }: { fresh: FormState }) {
  const register = useRegisterProject();
  const navigate = useNavigate();
  const face = useFace();
  return (
    <DraftGate draftKey={draftKey} fresh={fresh}>
      {(start, savedAt) => (
        <ProjectForm
          draftKey={draftKey}
          start={start}
          savedAt={savedAt}
          submitWord="提交，申请项目代码"
          pending={register.isPending}
          error={register.error}
          onSubmit={(form) =>
            register.mutate(
              { declaration: { nonClassified: true, truthful: true }, form },
              {
                onSuccess: async ({ id }) => {
                  await dropDraft('project', draftKey).catch(() => undefined);
                  await navigate({ to: '/$face/projects/$projectId', params: { face, projectId: id } });
                },
              },
            )
          }
        />
      )}
    </DraftGate>
  );
}
