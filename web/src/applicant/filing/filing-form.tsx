import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dropDraft } from '../../api/drafts.ts';
import { filingQuery, useFileApplication } from '../../api/projects.ts';
import type { Filing, Project } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { ErrorSummary, type Fault } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { useDraftSaver } from '../../ui/use-draft.ts';
import '../project-form/step-nav.css';
import './filing.css';
import { FilingConfirm } from './filing-confirm.tsx';
import { FilingItems } from './filing-items.tsx';
import { FilingMaterials } from './filing-materials.tsx';
import { checkFiling, type FilingState, filingToWire, suggestedItems } from './filing-state.ts';
import { FilingWorks } from './filing-works.tsx';

type Props = {
  draftKey: string;
  project: Project;
  filing: Filing;
  start: FilingState;
  savedAt: string | null;
};

export function FilingForm({ draftKey, project, filing, start, savedAt }: Props) {
  const face = useFace();
  const navigate = useNavigate();
  const [state, setState] = useState(start);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [confirming, setConfirming] = useState(false);
  const file = useFileApplication(project.id);
  const saving = useDraftSaver('application', draftKey, state, !file.isSuccess, savedAt);
  const selectable = new Set(filing.items.filter((item) => item.selectable).map((item) => item.itemId));
  const chosen = (state.items ?? suggestedItems(filing)).filter((id) => selectable.has(id));
  const narrowed = useQuery({
    ...filingQuery(project.id, filing.stage.no, [...chosen].sort()),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  });
  const materials = chosen.length > 0 ? (narrowed.data ?? filing).materials : [];
  const update = (change: Partial<FilingState>): void => setState((before) => ({ ...before, ...change }));
  const faultOf = (field: string): string | undefined =>
    faults.find((fault) => fault.field === field)?.message;
  const check = (): void => {
    const found = checkFiling(state, chosen, materials, filing.items);
    setFaults(found);
    if (found.length === 0) setConfirming(true);
  };
  const submit = (): void => {
    file.mutate(filingToWire(state, filing.stage.no, chosen, materials), {
      onSettled: () => setConfirming(false),
      onSuccess: async (application) => {
        await dropDraft('application', draftKey).catch(() => undefined);
        await navigate({
          to: '/$face/applications/$applicationId',
          params: { face, applicationId: application.id },
        });
      },
    });
  };
  const names = filing.items.filter((item) => chosen.includes(item.itemId)).map((item) => item.name);
  return (
    <div className="stack filing">
      <ErrorSummary faults={faults} />
      {file.isError ? <ProblemAlert error={file.error} /> : null}
      {project.works.length > 1 ? (
        <FilingWorks
          works={project.works}
          chosen={state.workIds}
          fault={faultOf('workIds')}
          onChange={(workIds) => update({ workIds })}
        />
      ) : null}
      <FilingItems
        items={(narrowed.data ?? filing).items}
        chosen={chosen}
        fault={faultOf('items')}
        onChange={(items) => update({ items })}
      />
      <FilingMaterials
        projectId={project.id}
        materials={materials}
        files={state.files}
        faultOf={faultOf}
        onChange={(key, change) =>
          setState((before) => ({
            ...before,
            files: { ...before.files, [key]: change(before.files[key] ?? []) },
          }))
        }
      />
      <section className="panel fields">
        <h2>联系方式</h2>
        <Field path="contact.name" label="联系人" required fault={faultOf('contact.name')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              value={state.contact.name}
              onChange={(event) => update({ contact: { ...state.contact, name: event.target.value } })}
            />
          )}
        </Field>
        <Field
          path="contact.mobile"
          label="联系人手机"
          required
          help="补正、办结通知发到这个号码"
          fault={faultOf('contact.mobile')}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="tel"
              maxLength={11}
              value={state.contact.mobile}
              onChange={(event) => update({ contact: { ...state.contact, mobile: event.target.value } })}
            />
          )}
        </Field>
        <Field path="note" label="给窗口的说明">
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              value={state.note}
              onChange={(event) => update({ note: event.target.value })}
            />
          )}
        </Field>
        <div className="form-foot">
          <Button type="primary" onClick={check}>
            核对并提交
          </Button>
          <SaveStateText state={saving} />
        </div>
      </section>
      <FilingConfirm
        open={confirming}
        stage={filing.stage.name}
        names={names}
        pending={file.isPending}
        onSubmit={submit}
        onCancel={() => setConfirming(false)}
      />
    </div>
  );
}
