import { Link } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useFace } from '../../frame/use-face.ts';
import '../national/national.css';

export type CalendarTab = 'year' | 'import' | 'local' | 'measures' | 'records';

const tabs = [
  { tab: 'year', label: '年历' },
  { tab: 'import', label: '导入', roles: ['system-admin'] },
  { tab: 'local', label: '地方节假日' },
  { tab: 'measures', label: '应急措施' },
  { tab: 'records', label: '调整记录', roles: ['system-admin', 'audit-admin', 'supervisor', 'leader'] },
] as const;

/** The pages of the calendar. A tab that would only lead to a refusal is not shown. */
export function CalendarTabs({ current }: { current: CalendarTab }) {
  const face = useFace();
  const { seat } = useSession();
  const shown = tabs.filter((each) => !('roles' in each) || each.roles.some((role) => role === seat.role));
  return (
    <nav className="national-tabs no-print" aria-label="工作日历">
      <ul>
        {shown.map(({ tab, label }) => (
          <li key={tab}>
            <Link
              to="/$face/calendar"
              params={{ face }}
              search={{ tab }}
              // The first tab is the current one where the address names none.
              {...(tab === current ? { 'aria-current': 'page' as const } : {})}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
