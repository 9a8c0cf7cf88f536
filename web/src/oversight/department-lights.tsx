import { Link } from '@tanstack/react-router';
import type { Overview } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { percent } from '../lib/format.ts';
import { Empty } from '../ui/empty.tsx';
import { type WatchLight, watchOf } from './watch-words.ts';

/** The departments, those with most past the limit first; a figure leads to its cases. */
export function DepartmentLights({ departments }: { departments: Overview['departments'] }) {
  const face = useFace();
  const figure = (
    department: string,
    name: string,
    count: number,
    light: WatchLight | undefined,
    soon?: '1',
  ) =>
    count === 0 ? (
      <span className="soft">0</span>
    ) : (
      <Link
        to="/$face/watch"
        params={{ face }}
        search={watchOf({ department, light, soon })}
        aria-label={`${name}，${count} 件`}
      >
        {count}
      </Link>
    );
  return (
    <section>
      <h2 className="panel-title">各部门</h2>
      {departments.length === 0 ? (
        <div className="panel">
          <Empty title="没有办件">有办件以后，各部门按超期多少排在这里。</Empty>
        </div>
      ) : (
        <div className="table-frame">
          <table className="table table-dense cities">
            <caption className="visually-hidden">各部门在办件亮灯和按时率，超期多的在前</caption>
            <thead>
              <tr>
                <th scope="col">部门</th>
                {['按时率', '在办', '超法定', '逾期', '2日内到期', '预警'].map((title) => (
                  <th key={title} scope="col" className="number">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {departments.map(({ id, name, open, onTimeShare, lights, soon }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="number" data-label="按时率">
                    {onTimeShare === null ? '暂无办结' : percent(onTimeShare)}
                  </td>
                  <td className="number" data-label="在办">
                    {figure(id, name, open, undefined)}
                  </td>
                  <td className="number" data-label="超法定">
                    {figure(id, name, lights['beyond-statute'], 'beyond-statute')}
                  </td>
                  <td className="number" data-label="逾期">
                    {figure(id, name, lights.overdue, 'overdue')}
                  </td>
                  <td className="number" data-label="2日内到期">
                    {figure(id, name, soon, undefined, '1')}
                  </td>
                  <td className="number" data-label="预警">
                    {figure(id, name, lights.warning, 'warning')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
