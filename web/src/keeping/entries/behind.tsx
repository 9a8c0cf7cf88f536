import type { CatalogueBehind } from '../../api/catalogue-types.ts';
import { Differences } from './differences.tsx';
import './editor/editor.css';

/** How many places a newer standard changes. */
export function changeCount({ changes, others }: CatalogueBehind): number {
  return changes.reduce((sum, { differences }) => sum + differences.length, others.length);
}

/** What a newer standard changes for an implementation: what follows by itself, and what must be looked at. */
export function Behind({ behind }: { behind: CatalogueBehind }) {
  const [before, after] = [`第 ${behind.from} 版`, `第 ${behind.to} 版`];
  const look = behind.changes.filter(({ asks }) => asks === 'look');
  const follows = behind.changes.filter(({ asks }) => asks === 'follows');
  const rest = [...follows.flatMap(({ differences }) => differences), ...behind.others];
  return (
    <div className="stack-tight">
      {look.map(({ element, name, differences, refusals }) => (
        <div key={element}>
          <p className="strong">{name}：本地另有规定，请核对</p>
          <ul className="findings">
            {refusals.map(({ at, message, source }) => (
              <li key={`${at} ${message}`} className="finding-refused">
                {message}
                <span className="soft">（依据：{source}）</span>
              </li>
            ))}
          </ul>
          <Differences differences={differences} before={before} after={after} />
        </div>
      ))}
      {rest.length > 0 ? (
        <div>
          <p className="strong">本地沿用标准，随新版本更新</p>
          <Differences differences={rest} before={before} after={after} />
        </div>
      ) : null}
    </div>
  );
}
