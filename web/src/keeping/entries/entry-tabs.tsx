import { Link } from '@tanstack/react-router';
import { useFace } from '../../frame/use-face.ts';
import '../national/national.css';

const tabs = [
  { to: '/$face/entries', label: '待办', exact: true },
  { to: '/$face/entries/list', label: '清单' },
  { to: '/$face/entries/matrix', label: '一致性矩阵' },
  { to: '/$face/entries/materials', label: '材料目录' },
  { to: '/$face/entries/areas', label: '区域评估' },
  { to: '/$face/entries/exchange', label: '导入导出' },
] as const;

/** The pages of whoever keeps the catalogue. */
export function EntryTabs() {
  const face = useFace();
  return (
    <nav className="national-tabs no-print" aria-label="事项梳理">
      <ul>
        {tabs.map(({ to, label, ...rest }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact: 'exact' in rest, includeSearch: false }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
