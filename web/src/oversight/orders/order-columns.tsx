import { Link } from '@tanstack/react-router';
import type { Face, OrderRow } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { OrderLight } from './order-light.tsx';

export function orderColumns(face: Face): readonly Column<OrderRow>[] {
  return [
    {
      key: 'number',
      title: '编号',
      always: true,
      width: 150,
      render: (row) => (
        <Link to="/$face/orders/$orderId" params={{ face, orderId: row.id }} tabIndex={-1} className="nowrap">
          {row.number}
        </Link>
      ),
    },
    { key: 'light', title: '答复期限', width: 190, render: (row) => <OrderLight order={row} /> },
    { key: 'status', title: '状态', width: 70, render: (row) => row.status.name },
    {
      key: 'to',
      title: '被督办',
      width: 110,
      render: (row) => (
        <>
          {row.body.shortName}
          <div className="soft">{row.person.name}</div>
        </>
      ),
    },
    { key: 'situation', title: '情形', width: 100, render: (row) => row.situation.name },
    {
      key: 'subject',
      title: '项目、办件',
      width: 170,
      render: (row) =>
        row.projectName === null ? (
          <span className="soft">未关联项目</span>
        ) : (
          <>
            {row.projectName}
            {row.itemName === null ? null : <div className="soft">{row.itemName}</div>}
          </>
        ),
    },
    {
      key: 'issuer',
      title: '下达',
      width: 120,
      render: (row) => (
        <>
          {row.issuer.name}
          <div className="soft nowrap">{tableTime(row.issuedAt)}</div>
        </>
      ),
    },
    {
      key: 'escalated',
      title: '上报',
      width: 80,
      render: (row) =>
        row.escalatedTo.length === 0 ? (
          <span className="soft">未上报</span>
        ) : (
          row.escalatedTo.map(({ name }) => name).join('、')
        ),
    },
  ];
}
