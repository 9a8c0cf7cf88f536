import { Link } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useFace } from '../../frame/use-face.ts';
import './national.css';

/** The pages of the bridge to the national platform, in the order of a day's work. */
const tabs = [
  { to: '/$face/national', label: '概览', exact: true },
  { to: '/$face/national/messages', label: '报文', exact: false },
  { to: '/$face/national/reconciliation', label: '对账', exact: false },
  { to: '/$face/reporting', label: '时效', exact: false, roles: ['operator'] },
  { to: '/$face/national/mappings', label: '映射', exact: false },
  { to: '/$face/national/inbox', label: '下行', exact: false, roles: ['operator', 'system-admin'] },
  { to: '/$face/directives', label: '国家指令', exact: false, roles: ['operator'] },
  { to: '/$face/national/bundles', label: '离线报送包', exact: false, roles: ['operator'] },
] as const;

export function NationalTabs() {
  const face = useFace();
  const { seat } = useSession();
  // A tab that would only lead to a refusal is not shown.
  const shown = tabs.filter((tab) => !('roles' in tab) || tab.roles.some((role) => role === seat.role));
  return (
    <nav className="national-tabs no-print" aria-label="国家平台报送">
      <ul>
        {shown.map(({ to, label, exact }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact, includeSearch: false }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
