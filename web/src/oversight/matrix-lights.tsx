import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { matrixQuery } from '../api/oversight.ts';
import type { LightsMatrix } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { heatOf, heats, type MatrixMeasure, matrixMeasures } from './matrix-heat.ts';
import { watchOf } from './watch-words.ts';
import './matrix-lights.css';

type Cell = LightsMatrix['cells'][number];

/** Cities by departments: a letter and a shade for how bad it stands, and the figure; a cell leads to its cases. */
export function MatrixLights() {
  const face = useFace();
  const [measure, setMeasure] = useState<MatrixMeasure>('late');
  const { data, error, isPending, refetch } = useQuery({ ...matrixQuery, refetchInterval: 60_000 });
  const cells = new Map((data?.cells ?? []).map((cell) => [`${cell.city} ${cell.department}`, cell]));
  const { count, light } = matrixMeasures[measure];
  const most = Math.max(0, ...(data?.cells ?? []).map(count));
  const written = (cell: Cell | undefined, city: string, department: string) => {
    if (!cell) return <span className="soft">·</span>;
    const heat = heatOf(cell, measure, most);
    const figure = count(cell);
    const rest = measure === 'open' ? '' : `/${cell.open}`;
    return (
      <Link
        to="/$face/watch"
        params={{ face }}
        search={watchOf({
          city: cell.city,
          department: cell.department,
          light: figure > 0 ? light : undefined,
        })}
        aria-label={`${heat} ${figure}${rest}，${city}${department}，${matrixMeasures[measure].name}`}
      >
        <b>{heat}</b> {figure}
        <small>{rest}</small>
      </Link>
    );
  };
  return (
    <section>
      <div className="row city-map-head">
        <h2 className="panel-title">各市各部门</h2>
        <Segmented
          size="small"
          aria-label="表中的数字"
          value={measure}
          options={Object.entries(matrixMeasures).map(([value, { name }]) => ({
            value: value as MatrixMeasure,
            label: name,
          }))}
          onChange={setMeasure}
        />
      </div>
      {isPending ? <Loading /> : null}
      {error ? <ProblemAlert error={error} onReload={() => void refetch()} /> : null}
      {data && data.cells.length === 0 ? (
        <div className="panel">
          <Empty title="没有在办件">有在办件以后，这里按市和部门列出亮灯。</Empty>
        </div>
      ) : null}
      {data && data.cells.length > 0 ? (
        <>
          <div className="table-frame">
            <table className="table table-dense matrix-lights">
              <caption className="visually-hidden">各市各部门{matrixMeasures[measure].name}件数</caption>
              <thead>
                <tr>
                  <th scope="col">部门</th>
                  {data.cities.map(({ code, name }) => (
                    <th key={code} scope="col" className="number">
                      {code.endsWith('0000') ? '省本级' : name.replace(/市$/, '')}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.departments
                  .filter(({ open }) => open > 0)
                  .map(({ id, name }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      {data.cities.map((city) => {
                        const cell = cells.get(`${city.code} ${id}`);
                        const heat = cell ? heatOf(cell, measure, most) : 'none';
                        return (
                          <td key={city.code} className={`number heat-${heat}`} data-label={city.name}>
                            {written(cell, city.name, name)}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
          <p className="soft">
            {heats[measure]}
            {measure === 'open' ? '' : '斜线后为在办件数。'}“·”为没有在办件。
          </p>
        </>
      ) : null}
    </section>
  );
}
