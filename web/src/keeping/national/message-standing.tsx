import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NationalMessage } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';

/** Where a message stands: from the event to the centre's number. */
export function MessageStanding({ message }: { message: NationalMessage }) {
  const face = useFace();
  const { source } = message;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      '报文标识',
      <span key="id" className="code">
        {message.id}
      </span>,
    ],
    ['报往', `${message.lineName} · ${message.target}`],
    ['来源', <Source key="source" message={message} />],
    // What the catalogue holds has not happened at any time.
    ['发生', message.happenedAt.startsWith('1970') ? null : tableTime(message.happenedAt)],
    ['进入报送', `${tableTime(message.createdAt)}（历时${message.age}）`],
    [
      '发送',
      message.sentAt
        ? `${tableTime(message.sentAt)}${message.attempts > 0 ? `，共 ${message.attempts} 次` : ''}`
        : null,
    ],
    ['校验通过', message.checkedAt ? tableTime(message.checkedAt) : null],
    ['入库', message.storedAt ? tableTime(message.storedAt) : null],
    ['退回', message.refusedAt ? tableTime(message.refusedAt) : null],
    [
      '国家平台流水号',
      message.serial ? (
        <span key="serial" className="code">
          {message.serial}
        </span>
      ) : null,
    ],
    [
      '映射',
      <span key="mapping">
        <Link
          to="/$face/national/mappings/$kind"
          params={{ face, kind: message.kind }}
          search={{ message: message.id }}
        >
          {mappingWords(message.mapping.version)}
        </Link>
        {message.mapping.outdated ? <span className="line-down"> 此后映射已修改</span> : null}
      </span>,
    ],
    ['替换', message.replaceReason],
    ['提示', message.flags.length > 0 ? message.flags.map((flag) => flag.message).join('；') : null],
  ];
  return (
    <section className="panel">
      <h2>进度</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {source.projectId ? (
        <p className="national-more">
          <Link
            to="/$face/national/messages"
            params={{ face }}
            search={{ projectId: source.projectId, state: 'any' }}
          >
            本项目的全部报文
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function Source({ message: { source } }: { message: NationalMessage }) {
  const face = useFace();
  return (
    <>
      {source.name}{' '}
      {source.itemId ? (
        <Link to="/$face/items/$itemId" params={{ face, itemId: source.itemId }}>
          查看事项
        </Link>
      ) : (
        <span className="code soft">{source.key}</span>
      )}
    </>
  );
}

/** '2026-1#0' → '2026-1 版'; '2026-1#3' → '2026-1 版第 3 次修改'. */
function mappingWords(version: string): string {
  const [file = '', number = '0'] = version.split('#');
  if (file === '') return '查看映射';
  return number === '0' ? `${file} 版` : `${file} 版第 ${number} 次修改`;
}
