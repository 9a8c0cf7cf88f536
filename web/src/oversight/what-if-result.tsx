import { Link } from '@tanstack/react-router';
import type { WhatIf } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';

type Row = WhatIf['rows'][number];
type Spread = NonNullable<WhatIf['before']>;

const spreads: readonly { key: keyof Spread; title: string }[] = [
  { key: 'average', title: '平均' },
  { key: 'median', title: '中位' },
  { key: 'p90', title: '九成' },
  { key: 'longest', title: '最长' },
];

/** The effect: before and after, their spread, the projects on whom it is greatest, and what was assumed. */
export function WhatIfResult({ data }: { data: WhatIf }) {
  const face = useFace();
  const { before, after } = data;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: '项目',
      always: true,
      width: 260,
      render: (row) => (
        <Link to="/$face/projects/$projectId" params={{ face, projectId: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'before', title: '实际（工作日）', align: 'right', render: (row) => row.before },
    { key: 'after', title: '假设', align: 'right', render: (row) => row.after },
    { key: 'saved', title: '少用', align: 'right', render: (row) => row.before - row.after },
  ];
  const assumptions = (
    <div>
      <h3>以上结果建立在这些假设上</h3>
      <ul className="stack-tight soft">
        {data.assumptions.map((sentence) => (
          <li key={sentence}>· {sentence}</li>
        ))}
      </ul>
    </div>
  );
  if (before === null || after === null) {
    return (
      <Empty title="本期没有全部办结的项目">有项目的办件在本期间内全部办结后，才能计算假设的影响。</Empty>
    );
  }
  const most = Math.max(1, ...data.bins.flatMap((bin) => [bin.before, bin.after]));
  return (
    <div className="stack" role="status">
      <p>
        {data.flow.name}：{data.projects} 个项目{data.cut ? '（只取最近的）' : ''}，其中 {data.shorter}{' '}
        个会缩短
        {data.longer > 0 ? `，${data.longer} 个会变长` : ''}。
      </p>
      <table className="table table-dense">
        <caption className="visually-hidden">总用时，工作日</caption>
        <thead>
          <tr>
            <th scope="col">总用时（工作日）</th>
            {spreads.map(({ key, title }) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[
            { name: '实际', of: before },
            { name: '假设', of: after },
          ].map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {spreads.map(({ key, title }) => (
                <td key={key} className="number" data-label={title}>
                  {of[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <h3>项目按总用时的分布</h3>
        <div className="what-if-bins">
          {data.bins.map((bin) => (
            <Bin key={bin.from} bin={bin} most={most} />
          ))}
        </div>
      </div>
      {data.rows.length > 0 ? (
        <DataTable
          caption="影响最大的项目"
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          density="dense"
        />
      ) : (
        <p>这些假设不改变任何一个项目的总用时：改动的事项不在它们最长的路径上，或原来就不超过新时限。</p>
      )}
      {assumptions}
    </div>
  );
}

function Bin({ bin, most }: { bin: WhatIf['bins'][number]; most: number }) {
  const bars = [
    { kind: 'before', name: '实际', count: bin.before },
    { kind: 'after', name: '假设', count: bin.after },
  ] as const;
  return (
    <>
      <span>
        {bin.from}–{bin.to - 1} 天
      </span>
      <div>
        {bars.map(({ kind, name, count }) => (
          <div key={kind} className="what-if-bar">
            <i
              className={`what-if-${kind}`}
              style={{ width: `${(count / most) * 70}%` }}
              aria-hidden="true"
            />
            {name} {count} 个
          </div>
        ))}
      </div>
    </>
  );
}
