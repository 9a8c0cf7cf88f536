import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unreadQuery } from '../api/notices.ts';
import { Icon } from '../ui/icons.tsx';
import { useFace } from './use-face.ts';

/** The way to the messages, with how many are unread. */
export function NoticeBell() {
  const face = useFace();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/$face/notices"
      params={{ face }}
      search={{ box: undefined }}
      className="frame-tool frame-bell"
      aria-label={unread > 0 ? `消息（${unread} 条未读）` : '消息（没有未读）'}
    >
      <Icon name="bell" />
      <span className="frame-tool-word">消息</span>
      {unread > 0 ? (
        <span className="frame-bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  );
}
