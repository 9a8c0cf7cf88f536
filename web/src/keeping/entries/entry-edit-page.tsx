import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { entryQuery } from '../../api/catalogue-entries.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { FlowEditor } from '../flows/flow-editor.tsx';
import { EntryEditor } from './editor/entry-editor.tsx';
import { kindNames } from './words.ts';

const route = getRouteApi('/$face/entries/$kind/$subject/$division/edit');

/** The draft of an entry, in the editor. */
export function EntryEditPage() {
  const { face, kind, subject, division } = route.useParams();
  const key = useMemo(() => ({ kind, subject, division }), [kind, subject, division]);
  const query = useQuery({ ...entryQuery(key), refetchOnWindowFocus: false });
  const entry = query.data;
  const back = (
    <Link to="/$face/entries/$kind/$subject/$division" params={{ face, kind, subject, division }}>
      {entry?.name ?? subject}
    </Link>
  );
  // What is in the cache may be a revision too old to save on.
  if (query.isPending || !query.isFetchedAfterMount) return <Loading />;
  if (query.isError) return <ProblemAlert error={query.error} onReload={() => void query.refetch()} />;
  const draft = entry?.draft ?? null;
  const open = draft !== null && entry?.acts.includes('save-draft');
  return (
    <>
      <PageHead
        title={`编辑：${entry?.name ?? ''}`}
        crumbs={back}
        meta={
          entry ? (
            <>
              <span>{kindNames[kind]}</span>
              <span>
                {entry.division.name} · {entry.body.name}
              </span>
              {entry.above ? (
                <span>
                  依据{kind === 'flow' ? '省级流程' : '标准'}第 {entry.above.version} 版
                </span>
              ) : null}
              <MarkTag mark={markOf(draft?.content)} />
            </>
          ) : undefined
        }
      />
      {entry?.returned ? (
        <p role="note" className="panel" style={{ marginBottom: 12 }}>
          <strong>退回理由：</strong>
          {entry.returned.reason}
        </p>
      ) : null}
      {open && entry && draft ? (
        kind === 'flow' ? (
          <FlowEditor key={subject} entry={entry} entryKey={key} draft={draft} />
        ) : (
          <EntryEditor key={`${kind} ${subject} ${division}`} entry={entry} entryKey={key} draft={draft} />
        )
      ) : (
        <div className="panel">
          <Empty title={draft === null ? '没有草稿' : '这份草稿现在不能修改'}>
            {draft === null
              ? '请先在事项页起草新版本。'
              : '已提交确认的，退回后才能修改；其他机关的草稿只能查看。'}{' '}
            返回 {back}
          </Empty>
        </div>
      )}
    </>
  );
}

function markOf(content: unknown): string | null {
  return typeof content === 'object' &&
    content !== null &&
    'mark' in content &&
    typeof content.mark === 'string'
    ? content.mark
    : null;
}
