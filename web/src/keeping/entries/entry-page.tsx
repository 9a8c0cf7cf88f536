import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { entryHistoryQuery, entryQuery } from '../../api/catalogue-entries.ts';
import { tableTime } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Differences } from './differences.tsx';
import { EntryActs } from './entry-acts.tsx';
import { EntryElements } from './entry-elements.tsx';
import { EntryState } from './entry-state.tsx';
import { ExceptionList } from './exception-list.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LifeBar } from './life-bar.tsx';
import { StandardTasks } from './standard-tasks.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import { kindNames } from './words.ts';
import '../keeping.css';
import './entries.css';

const route = getRouteApi('/$face/entries/$kind/$subject/$division');

/** An entry: what is in force, what is being made of it, by whom, and what may be done. */
export function EntryPage() {
  const { face, kind, subject, division } = route.useParams();
  const key = useMemo(() => ({ kind, subject, division }), [kind, subject, division]);
  const query = useQuery(entryQuery(key));
  // Who has nothing to do with a draft reads what is published, and no drafts' history.
  const history = useQuery({ ...entryHistoryQuery(key), enabled: query.data?.mayReadDraft === true });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ProblemAlert error={query.error} onReload={() => void query.refetch()} />;
  const entry = query.data;
  const { draft, conformity } = entry;
  const refused = (draft?.conformity ?? conformity)?.refusals ?? [];
  return (
    <>
      <PageHead
        title={entry.name}
        crumbs={
          <Link
            to="/$face/entries/list"
            params={{ face }}
            search={{ kind: kind === 'flow' ? 'standard' : kind }}
          >
            {kindNames[kind]}
          </Link>
        }
        meta={
          <>
            <span>{kindNames[kind]}</span>
            <span>
              {entry.division.name} · {entry.body.name}
            </span>
            <EntryState status={entry.status} />
            <span>{entry.current === null ? '没有生效的版本' : `现行第 ${entry.current} 版`}</span>
            {entry.coming ? (
              <span>
                第 {entry.coming.version} 版 {entry.coming.validFrom} 起生效
              </span>
            ) : null}
          </>
        }
      />
      <div className="stack">
        <section className="panel stack-tight" aria-label="办理">
          {history.data ? <LifeBar entry={entry} history={history.data.rows} /> : null}
          {entry.returned ? (
            <p role="note">
              <strong>
                {entry.returned.who} 于 {tableTime(entry.returned.at)} 退回：
              </strong>
              {entry.returned.reason}
            </p>
          ) : null}
          <EntryActs entry={entry} entryKey={key} />
        </section>
        {entry.tasks.length > 0 ? (
          <section className="panel" aria-label="要跟进的标准">
            <h2>要跟进的标准</h2>
            <StandardTasks tasks={entry.tasks} />
          </section>
        ) : null}
        {draft ? (
          <section className="panel stack-tight" aria-label="草稿">
            <h2>
              草稿（第 {draft.revision} 稿）
              <span className="soft">
                {' '}
                {draft.savedBy.name} · {tableTime(draft.savedAt)} 保存 · {draft.status.name}
              </span>
            </h2>
            {refused.length > 0 ? (
              <div role="note">
                <p className="strong">有 {refused.length} 处不符合标准：</p>
                <ul className="findings">
                  {refused.map(({ at, message, source }) => (
                    <li key={`${at} ${message}`} className="finding-refused">
                      {message}
                      <span className="soft">（依据：{source}）</span>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
            {entry.inForce === null && kind !== 'flow' ? (
              <p className="soft">还没有发布过，草稿的全部内容见下。</p>
            ) : (
              <Differences
                differences={draft.differences}
                before={entry.current === null ? '没有版本' : `现行第 ${entry.current} 版`}
                after="草稿"
              />
            )}
          </section>
        ) : null}
        {entry.exceptions.length > 0 ? (
          <section className="panel" aria-label="例外">
            <h2>例外</h2>
            <ExceptionList exceptions={entry.exceptions} withEntry={false} />
          </section>
        ) : null}
        {entry.inForce === null && draft && entry.kind !== 'flow' ? (
          <EntryElements entry={entry} drafted />
        ) : null}
        {entry.inForce === null && !draft ? (
          <div className="panel">
            <Empty title="没有生效的内容">
              {kind === 'implementation'
                ? '本地还没有发布实施清单。由实施机关按省级标准起草、确认、发布。'
                : '由省级主管部门起草、确认、发布。'}
            </Empty>
          </div>
        ) : null}
        {entry.inForce === null || entry.kind === 'flow' ? null : <EntryElements entry={entry} />}
        <VersionsPanel entry={entry} entryKey={key} />
        {history.isError ? (
          <ProblemAlert error={history.error} onReload={() => void history.refetch()} />
        ) : null}
        {history.data ? <HistoryPanel rows={history.data.rows} /> : null}
      </div>
    </>
  );
}
