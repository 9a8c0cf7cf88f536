import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { NationalMessage } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';

/** What comes from the catalogue is mended by its keepers. */
const catalogue: readonly string[] = ['flow', 'stage', 'stage-item', 'item', 'item-material'];

/** What hinders a message and what to do about it; nothing where it goes its way. */
export function MessageAdvice({ message }: { message: NationalMessage }) {
  const face = useFace();
  if (!message.current) {
    const newest = message.revisions.find((revision) => revision.current);
    return (
      <Alert
        type="info"
        showIcon
        title="这是旧版本，已被新的报文取代。"
        action={
          newest ? (
            <Link
              className="underlined"
              to="/$face/national/messages/$messageId"
              params={{ face, messageId: newest.id }}
            >
              看当前版本（第 {newest.revision} 版）
            </Link>
          ) : null
        }
      />
    );
  }
  if (message.resending) {
    return (
      <Alert
        type="info"
        showIcon
        title={`${message.resentBy ?? '有人'}要求重新报送，正在处理。`}
        description="按当前的数据和映射重做，成为新的一版；请稍后刷新。"
      />
    );
  }
  if (message.state === 'refused') return <Refused message={message} />;
  if (message.waitsFor > 0) {
    const held = message.parents.find((parent) => parent.state === 'refused');
    return (
      <Alert
        type="warning"
        showIcon
        title={`等待 ${message.waitsFor} 条上级数据入库，入库后自动发送。`}
        description={
          held?.id ? (
            <>
              其中
              <Link
                className="underlined"
                to="/$face/national/messages/$messageId"
                params={{ face, messageId: held.id }}
              >
                {held.title}
              </Link>
              被退回，须先处理它。
            </>
          ) : null
        }
      />
    );
  }
  return null;
}

function Refused({ message }: { message: NationalMessage }) {
  return (
    <section className="panel stack refused" aria-label="退回原因和处理办法">
      <h2>{message.refusedBy === 'door' ? '发送前自检没有通过，没有发出' : '国家平台退回了这条报文'}</h2>
      <div className="refused-sides">
        <div>
          <h3>国家平台的说法</h3>
          {message.reason ? (
            <blockquote className="refused-reason">{message.reason}</blockquote>
          ) : (
            <p className="soft">
              {message.refusedBy === 'door' ? '没有发给国家平台。' : '国家平台没有说明原因。'}
            </p>
          )}
        </div>
        <div>
          <h3>本平台自检</h3>
          {message.faults.length === 0 ? (
            <p className="soft">按 15 条质量规则自检，没有发现问题。</p>
          ) : (
            <ul className="refused-faults">
              {message.faults.map((fault) => (
                <li key={`${fault.column}-${fault.message}`}>
                  {fault.message}
                  {fault.column ? <span className="code soft"> {fault.column}</span> : null}
                </li>
              ))}
            </ul>
          )}
          {message.rules.map(({ rule, sentence }) => (
            <p key={rule} className="soft">
              质量规则 {rule}：{sentence}
            </p>
          ))}
        </div>
      </div>
      <WhatToDo message={message} />
    </section>
  );
}

function WhatToDo({ message }: { message: NationalMessage }) {
  const face = useFace();
  if (message.request) {
    return (
      <div>
        <h3>怎么办</h3>
        <p>赋码申请由项目单位按原因修改项目后重新提交，这里不用重新报送。映射有误的，先改映射。</p>
      </div>
    );
  }
  return (
    <div>
      <h3>怎么办</h3>
      <ol className="refused-steps">
        <li>
          {catalogue.includes(message.source.kind)
            ? `数据有误的：由事项管理员更正“${message.source.name}”的数据，随省级数据包更新。`
            : `数据有误的：由项目单位或办理部门在平台更正“${message.source.name}”的数据，更正后自动重新报送。`}
        </li>
        <li>
          映射有误的：
          <Link
            className="underlined"
            to="/$face/national/mappings/$kind"
            params={{ face, kind: message.kind }}
            search={{ message: message.id }}
          >
            修改“{message.title}”的映射
          </Link>
          ，用本条报文试算，启用。
        </li>
        <li>
          改好后点“重新报送”。{message.blocks > 0 ? `等它的 ${message.blocks} 条在它入库后自动发送。` : ''}
        </li>
      </ol>
    </div>
  );
}
