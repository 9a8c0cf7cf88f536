import { Link } from '@tanstack/react-router';
import '../../keeping/national/national.css';
import { useFace } from '../../frame/use-face.ts';

const tabs = [
  { to: '/$face/reporting', label: '上报国家平台' },
  { to: '/$face/reporting-clock', label: '部门登记及时性' },
] as const;

/** Both measures of 及时: what departments record here, and what the province tells upward. */
export function ToldTabs() {
  const face = useFace();
  return (
    <nav className="national-tabs no-print" aria-label="报送及时性">
      <ul>
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
