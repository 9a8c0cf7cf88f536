import { Button } from 'antd';
import { useState } from 'react';
import type { ImportDetail } from '../../api/catalogue-exchange.ts';
import '../keeping.css';

const SHOWN = 100;

/** Faults of a file: at which cell, what is wrong, by which rule. */
export function ErrorTable({ errors, caption }: { errors: ImportDetail['errors']; caption: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? errors : errors.slice(0, SHOWN);
  return (
    <>
      <table className="item-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">工作表</th>
            <th scope="col">单元格</th>
            <th scope="col">问题</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ sheet, cell, code, message, source }) => (
            <tr key={`${sheet} ${cell} ${code} ${message}`}>
              <td data-label="工作表">{sheet === '' ? '整个文件' : sheet}</td>
              <td data-label="单元格">{cell === '' ? '—' : cell}</td>
              <td data-label="问题">{message}</td>
              <td data-label="依据">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < errors.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          显示全部 {errors.length} 处
        </Button>
      ) : null}
    </>
  );
}
