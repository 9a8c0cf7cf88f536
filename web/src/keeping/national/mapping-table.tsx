import type { NationalMapping } from '../../api/types.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import '../../ui/data-table.css';

type Row = NationalMapping['rows'][number];

const types: Readonly<Record<string, string>> = {
  text: '文本',
  integer: '整数',
  decimal: '小数',
  day: '日期',
  time: '时间',
  list: '多项',
  binary: '文件',
};

/** A mapping as a table: from which field each column comes, what is done with it, what is not certain. */
export function MappingTable({ mapping }: { mapping: NationalMapping }) {
  return (
    <div className="table-frame">
      <table className="table table-dense mapping">
        <caption className="visually-hidden">映射的各列</caption>
        <thead>
          <tr>
            <th scope="col">国家平台的列</th>
            <th scope="col">取自</th>
            <th scope="col">怎样写</th>
            <th scope="col">要求</th>
            <th scope="col">标记和说明</th>
          </tr>
        </thead>
        <tbody>
          {mapping.rows.map((row) => (
            <tr key={row.column}>
              <td
                data-label="国家平台的列"
                className={row.column.includes('[].') ? 'mapping-inner' : undefined}
              >
                {row.name}
                <div className="code soft">{row.column}</div>
              </td>
              <td data-label="取自">
                <From row={row} />
              </td>
              <td data-label="怎样写">
                <How row={row} />
              </td>
              <td data-label="要求">{requirements(row)}</td>
              <td data-label="标记和说明">
                <MarkTag mark={row.mark} />
                {row.note ? <div className="soft">{row.note}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function From({ row }: { row: Row }) {
  if (row.constant !== null) return <>固定值 {row.constant}</>;
  if (row.from === null) return <span className="soft">不填</span>;
  return (
    <>
      {row.fromName ?? row.from}
      <div className="code soft">{row.from}</div>
    </>
  );
}

function How({ row }: { row: Row }) {
  const some = row.map.length > 0;
  return (
    <>
      {row.rule ? <div>{row.rule}</div> : null}
      {some ? (
        <details className="mapping-codes">
          <summary>代码对照 {row.map.length} 项</summary>
          <ul>
            {row.map.map(({ from, to, name }) => (
              <li key={from}>
                {from} → {to}
                {name ? <span className="soft"> {name}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {row.otherwise === null ? null : <div className="soft">其余写 {row.otherwise}</div>}
      {row.rule === null && !some && row.from !== null ? <span className="soft">照写</span> : null}
    </>
  );
}

function requirements(row: Row): string {
  return [
    types[row.type] ?? row.type,
    row.required ? '必填' : '',
    row.length === null ? '' : `最多 ${row.length} 字`,
    row.list === null ? '' : `代码表：${row.list}`,
  ]
    .filter(Boolean)
    .join('，');
}
