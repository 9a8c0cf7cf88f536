import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { nationalMappingsQuery } from '../../api/national.ts';
import type { NationalMappingRow } from '../../api/types.ts';
import { dayOf } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { NationalTabs } from './national-tabs.tsx';

const route = getRouteApi('/$face/national/mappings');

/** Every kind of message with its mapping, in the order of sending. */
export function NationalMappingsPage() {
  const { face } = route.useParams();
  const navigate = useNavigate({ from: '/$face/national/mappings' });
  const { data } = useSuspenseQuery(nationalMappingsQuery);
  const columns: Column<NationalMappingRow>[] = [
    { key: 'line', title: '线路', render: (row) => <span className="nowrap">{row.lineName}</span> },
    {
      key: 'title',
      title: '报文',
      always: true,
      render: (row) => (
        <Link to="/$face/national/mappings/$kind" params={{ face, kind: row.kind }} className="strong">
          {row.title}
        </Link>
      ),
    },
    { key: 'target', title: '报往的表', render: (row) => <span className="code">{row.target}</span> },
    { key: 'source', title: '来源', render: (row) => <span className="nowrap">{row.sourceName}</span> },
    { key: 'columns', title: '列', align: 'right', render: (row) => row.columns },
    {
      key: 'marks',
      title: '待确认的列',
      align: 'right',
      render: (row) => (row.marks === 0 ? <span className="soft">0</span> : row.marks),
    },
    {
      key: 'version',
      title: '在用的版本',
      render: (row) =>
        row.number === 0 ? (
          <span className="nowrap">随平台发布 {row.version}</span>
        ) : (
          <span>
            第 {row.number} 次修改
            <span className="soft">
              {' '}
              {row.changedBy} {row.changedAt ? dayOf(row.changedAt) : ''}
            </span>
          </span>
        ),
    },
    { key: 'mark', title: '标记', render: (row) => <MarkTag mark={row.mark ? '待确认' : null} /> },
  ];
  return (
    <>
      <PageHead title="映射" meta="平台的数据怎样写成国家平台要求的报文，按报送次序" />
      <NationalTabs />
      <DataTable
        caption="映射"
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.kind}
        rowName={(row) => row.title}
        density="dense"
        onOpen={(row) =>
          void navigate({
            to: '/$face/national/mappings/$kind',
            params: { face, kind: row.kind },
            search: {},
          })
        }
      />
    </>
  );
}
