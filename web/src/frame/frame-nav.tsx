import { Link, useLocation } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { Icon } from '../ui/icons.tsx';
import { entriesFor } from './navigation.ts';
import { OrderCount } from './order-count.tsx';
import { useFace } from './use-face.ts';

export function FrameNav({ open }: { open: boolean }) {
  const face = useFace();
  const { seat } = useSession();
  const parts = useLocation({ select: ({ pathname }) => pathname }).split('/');
  return (
    <nav id="navigation" className={open ? 'frame-nav frame-nav-open' : 'frame-nav'} aria-label="主导航">
      <ul>
        {entriesFor(face, seat.role).map(({ to, label, icon, exact, also }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              className="frame-nav-link"
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact: exact ?? false, includeSearch: false }}
              {...(also?.some((each) => parts.includes(each)) ? { 'aria-current': 'page' } : {})}
            >
              <Icon name={icon} />
              {label}
              {to === '/$face/orders' ? <OrderCount role={seat.role} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
