import { Link } from '@tanstack/react-router';
import type { Overview, SignalName } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { percent } from '../lib/format.ts';
import { Signal, signalWords } from '../ui/signal.tsx';
import { watchOf } from './watch-words.ts';

/** From worst to best; the bar shows them in this order. */
const parts: readonly SignalName[] = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
];

type City = Overview['cities'][number];

/** A bar of the open cases by light. The figures stand beside it; it only repeats them. */
function LightBar({ city, most }: { city: City; most: number }) {
  return (
    <div
      className="light-bar"
      style={{ width: `${most === 0 ? 0 : (city.open / most) * 100}%` }}
      aria-hidden="true"
    >
      {parts.map((signal) =>
        city.lights[signal] > 0 ? (
          <span
            key={signal}
            className={`light-part light-part-${signal}`}
            style={{ flexGrow: city.lights[signal], backgroundColor: `var(--signal-${signal})` }}
          />
        ) : null,
      )}
    </div>
  );
}

/** The cities by share in time, figures with bars; a figure leads to its cases. */
export function CityLights({ cities, title }: { cities: readonly City[]; title: string }) {
  const face = useFace();
  const most = Math.max(0, ...cities.map((city) => city.open));
  return (
    <section>
      <h2 className="panel-title">{title}</h2>
      <div className="table-frame">
        <table className="table table-dense cities">
          <caption className="visually-hidden">各市在办件亮灯和按时率</caption>
          <thead>
            <tr>
              <th scope="col">市</th>
              <th scope="col" className="number">
                按时率
              </th>
              <th scope="col" className="number">
                在办
              </th>
              <th scope="col" className="cities-bar">
                构成
              </th>
              {parts.map((signal) => (
                <th key={signal} scope="col" className="number">
                  <Signal signal={signal} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cities.map((city) => (
              <tr key={city.code}>
                <th scope="row">
                  <Link to="/$face/watch" params={{ face }} search={watchOf({ city: city.code })}>
                    {city.code.endsWith('0000') ? `${city.name}本级` : city.name}
                  </Link>
                </th>
                <td className="number" data-label="按时率">
                  {city.onTimeShare === null ? '暂无' : percent(city.onTimeShare)}
                </td>
                <td className="number" data-label="在办">
                  {city.open}
                </td>
                <td className="cities-bar" data-label="构成">
                  <LightBar city={city} most={most} />
                </td>
                {parts.map((signal) => (
                  <td key={signal} className="number" data-label={signalWords[signal]}>
                    {city.lights[signal] === 0 ? (
                      <span className="soft">0</span>
                    ) : (
                      <Link
                        to="/$face/watch"
                        params={{ face }}
                        search={watchOf({ city: city.code, light: signal })}
                        aria-label={`${city.name}，${city.lights[signal]} 件`}
                      >
                        {city.lights[signal]}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
