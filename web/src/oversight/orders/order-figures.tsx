import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orderFiguresQuery } from '../../api/orders.ts';
import type { Face, OrderBox, OrderLight, OrderFigures as View } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

type Column = {
  name: keyof View['total'];
  title: string;
  /** The list behind the figure. */
  list: { box: OrderBox; light?: OrderLight };
};
const columns: readonly Column[] = [
  { name: 'issued', title: '下达', list: { box: 'all' } },
  { name: 'open', title: '待答复', list: { box: 'open' } },
  { name: 'answered', title: '待审核', list: { box: 'to-review' } },
  { name: 'overdue', title: '逾期', list: { box: 'open', light: 'overdue' } },
  { name: 'escalated', title: '已上报', list: { box: 'open' } },
  { name: 'accepted', title: '办结', list: { box: 'all', light: 'done' } },
  { name: 'withdrawn', title: '撤销', list: { box: 'all', light: 'done' } },
];
/** Figures whose list the filters cannot name exactly are not links. */
const exact: ReadonlySet<string> = new Set(['issued', 'answered', 'overdue']);

/** How orders stand by city or by body; figures lead to their lists. */
export function OrderFigures({ by, face }: { by: 'city' | 'body'; face: Face }) {
  const query = useQuery(orderFiguresQuery(by));
  if (query.isPending) return <Loading />;
  if (query.isError) return <ProblemAlert error={query.error} onReload={() => void query.refetch()} />;
  const { rows, total, asOf } = query.data;
  const head = by === 'city' ? '市' : '部门';
  if (rows.length === 0) {
    return (
      <div className="panel">
        <Empty title="还没有督办单">下达督办单后，这里按{head}统计。</Empty>
      </div>
    );
  }
  return (
    <>
      <p className="soft">截至 {tableTime(asOf)}；逾期、已上报只计未结束的。</p>
      <div className="table-frame">
        <table className="table table-dense">
          <caption className="visually-hidden">各{head}督办情况</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map(({ name, title }) => (
                <th key={name} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                {columns.map(({ name, title, list }) => (
                  <td key={name} className="number" data-label={title}>
                    {exact.has(name) && row[name] > 0 ? (
                      <Link
                        to="/$face/orders"
                        params={{ face }}
                        search={{ ...list, [by]: row.code }}
                        aria-label={`${row.name}${title}${row[name]}份`}
                      >
                        {row[name]}
                      </Link>
                    ) : (
                      row[name]
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {columns.map(({ name, title }) => (
                <td key={name} className="number" data-label={title}>
                  {total[name]}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
