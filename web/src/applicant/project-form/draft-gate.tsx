import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { draftQuery } from '../../api/drafts.ts';
import { tableTime } from '../../lib/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { FormState } from './form-state.ts';
import type { ProjectDraft } from './project-form.tsx';
import { readDraft } from './read-draft.ts';

type Props = {
  draftKey: string;
  fresh: FormState;
  children: (start: ProjectDraft, savedAt: string | null) => ReactNode;
};

/** Offers what was saved and not submitted; else starts with `fresh`. */
export function DraftGate({ draftKey, fresh, children }: Props) {
  const draft = useQuery(draftQuery('project', draftKey));
  const [choice, setChoice] = useState<'resume' | 'fresh' | null>(null);
  if (draft.isPending) return <Loading />;
  if (draft.isError) return <ProblemAlert error={draft.error} onReload={() => void draft.refetch()} />;
  const stored = draft.data === null ? null : readDraft(draft.data.body, fresh);
  const savedAt = draft.data?.savedAt ?? null;
  if (stored === null || savedAt === null || choice === 'fresh') {
    return children({ declaration: { nonClassified: true, truthful: false }, form: fresh, step: 0 }, null);
  }
  if (choice === 'resume') return children(stored, savedAt);
  return (
    <div className="panel stack">
      <h2>有一份没有提交的填报</h2>
      <p>
        {stored.form.name === '' ? '尚未填写项目名称' : `“${stored.form.name}”`}，保存于 {tableTime(savedAt)}
        。
      </p>
      <div className="row">
        <Button type="primary" onClick={() => setChoice('resume')}>
          继续填写
        </Button>
        <Button onClick={() => setChoice('fresh')}>重新开始（一经填写即覆盖原内容）</Button>
      </div>
    </div>
  );
}
