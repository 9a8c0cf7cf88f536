import { Link, useNavigate } from '@tanstack/react-router';
import { useLeave, useSession } from '../api/session.ts';
import { Icon } from '../ui/icons.tsx';
import { NoticeBell } from './notice-bell.tsx';
import { SeatSwitcher } from './seat-switcher.tsx';
import { faceNames, useFace } from './use-face.ts';

export function FrameHeader({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const face = useFace();
  const { person } = useSession();
  const leave = useLeave();
  const navigate = useNavigate();
  return (
    <header className="frame-header">
      <button
        type="button"
        className="frame-menu"
        aria-label="菜单"
        aria-expanded={menuOpen}
        aria-controls="navigation"
        onClick={onMenu}
      >
        <Icon name="menu" size={20} />
      </button>
      <Link to="/$face" params={{ face }} className="frame-name">
        <img src="/app/mark.svg" alt="" width="26" height="26" />
        <strong>纵横</strong>
        <span className="frame-name-long">投资项目在线审批监管平台</span>
        <span className="frame-face">{faceNames[face]}</span>
      </Link>
      <div className="frame-tools">
        <SeatSwitcher />
        <NoticeBell />
        <Link to="/$face/help" params={{ face }} className="frame-tool" aria-label="帮助">
          <Icon name="help" />
          <span className="frame-tool-word">帮助</span>
        </Link>
        <button
          type="button"
          className="frame-tool"
          aria-label={`退出登录（${person.name}）`}
          disabled={leave.isPending}
          onClick={() =>
            leave.mutate(undefined, {
              onSuccess: () => navigate({ to: '/sign-in', search: { back: undefined } }),
            })
          }
        >
          <Icon name="leave" />
          <span className="frame-tool-word">退出</span>
        </button>
      </div>
    </header>
  );
}
