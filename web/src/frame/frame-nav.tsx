import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icons.tsx';
import { entries } from './navigation.ts';
import { useFace } from './use-face.ts';

export function FrameNav({ open }: { open: boolean }) {
  const face = useFace();
  return (
    <nav id="navigation" className={open ? 'frame-nav frame-nav-open' : 'frame-nav'} aria-label="主导航">
      <ul>
        {entries[face].map(({ to, label, icon, exact }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ face }}
              className="frame-nav-link"
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact: exact ?? false, includeSearch: false }}
            >
              <Icon name={icon} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
