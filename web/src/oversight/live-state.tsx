import type { LiveState } from '../api/oversight.ts';
import { tableTime } from '../lib/format.ts';
import './oversight.css';

const seconds = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Whether the figures are fresh by themselves, and of when they are. Only a change of state is spoken. */
export function LiveIndicator({ link, asOf }: { link: LiveState['link']; asOf: string }) {
  return (
    <span className={`live live-${link}`}>
      <span className="live-dot" aria-hidden="true" />
      <span role="status">
        {link === 'live'
          ? '实时'
          : link === 'connecting'
            ? '正在连接'
            : link === 'lost'
              ? '已断开，正在重连'
              : '登录已失效，请重新登录'}
      </span>
      <span>
        更新于{' '}
        <time dateTime={asOf} title={tableTime(asOf)}>
          {seconds.format(new Date(asOf))}
        </time>
      </span>
    </span>
  );
}
