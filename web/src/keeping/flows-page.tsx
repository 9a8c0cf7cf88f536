import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { flowsQuery } from '../api/catalogue.ts';
import { useDivisionName } from '../api/reference.ts';
import type { FlowRow } from '../api/types.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { familyNames } from './flows/words.ts';

const route = getRouteApi('/$face/flows');

export function FlowsPage() {
  const { face } = route.useParams();
  const { data } = useSuspenseQuery(flowsQuery);
  const navigate = route.useNavigate();
  const divisionName = useDivisionName();
  const columns: Column<FlowRow>[] = [
    {
      key: 'name',
      title: '流程',
      always: true,
      render: (row) => (
        <>
          <Link to="/$face/flows/$flowId" params={{ face, flowId: row.id }} className="strong">
            {row.name}
          </Link>{' '}
          <MarkTag mark={row.mark} />
          <div className="soft">{row.why}</div>
        </>
      ),
    },
    { key: 'family', title: '类别', render: (row) => familyNames[row.family] },
    {
      key: 'division',
      title: '适用',
      render: (row) => (row.division === undefined ? '全省' : divisionName(row.division)),
    },
    { key: 'days', title: '总时限', align: 'right', render: (row) => `${row.totalDays} 个工作日` },
    {
      key: 'items',
      title: '事项',
      align: 'right',
      render: (row) => row.stages.reduce((sum, stage) => sum + stage.items.length, 0),
    },
    { key: 'version', title: '版本', align: 'right', render: (row) => row.version },
    { key: 'source', title: '来源', render: (row) => row.source },
  ];
  return (
    <>
      <PageHead
        title="审批流程"
        meta="全流程自立项至竣工验收，全省承诺不超过 90 个工作日（辽政办发〔2019〕18号）"
      />
      {data.rows.length === 0 ? (
        <div className="panel">
          <Empty title="还没有审批流程">流程由事项管理员随省级数据包导入。</Empty>
        </div>
      ) : (
        <DataTable
          caption="审批流程"
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          onOpen={(row) => void navigate({ to: '/$face/flows/$flowId', params: { face, flowId: row.id } })}
        />
      )}
    </>
  );
}
