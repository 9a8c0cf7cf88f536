import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { calendarOverviewQuery } from '../api/calendar.ts';
import { useFace } from '../frame/use-face.ts';

/** Emergency measures that wait for the province: shown to the leaders who may confirm them. */
export function PendingMeasures() {
  const face = useFace();
  const { data } = useQuery(calendarOverviewQuery);
  const waiting = (data?.measures ?? []).filter(({ actions }) => actions.includes('confirm'));
  if (waiting.length === 0) return null;
  return (
    <p className="panel" role="status">
      有 {waiting.length} 项应急措施待省确认：{waiting.map(({ title }) => title).join('、')}。{' '}
      <Link to="/$face/calendar" params={{ face }} search={{ tab: 'measures' }}>
        查看影响并确认
      </Link>
    </p>
  );
}
