import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useSession, useTakeSeat } from '../api/session.ts';
import type { Seat } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';

/** For whom a seat acts: the unit, or the body, or the division. */
export function behalfOf(seat: Seat): string {
  return seat.unit?.name ?? seat.body?.shortName ?? seat.division?.name ?? '';
}

/** On whose behalf one acts; where a person has several seats, the way to another. */
export function SeatSwitcher() {
  const { person, seat, seats } = useSession();
  const takeSeat = useTakeSeat();
  const navigate = useNavigate();
  const current = (
    <>
      <span className="frame-seat-who">
        {person.name} · {seat.roleName}
      </span>
      <span className="frame-seat-behalf">
        {behalfOf(seat) === '' ? null : <span className="frame-for">代表 </span>}
        {behalfOf(seat)}
      </span>
    </>
  );
  if (seats.length < 2) return <div className="frame-seat">{current}</div>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [seat.id],
        items: seats.map((each) => ({
          key: each.id,
          label: `${each.roleName} · ${behalfOf(each)}${each.division && each.body ? `（${each.division.name}）` : ''}`,
        })),
        onClick: ({ key }) => takeSeat.mutate(key, { onSuccess: () => navigate({ to: '/' }) }),
      }}
    >
      <button type="button" className="frame-seat frame-seat-button" disabled={takeSeat.isPending}>
        <span className="visually-hidden">切换身份，当前：</span>
        <span className="frame-seat-text">{current}</span>
        <Icon name="down" size={16} />
      </button>
    </Dropdown>
  );
}
