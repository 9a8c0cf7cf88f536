import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FlowContent } from '@zongheng/core/catalogue';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { itemsQuery } from '../../api/catalogue.ts';
import { useEntryCommand } from '../../api/catalogue-entries.ts';
import type { CatalogueDraft, CatalogueEntry, EntryKey } from '../../api/catalogue-types.ts';
import { useReference } from '../../api/reference.ts';
import { useFace } from '../../frame/use-face.ts';
import { fromCatalogue } from '../../map/model.ts';
import { ProjectMap } from '../../map/project-map.tsx';
import { ErrorSummary, type Fault } from '../../ui/error-summary.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ConflictDialog } from '../entries/editor/conflict-dialog.tsx';
import { formFaults } from '../entries/editor/draft-faults.ts';
import { FaultContext, isInside } from '../entries/editor/faults.ts';
import { GroupNav } from '../entries/editor/group-nav.tsx';
import { useLeaveGuard } from '../entries/editor/leave-guard.ts';
import { SaveWords } from '../entries/editor/save-words.tsx';
import { type Content, useEntryDraft } from '../entries/editor/use-entry-draft.ts';
import { FlowHeadForm } from './flow-head-form.tsx';
import { alsoFound, judgeFlow, type KnownItem } from './judge-flow.ts';
import { StageForm } from './stage-form.tsx';
import '../entries/editor/editor.css';
import './flows.css';

/** Working days of the whole chain the province has promised (辽政办发〔2019〕18号). */
const TARGET = 90;

type Props = {
  entry: CatalogueEntry;
  entryKey: EntryKey;
  draft: CatalogueDraft;
};

/** The editor of a flow: stage by stage, drawn and judged as one types, saved as one types. */
export function FlowEditor({ entry, entryKey, draft }: Props) {
  const face = useFace();
  const navigate = useNavigate();
  const { departments } = useReference();
  const items: readonly KnownItem[] = useSuspenseQuery(itemsQuery).data.rows;
  const { content, change, saving, faults, conflict, resolve, flush, dirty, revision } = useEntryDraft(
    entryKey,
    draft,
  );
  const flow = content as unknown as FlowContent;
  const template = (entry.above?.content as FlowContent | undefined) ?? null;
  const [group, setGroup] = useState(0);
  const [summary, setSummary] = useState<readonly Fault[]>([]);
  const command = useEntryCommand(entryKey);
  useLeaveGuard(dirty, flush);

  const known = useMemo(
    () => ({
      items: new Map(items.map((item) => [item.id, item])),
      departments: new Set(departments.map(({ id }) => id)),
      target: TARGET,
    }),
    [items, departments],
  );
  const found = useMemo(() => judgeFlow(flow, template, known), [flow, template, known]);
  const all = [...formFaults(faults), ...found, ...alsoFound(draft.conformity.refusals)];
  const shapes = useMemo(() => {
    const drawn = Object.fromEntries(
      items.map(({ id, name, departmentName }) => [id, { name, department: departmentName }]),
    );
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    return fromCatalogue({ stages: flow.stages, items: drawn }, names);
  }, [flow.stages, items, departments]);

  const isOf = (index: number, field: string): boolean =>
    index === 0 ? !field.startsWith('stages[') : isInside(field, `stages[${index - 1}]`);
  const titles = ['基本信息', ...flow.stages.map(({ name }) => name)];
  const counts = titles.map((_, index) => all.filter(({ field }) => isOf(index, field)).length);
  const toFlow = () =>
    navigate({ to: '/$face/entries/$kind/$subject/$division', params: { face, ...entryKey } });
  const submit = async (): Promise<void> => {
    setSummary(all.map(({ field, message }) => ({ field, message })));
    if (found.length > 0 || !(await flush())) return;
    // The page reads the entry again before this is over and puts the editor away: callbacks of `mutate` would be lost.
    const order = { command: { type: 'submit', revision: revision() } } as const;
    await command.mutateAsync(order).then(toFlow, () => undefined);
  };

  return (
    <FaultContext.Provider value={all}>
      <div className="panel flow-picture">
        <ProjectMap label="草稿的流程图" stages={shapes} />
      </div>
      <div className="panel">
        <GroupNav titles={titles} current={group} faults={counts} onGo={setGroup} />
        <div className="form-columns flow-form">
          <ErrorSummary
            faults={summary}
            onGo={({ field }) =>
              setGroup(
                Math.max(
                  0,
                  titles.findIndex((_, index) => isOf(index, field)),
                ),
              )
            }
          />
          {command.isError ? <ProblemAlert error={command.error} /> : null}
          {group === 0 ? (
            <FlowHeadForm
              flow={flow}
              derived={template !== null}
              onChange={(next) => change(next as unknown as Content)}
            />
          ) : (
            <StageForm
              key={group}
              flow={flow}
              at={group - 1}
              template={template}
              items={known.items}
              onChange={(next) => {
                if (next.stages.length < flow.stages.length) setGroup(Math.min(group, next.stages.length));
                change(next as unknown as Content);
              }}
            />
          )}
        </div>
        <div className="form-foot">
          <Button type="primary" loading={command.isPending} onClick={() => void submit()}>
            提交确认
          </Button>
          <Button onClick={() => void toFlow()}>返回流程</Button>
          <span role="status">{all.length === 0 ? '检查通过' : `${all.length} 处不符合规定`}</span>
          <SaveWords saving={saving} />
        </div>
      </div>
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          mine={content}
          onResolve={resolve}
          onDiscard={() => {
            const theirs = conflict.conflict.current?.content as Content | undefined;
            resolve(theirs ?? {});
            if (theirs === undefined) void toFlow();
          }}
        />
      ) : null}
    </FaultContext.Provider>
  );
}
