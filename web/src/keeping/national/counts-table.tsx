import { Link } from '@tanstack/react-router';
import type { NationalFilter } from '../../api/national.ts';
import type { NationalKind } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { separated } from '../../lib/format.ts';
import { StateShape } from './message-state.tsx';
import { lineWords } from './words.ts';
import '../../ui/data-table.css';

type Figure = 'refused' | 'blocked' | 'waiting' | 'sent' | 'checked' | 'stored';

const columns: readonly { figure: Figure; title: string; search: NationalFilter }[] = [
  { figure: 'refused', title: '被退回', search: { state: 'refused' } },
  { figure: 'waiting', title: '待发送', search: { state: 'waiting' } },
  { figure: 'blocked', title: '其中等待上级', search: { blocked: true } },
  { figure: 'sent', title: '已发送', search: { state: 'sent' } },
  { figure: 'checked', title: '校验通过', search: { state: 'checked' } },
  { figure: 'stored', title: '已入库', search: { state: 'stored' } },
];

/** Messages by kind and state, in the order in which they go; every figure leads to its messages. */
export function CountsTable({ kinds }: { kinds: readonly NationalKind[] }) {
  const face = useFace();
  return (
    <section>
      <h2 className="panel-title">各种报文</h2>
      <div className="table-frame">
        <table className="table table-dense national-counts">
          <caption className="visually-hidden">各种报文的条数，按报送次序</caption>
          <thead>
            <tr>
              <th scope="col">线路</th>
              <th scope="col">报文（按报送次序）</th>
              {columns.map(({ figure, title }) => (
                <th key={figure} scope="col" className="number">
                  <span className={`message-state message-state-${figure}`}>
                    <StateShape state={figure} /> {title}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind, index) => (
              <tr key={kind.kind}>
                <td data-label="线路" className="nowrap">
                  {kind.line === kinds[index - 1]?.line ? '' : lineWords[kind.line]}
                </td>
                <td data-label="报文">
                  <Link
                    to="/$face/national/messages"
                    params={{ face }}
                    search={{ kind: kind.kind, state: 'any' }}
                  >
                    {kind.title}
                  </Link>
                </td>
                {columns.map(({ figure, title, search }) => (
                  <td key={figure} data-label={title} className="number">
                    {kind[figure] === 0 ? (
                      <span className="soft">0</span>
                    ) : (
                      <Link
                        to="/$face/national/messages"
                        params={{ face }}
                        search={{ kind: kind.kind, ...search }}
                        aria-label={`${kind.title} ${title} ${kind[figure]} 条`}
                      >
                        {separated(String(kind[figure]))}
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
