import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dropDraft } from '../api/drafts.ts';
import { useRegisterProject } from '../api/projects.ts';
import { useSession } from '../api/session.ts';
import { useFace } from '../frame/use-face.ts';
import { PageHead } from '../ui/page-head.tsx';
import { DeclarationStep } from './project-form/declaration.tsx';
import { DraftGate } from './project-form/draft-gate.tsx';
import { newForm } from './project-form/form-state.ts';
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
      {declared ? <DeclaredForm /> : <DeclarationStep onDeclared={() => setDeclared(true)} />}
    </div>
  );
}

/** Only here, after the declaration, does anything go to the server. */
function DeclaredForm() {
  const { seat, person } = useSession();
  const register = useRegisterProject();
  const navigate = useNavigate();
  const face = useFace();
  return (
    <DraftGate draftKey={draftKey} fresh={newForm(seat, person.name)}>
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
