import { Link } from '@tanstack/react-router';
import type { NationalLine } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import { Signal } from '../../ui/signal.tsx';

type Props = { line: NationalLine; alarmHours: number };

/** One line upward: whether it works, since when not and why, and what is late on it. */
export function LineCard({ line, alarmHours }: Props) {
  const face = useFace();
  const to = '/$face/national/messages';
  const figures = [
    { label: '逾期未入库', count: line.overdue, signal: 'overdue', search: { late: 'overdue' } },
    {
      label: `超 ${alarmHours} 小时未入库`,
      count: line.warning,
      signal: 'warning',
      search: { late: 'warning' },
    },
  ] as const;
  return (
    <section className="panel line-card" aria-label={line.name}>
      <div className="row row-apart">
        <h2>{line.name}</h2>
        <LineState line={line} />
      </div>
      <p className="soft">
        {line.line === 'investment' ? '发展改革：赋码、项目、办件、批复、监管' : '住房城乡建设：前置库各表'}
      </p>
      {line.downSince ? (
        <p className="line-down">
          {tableTime(line.downSince)} 起中断，已试 {line.failures} 次：{line.error}
          {line.nextTryAt ? `。${tableTime(line.nextTryAt).slice(11)} 再试。` : ''}
        </p>
      ) : null}
      {line.mode === 'off' ? (
        <p>本安装没有设置这条线路的地址，报文留在本平台；接通后从头补报，不会遗漏。</p>
      ) : null}
      <ul className="line-figures">
        {figures.map(({ label, count, signal, search }) => (
          <li key={label}>
            <Link to={to} params={{ face }} search={{ line: line.line, ...search }} className="figure">
              {count > 0 ? <Signal signal={signal} word={label} /> : <span className="soft">{label}</span>}
              <strong>{count}</strong>
            </Link>
          </li>
        ))}
        <li>
          <Link to={to} params={{ face }} search={{ line: line.line, state: 'refused' }} className="figure">
            <span className={line.refused > 0 ? 'message-state message-state-refused' : 'soft'}>被退回</span>
            <strong>{line.refused}</strong>
          </Link>
        </li>
        <li>
          <Link to={to} params={{ face }} search={{ line: line.line, blocked: true }} className="figure">
            <span className="soft">等待上级数据</span>
            <strong>{line.blocked}</strong>
          </Link>
        </li>
      </ul>
      <p className="soft line-foot">
        {line.lastOkAt ? `最近答复 ${tableTime(line.lastOkAt)}` : '还没有得到过答复'}
        {line.line === 'investment' && line.clockMinutes !== 0
          ? `；国家平台的时钟${line.clockMinutes > 0 ? '快' : '慢'} ${Math.abs(line.clockMinutes)} 分钟，已按它的时钟签名`
          : ''}
      </p>
    </section>
  );
}

function LineState({ line }: { line: NationalLine }) {
  if (line.downSince) return <Signal signal="overdue" word="中断" />;
  if (line.mode === 'off') return <Signal signal="stopped" word="没有接通" />;
  if (line.mode === 'bundle') return <Signal signal="normal" word="离线报送包" />;
  return line.lastOkAt ? (
    <Signal signal="normal" word="正常" />
  ) : (
    <Signal signal="stopped" word="等待首次答复" />
  );
}
