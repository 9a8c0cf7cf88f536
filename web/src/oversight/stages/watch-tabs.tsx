import { Link } from '@tanstack/react-router';
import { useFace } from '../../frame/use-face.ts';
import '../../keeping/national/national.css';

/** Lights of single cases, of the stages and projects they make up, and when they change. */
export function WatchTabs() {
  const face = useFace();
  return (
    <nav className="national-tabs no-print" aria-label="办件与时限">
      <ul>
        <li>
          <Link
            to="/$face/watch"
            params={{ face }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            办件
          </Link>
        </li>
        <li>
          <Link
            to="/$face/watch/stages"
            params={{ face }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            阶段与项目时限
          </Link>
        </li>
        <li>
          <Link
            to="/$face/signal-rules"
            params={{ face }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            监察规则
          </Link>
        </li>
      </ul>
    </nav>
  );
}
