import { Link } from '@tanstack/react-router';
import { useFace } from '../frame/use-face.ts';
import '../keeping/national/national.css';

const tabs = [
  { to: '/$face/measures', label: '效能统计' },
  { to: '/$face/measures/time', label: '时间去哪了' },
] as const;

/** The pages of measures. */
export function MeasuresTabs() {
  const face = useFace();
  return (
    <nav className="national-tabs no-print" aria-label="效能">
      <ul>
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
