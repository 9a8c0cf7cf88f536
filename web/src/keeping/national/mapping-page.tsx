import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { nationalMappingQuery } from '../../api/national.ts';
import { useSession } from '../../api/session.ts';
import { tableTime } from '../../lib/format.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import { MappingHistory } from './mapping-history.tsx';
import { MappingTable } from './mapping-table.tsx';
import { NationalTabs } from './national-tabs.tsx';

const route = getRouteApi('/$face/national/mappings/$kind');
const plain: Readonly<Record<string, string>> = { true: '是', false: '否' };

/** One mapping: to be read as a table, to be corrected as text that is tried before it is put in force. */
export function NationalMappingPage() {
  const { face, kind } = route.useParams();
  const { message } = route.useSearch();
  const { seat } = useSession();
  const { data } = useSuspenseQuery(nationalMappingQuery(kind));
  const [written, setWritten] = useState<Record<string, unknown> | null>(null);
  const mayChange = seat.role === 'operator' || seat.role === 'system-admin';
  return (
    <>
      <PageHead
        title={`映射：${data.title}`}
        crumbs={
          <>
            <Link to="/$face/national" params={{ face }}>
              国家平台报送
            </Link>
            <span aria-hidden="true">/</span>
            <Link to="/$face/national/mappings" params={{ face }}>
              映射
            </Link>
          </>
        }
        meta={
          <>
            <span>{data.lineName}</span>
            <span className="code">{data.target}</span>
            <span>来源：{data.sourceName}</span>
            <span>
              {data.number === 0
                ? `随平台发布 ${data.version}`
                : `第 ${data.number} 次修改，${data.changedBy} ${data.changedAt ? tableTime(data.changedAt) : ''}`}
            </span>
          </>
        }
        actions={
          mayChange && written === null ? (
            <Button type="primary" onClick={() => setWritten(data.body)}>
              修改
            </Button>
          ) : null
        }
      />
      <NationalTabs />
      <div className="stack">
        {written === null ? (
          <>
            <section className="panel">
              <dl className="facts">
                <dt>依据</dt>
                <dd>
                  {data.origin} <MarkTag mark={data.mark} />
                </dd>
                <dt>先报送</dt>
                <dd>
                  {data.parents.length === 0
                    ? '不依赖其他报文'
                    : data.parents.map((parent) => parent.title).join('、')}
                </dd>
                {data.only.length > 0 ? (
                  <>
                    <dt>只报送</dt>
                    <dd>
                      {data.only.map(({ field, name, values }) => (
                        <div key={field}>
                          {name}：{values.map((value) => plain[value] ?? value).join('、')}
                        </div>
                      ))}
                    </dd>
                  </>
                ) : null}
              </dl>
            </section>
            <MappingTable mapping={data} />
            <MappingHistory mapping={data} onLoad={mayChange ? setWritten : null} />
          </>
        ) : (
          <MappingEditor
            key={kind}
            mapping={data}
            start={written}
            messageId={message}
            onClose={() => setWritten(null)}
          />
        )}
      </div>
    </>
  );
}
