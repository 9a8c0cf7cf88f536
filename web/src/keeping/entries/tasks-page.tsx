import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { exceptionsQuery, myEntriesQuery, taskPages } from '../../api/catalogue-entries.ts';
import type { CatalogueEntryRow, EntryAct } from '../../api/catalogue-types.ts';
import { tableTime } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { EntryLink } from './entry-link.tsx';
import { EntryState } from './entry-state.tsx';
import { EntryTabs } from './entry-tabs.tsx';
import { ExceptionList } from './exception-list.tsx';
import { StandardTasks } from './standard-tasks.tsx';
import { kindNames } from './words.ts';
import './entries.css';

type Group = {
  key: string;
  title: string;
  acts: readonly EntryAct[];
  empty: string;
};

type Shown = { title: string; count: number; empty: string; body: ReactNode };

/** Others submit and confirm while the page stands open. */
const REFRESH_MS = 30_000;

/** What may wait for a keeper, in the order it holds up others. */
const groups: readonly Group[] = [
  {
    key: 'content',
    title: '等我确认内容',
    acts: ['confirm-content'],
    empty: '本部门主管的事项，各地提交后在这里等候确认内容。',
  },
  {
    key: 'authority',
    title: '等我确认权责',
    acts: ['confirm-authority'],
    empty: '内容确认后，由编办确认权责的事项列在这里。',
  },
  { key: 'publish', title: '可以发布', acts: ['publish'], empty: '权责确认后，由起草机关在这里发布。' },
  {
    key: 'draft',
    title: '我的草稿',
    acts: ['submit', 'save-draft'],
    empty: '起草中的和被退回的草稿列在这里。在“清单”或“一致性矩阵”打开一项，即可起草。',
  },
];

/** An entry stands in the first group that has something for it. */
export function groupOf({ todo }: Pick<CatalogueEntryRow, 'todo'>): string | undefined {
  return groups.find(({ acts }) => acts.some((act) => todo.includes(act)))?.key;
}

/** 待办: everything that waits for whoever keeps the catalogue of this body. */
export function EntryTasksPage() {
  const mine = useQuery({ ...myEntriesQuery, refetchInterval: REFRESH_MS });
  const tasks = useInfiniteQuery({ ...taskPages({ mine: 'true' }), refetchInterval: REFRESH_MS });
  const exceptions = useQuery({ ...exceptionsQuery({ status: 'proposed' }), refetchInterval: REFRESH_MS });
  const failed = [mine, tasks, exceptions].find((query) => query.isError);
  const deciding = (exceptions.data?.rows ?? []).filter(({ mayDecide }) => mayDecide);
  const { rows: taskRows, total } = rowsOf(tasks.data);
  const entries = mine.data?.rows ?? [];
  const sections: readonly Shown[] = [
    {
      title: '要跟进的标准',
      count: total,
      empty: '省级发布新的标准后，本机关已发布的实施清单在这里列出差别和期限。',
      body: <StandardTasks tasks={taskRows} />,
    },
    ...groups.map(({ key, title, empty }) => {
      const rows = entries.filter((row) => groupOf(row) === key);
      return { title, empty, count: rows.length, body: <Waiting rows={rows} /> };
    }),
    {
      title: '等我审查的例外',
      count: deciding.length,
      empty: '各地按地方性法规申请的例外，由事项的省级主管部门在这里审查。',
      body: <ExceptionList exceptions={deciding} />,
    },
  ];
  return (
    <>
      <PageHead title="事项梳理" meta="起草、确认、发布标准事项和实施清单，跟进标准，审查例外" />
      <EntryTabs />
      {failed?.error ? <ProblemAlert error={failed.error} onReload={() => void failed.refetch()} /> : null}
      {mine.isPending || tasks.isPending ? <Loading /> : null}
      {mine.data && tasks.data ? (
        <div className="stack">
          {sections
            .filter(({ count }) => count > 0)
            .map(({ title, count, body }) => (
              <section key={title} className="panel" aria-label={title}>
                <h2>
                  {title}（{count}）
                </h2>
                {body}
              </section>
            ))}
          {sections.every(({ count }) => count === 0) ? (
            <div className="panel">
              <Empty title="没有等待您办理的事项">要起草的，在“清单”或“一致性矩阵”打开一项即可。</Empty>
            </div>
          ) : null}
          <section className="panel" aria-label="目前没有的">
            <h2>目前没有的</h2>
            <dl className="facts">
              {sections
                .filter(({ count }) => count === 0)
                .map(({ title, empty }) => (
                  <Fragment key={title}>
                    <dt>{title}</dt>
                    <dd>{empty}</dd>
                  </Fragment>
                ))}
            </dl>
          </section>
        </div>
      ) : null}
    </>
  );
}

function Waiting({ rows }: { rows: readonly CatalogueEntryRow[] }) {
  return (
    <ul className="entry-lines">
      {rows.map((row) => (
        <li key={`${row.kind} ${row.subject} ${row.division.code}`}>
          <EntryLink entry={{ ...row, division: row.division.code }}>{row.name}</EntryLink>
          <span className="soft">
            {kindNames[row.kind]} · {row.division.name} · {row.body.name}
          </span>
          <EntryState status={row.status} />
          {row.draft ? (
            <span className="soft">
              {row.draft.status.name} · {tableTime(row.draft.savedAt)} 保存
              {row.draft.refused > 0 ? ` · ${row.draft.refused} 处不符合标准` : ''}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
