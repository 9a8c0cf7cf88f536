import type { CatalogueDifference } from '../../api/catalogue-types.ts';
import '../keeping.css';
import './entries.css';

const kinds = { added: '增加', removed: '删去', changed: '修改' } as const;

/** What differs, place by place, both sides in words. */
export function Differences({
  differences,
  before = '原来',
  after = '现在',
}: {
  differences: readonly CatalogueDifference[];
  before?: string;
  after?: string;
}) {
  if (differences.length === 0) return <p className="soft">没有差别。</p>;
  return (
    <table className="item-table differences">
      <caption className="visually-hidden">差别</caption>
      <thead>
        <tr>
          <th scope="col">要素</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, label, kind, beforeWords, afterWords }) => (
          <tr key={path}>
            <th scope="row">
              {label}
              <span className="soft">（{kinds[kind]}）</span>
            </th>
            <td data-label={before}>
              {beforeWords === '' ? <span className="soft">没有</span> : <del>{beforeWords}</del>}
            </td>
            <td data-label={after}>
              {afterWords === '' ? <span className="soft">没有</span> : <ins>{afterWords}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
