import type { NationalPayloadRow } from '../../api/types.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import '../../ui/data-table.css';

/** A row of the centre's table, column by column; what is wrong stands beside its value. */
export function PayloadTable({ rows, caption }: { rows: readonly NationalPayloadRow[]; caption: string }) {
  return (
    <div className="table-frame">
      <table className="table table-dense payload">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">列名</th>
            <th scope="col">报送的值</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.column} className={row.fault ? 'payload-fault' : undefined}>
              <td data-label="项目">
                {row.name}
                {row.required ? <span className="soft">（必填）</span> : null}
              </td>
              <td data-label="列名">
                <span className="code soft">{row.column}</span>
              </td>
              <td data-label="报送的值" className="payload-value">
                {row.value === null ? <span className="soft">空</span> : row.value}
                {row.codeName && row.codeName !== row.value ? (
                  <span className="soft">（{row.codeName}）</span>
                ) : null}
              </td>
              <td data-label="说明">
                {row.fault ? <span className="payload-wrong">有误：{row.fault}</span> : null}{' '}
                <MarkTag mark={row.mark} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
