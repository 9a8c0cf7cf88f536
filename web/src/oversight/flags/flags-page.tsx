import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type FlagFilter, flagPages, useReviewFlags } from '../../api/flags.ts';
import type { Flag } from '../../api/types.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import '../../workbench/workbench.css';
import { OrderTabs } from '../orders/order-tabs.tsx';
import { flagColumns } from './flag-columns.tsx';
import { FlagDrawer } from './flag-drawer.tsx';
import { FlagFilters } from './flag-filters.tsx';
import { FlagRules } from './flag-rules.tsx';
import './flags.css';
import { actionWords, type ReviewType, reviewWhat } from './review-words.ts';

const route = getRouteApi('/$face/flags');
const order: readonly ReviewType[] = ['confirm', 'explain', 'answer'];

type Target = { readonly type: ReviewType; readonly flags: readonly Flag[] };

/** 疑点清单: what the quality rules found, each confirmed or explained, several at once with one text. */
export function FlagsPage() {
  const { face } = route.useParams();
  const { flag: opened, ...filter } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/flags' });
  const { message } = App.useApp();
  const query = useInfiniteQuery({ ...flagPages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const page = query.data?.pages.at(-1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState<Target | null>(null);
  const review = useReviewFlags();
  const chosen = rows.filter((row) => selected.has(row.id));
  const set = (change: FlagFilter & { flag?: string | undefined }): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const close = (): void => {
    setTarget(null);
    review.reset();
  };
  const send = (text: string, { type, flags }: Target): void => {
    const body = { flags: flags.map(({ id, version }) => ({ id, version })), command: { type, text } };
    review.mutate(body, {
      onSuccess: ({ results }) => {
        const refused = results.flatMap((each) => (each.ok ? [] : [each.refusal.message]));
        const done = results.length - refused.length;
        close();
        setSelected(new Set());
        if (refused.length === 0) void message.success(`已${actionWords[type]} ${done} 条`);
        else
          void message.warning(`已${actionWords[type]} ${done} 条，${refused.length} 条未办：${refused[0]}`);
      },
    });
  };
  const oversees = face === 'oversight';
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className="table-page">
      <PageHead
        title={oversees ? '疑点核查' : '疑点说明'}
        meta={
          oversees
            ? '按质量规则发现的疑点，逐条认定属实或排除'
            : '按质量规则发现的本机关疑点，可说明情况，由监察员认定'
        }
      />
      {oversees ? <OrderTabs /> : null}
      <div className="table-tools">
        <FlagFilters
          filter={filter}
          page={page}
          onChange={(change) => {
            setSelected(new Set());
            set(change);
          }}
        />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title={filtered ? '没有符合条件的疑点' : '没有疑点'}>
            办理记录一到平台就按规则检查，可疑的会自动列在这里。
          </Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="疑点，新发现的在前"
            columns={flagColumns(face)}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.ruleName} ${row.itemName} ${row.projectName}`}
            density="dense"
            onOpen={(row) => set({ flag: row.id })}
            // A leader reads: boxes that can never be ticked would only puzzle.
            {...(rows.some((row) => row.actions.length > 0)
              ? {
                  selection: {
                    keys: selected,
                    onChange: setSelected,
                    blocked: (row: Flag) =>
                      row.actions.length === 0 ? `${row.stateName}，没有可办的` : null,
                  },
                }
              : {})}
          />
          <LoadMore
            shown={rows.length}
            total={total}
            unit="条"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      ) : null}
      {page ? <FlagRules page={page} /> : null}
      {chosen.length > 0 ? (
        <section className="batch-bar" aria-label="批量核查">
          <span role="status">已选 {chosen.length} 条</span>
          {order
            .filter((type) => chosen.every((row) => row.actions.includes(type)))
            .map((type) => (
              <Button
                key={type}
                type={type === 'explain' ? 'default' : 'primary'}
                onClick={() => setTarget({ type, flags: chosen })}
              >
                {actionWords[type]} {chosen.length} 条
              </Button>
            ))}
          <Button onClick={() => setSelected(new Set())}>取消选择</Button>
        </section>
      ) : null}
      {opened === undefined ? null : (
        <FlagDrawer
          id={opened}
          onAct={(type, flag) => setTarget({ type, flags: [flag] })}
          onClose={() => set({ flag: undefined })}
        />
      )}
      {target ? (
        <ReasonDialog
          title={titleOf(target)}
          ok={actionWords[target.type]}
          label={target.type === 'answer' ? '情况说明' : '核查意见'}
          what={reviewWhat[target.type]}
          maxLength={2000}
          sending={review}
          onSend={(text) => send(text, target)}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function titleOf({ type, flags }: Target): string {
  const [only] = flags;
  return flags.length === 1 && only
    ? `${actionWords[type]}：${only.ruleName}（${only.itemName}）`
    : `${actionWords[type]} ${flags.length} 条疑点`;
}
