import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { CityFigures } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { percent } from '../lib/format.ts';
import { Loading } from '../ui/loading.tsx';
import { type MapFile, outlinesOf } from './city-outlines.ts';
import { watchOf } from './watch-words.ts';

/** Replaceable: see packs/liaoning/map/README.md. */
const file = new URL('../../../packs/liaoning/map/liaoning.geo.json', import.meta.url).href;

const measures = { share: '按时率', open: '在办亮灯' } as const;
type Measure = keyof typeof measures;

const lateOf = ({ lights }: CityFigures): number => lights.overdue + lights['beyond-statute'];

function figureOf(city: CityFigures, measure: Measure): string {
  if (measure === 'open') return `超期 ${lateOf(city)} / ${city.open}`;
  return city.onTimeShare === null ? '暂无办结' : percent(city.onTimeShare);
}

/** The same, as short as a small city has room for. */
function writtenOn(city: CityFigures, measure: Measure): string {
  if (measure === 'open') return `${lateOf(city)} / ${city.open}`;
  return city.onTimeShare === null ? '—' : percent(city.onTimeShare);
}

/** Five steps, darker is worse; the figure written on the city says the same. */
function stepOf(city: CityFigures, measure: Measure, most: number): number {
  if (measure === 'open') return most === 0 ? 0 : Math.ceil((lateOf(city) / most) * 4);
  if (city.onTimeShare === null) return 0;
  return [0.99, 0.95, 0.9, 0.8].findIndex((least) => (city.onTimeShare ?? 0) >= least) + 1 || 5;
}

/** The cities by share in time or by lights, the figure written on each; the table beside it says the same. */
export function CityMap({ cities, title }: { cities: readonly CityFigures[]; title: string }) {
  const face = useFace();
  const [measure, setMeasure] = useState<Measure>('share');
  const map = useQuery({
    queryKey: ['city-map'],
    queryFn: async () => (await (await fetch(file)).json()) as MapFile,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const outlines = map.data ? outlinesOf(map.data) : [];
  const byCode = new Map(cities.map((city) => [city.code, city]));
  const most = Math.max(0, ...cities.map(lateOf));
  return (
    <section className="city-map">
      <div className="row city-map-head">
        <h2 className="panel-title">{title}</h2>
        <Segmented
          size="small"
          aria-label="地图上的数字"
          value={measure}
          options={Object.entries(measures).map(([value, label]) => ({ value: value as Measure, label }))}
          onChange={setMeasure}
        />
      </div>
      {map.isPending ? <Loading /> : null}
      {map.isError ? <p className="soft">地图没有读到，数字见旁边的表。</p> : null}
      {map.data ? (
        <figure>
          <svg viewBox="0 0 640 560">
            <title>{`各市${measures[measure]}示意图，数字与旁边的表相同`}</title>
            {outlines.map(({ code, name, path }) => {
              const city = byCode.get(code);
              const shape = (
                <path
                  d={path}
                  className={`city-shape city-step-${city ? stepOf(city, measure, most) : 'none'}`}
                />
              );
              if (!city) return <g key={code}>{shape}</g>;
              return (
                <Link
                  key={code}
                  to="/$face/watch"
                  params={{ face }}
                  search={watchOf({ city: code, light: measure === 'open' ? 'late' : undefined })}
                  aria-label={`${name}，${measures[measure]} ${figureOf(city, measure)}，查看办件`}
                >
                  {shape}
                </Link>
              );
            })}
            {/* After all shapes: a neighbour would cover the writing. */}
            {outlines.map(({ code, name, x, y }) => {
              const city = byCode.get(code);
              return city ? (
                <g key={code}>
                  <text x={x} y={y} className="city-name">
                    {name.replace(/市$/, '')}
                  </text>
                  <text x={x} y={y + 17} className="city-figure">
                    {writtenOn(city, measure)}
                  </text>
                </g>
              ) : null;
            })}
          </svg>
          <figcaption className="soft">
            {measure === 'open' ? '每市写“超期 / 在办”。' : '近365天办结的件中按时的份额，“—”为暂无办结。'}
            颜色越深越需要关注。
            {map.data.approval
              ? `审图号：${map.data.approval}`
              : '示意图，非正式地图；正式使用时请换成有审图号的地图。'}
          </figcaption>
        </figure>
      ) : null}
    </section>
  );
}
