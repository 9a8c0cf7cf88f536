import type { FlagPage } from '../../api/types.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { Signal } from '../../ui/signal.tsx';
import '../../ui/data-table.css';

/** The rules in force with their thresholds: what is looked for, on what basis, and what is not confirmed. */
export function FlagRules({ page }: { page: FlagPage }) {
  return (
    <details className="panel no-print">
      <summary>
        核查规则和阈值 <MarkTag mark={page.mark} />
      </summary>
      <div className="table-frame">
        <table className="table table-dense">
          <caption className="visually-hidden">核查规则</caption>
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">查什么</th>
              <th scope="col">依据</th>
              <th scope="col" className="number">
                条数
              </th>
            </tr>
          </thead>
          <tbody>
            {page.rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">
                  <Signal signal={rule.severity === 'red' ? 'overdue' : 'warning'} word={rule.name} />
                </th>
                <td data-label="查什么">{rule.what}</td>
                <td data-label="依据">
                  {rule.basis} <MarkTag mark={rule.mark} />
                </td>
                <td className="number" data-label="条数">
                  {rule.count}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
