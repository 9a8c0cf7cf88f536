import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { centralReferencesQuery, dictionaryRowsQuery } from '../../api/downward.ts';
import type { CentralReference } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { NationalTabs } from './national-tabs.tsx';

const route = getRouteApi('/$face/national/references');

/** Items and code lists that the national platform has published, in the version in force. */
export function NationalReferencesPage() {
  const { face } = route.useParams();
  const { data } = useSuspenseQuery(centralReferencesQuery);
  const [shown, setShown] = useState<CentralReference | null>(null);
  const dictionaries = data.rows.filter(({ kind }) => kind.code === 'dictionary');
  const items = data.rows.filter(({ kind }) => kind.code === 'central-item');
  return (
    <>
      <PageHead
        title="事项与代码表"
        crumbs={
          <Link to="/$face/national/inbox" params={{ face }}>
            下行
          </Link>
        }
      />
      <NationalTabs />
      <div className="stack">
        <section className="panel" aria-labelledby="central-dictionaries">
          <h2 id="central-dictionaries">代码表</h2>
          {dictionaries.length === 0 ? (
            <Empty title="尚未收到代码表">收到之前，报送前的检查按省级数据包中的代码表。</Empty>
          ) : (
            <DataTable
              caption="国家平台下达的代码表"
              columns={dictionaryColumns(setShown)}
              rows={dictionaries}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
            />
          )}
          {shown ? <DictionaryRows key={shown.id} of={shown} /> : null}
        </section>
        <section className="panel" aria-labelledby="central-items">
          <h2 id="central-items">事项</h2>
          {items.length === 0 ? (
            <Empty title="尚未收到事项">国家平台公布的事项会自动接收到这里。</Empty>
          ) : (
            <DataTable
              caption="国家平台下达的事项"
              columns={itemColumns}
              rows={items}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
            />
          )}
        </section>
      </div>
    </>
  );
}

function DictionaryRows({ of }: { of: CentralReference }) {
  const query = useQuery(dictionaryRowsQuery(of.id));
  if (query.isPending) return <Loading />;
  if (query.isError) return <ProblemAlert error={query.error} />;
  return (
    <section aria-label={of.name}>
      <h3>
        {of.name}（{of.edition} 版）
      </h3>
      <DataTable
        caption={`${of.name}的代码`}
        columns={[
          {
            key: 'code',
            title: '代码',
            always: true,
            render: (row) => <span className="code">{row.code}</span>,
          },
          { key: 'name', title: '名称', render: (row) => row.name },
        ]}
        rows={query.data.rows}
        rowKey={(row) => row.code}
        rowName={(row) => row.name}
        density="dense"
      />
    </section>
  );
}

const version: Column<CentralReference>[] = [
  { key: 'edition', title: '版本', render: (row) => row.edition },
  { key: 'sent', title: '下达', render: (row) => <span className="nowrap">{tableTime(row.sentAt)}</span> },
  {
    key: 'editions',
    title: '历次版本',
    render: (row) => row.editions.map(({ edition }) => edition).join('、'),
  },
];

function dictionaryColumns(show: (row: CentralReference) => void): Column<CentralReference>[] {
  return [
    {
      key: 'name',
      title: '代码表',
      always: true,
      width: 220,
      render: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <div className="code">{row.key}</div>
        </>
      ),
    },
    { key: 'count', title: '代码数', align: 'right', render: (row) => row.count },
    {
      key: 'codes',
      title: '代码',
      render: (row) => (
        <Button size="small" onClick={() => show(row)}>
          查看<span className="visually-hidden">{row.name}的代码</span>
        </Button>
      ),
    },
    {
      key: 'use',
      title: '用途',
      render: (row) =>
        row.replacesOwn ? '报送前检查按此表，代替省级数据包的同名表' : '映射引用此表时按此检查',
    },
    ...version,
  ];
}

const itemColumns: Column<CentralReference>[] = [
  {
    key: 'name',
    title: '事项',
    always: true,
    width: 260,
    render: (row) => (
      <>
        {row.name}
        <div className="code">{row.key}</div>
      </>
    ),
  },
  { key: 'body', title: '部门', render: (row) => row.body?.name },
  { key: 'basis', title: '依据', width: 260, render: (row) => row.basis.join('；') },
  ...version,
];
