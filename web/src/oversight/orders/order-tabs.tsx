import { Link } from '@tanstack/react-router';
import { useFace } from '../../frame/use-face.ts';
import '../../keeping/national/national.css';

/** Orders, and the suspicions that may lead to one. */
export function OrderTabs() {
  const face = useFace();
  return (
    <nav className="national-tabs no-print" aria-label="督办与核查">
      <ul>
        <li>
          <Link
            to="/$face/orders"
            params={{ face }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            督办单
          </Link>
        </li>
        <li>
          <Link
            to="/$face/flags"
            params={{ face }}
            search={{ state: 'waiting' }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            疑点核查
          </Link>
        </li>
      </ul>
    </nav>
  );
}
