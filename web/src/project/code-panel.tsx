import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CodeState, Project } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { dayOf, tableTime } from '../lib/format.ts';
import { CancelCodeDialog, type CancelMode } from './cancel-code-dialog.tsx';
import './code-panel.css';
import { voidedWords, voidWords } from './code-words.ts';
import { ExtensionDialog } from './extension-dialog.tsx';

/** Where the code of a project stands, what happens to it now, and what its unit or a supervisor may do. */
export function CodePanel({ project }: { project: Project }) {
  const { code, actions } = project;
  const acts = actions.some((each) => each !== 'file');
  const quiet = code.status === 'issued' && !code.cancellation && !code.cancelRefused;
  if (quiet && !acts && code.previous.length === 0) return null;
  return (
    <section className="panel code-panel no-print" aria-label="项目代码">
      <div className="code-panel-words">
        <Standing code={code} />
        {code.previous.length > 0 ? <Previous code={code} /> : null}
      </div>
      <Actions project={project} />
    </section>
  );
}

function Standing({ code }: { code: CodeState }) {
  if (code.status === 'pending') {
    return (
      <Words title="等待国家平台赋码" tone="waiting">
        <p>已于 {tableTime(code.requestedAt)} 提交，核发后自动出现，不必重复提交；核发前还不能申报事项。</p>
        <Asked code={code} />
      </Words>
    );
  }
  if (code.status === 'rejected') {
    return (
      <Words title="代码申请被驳回" tone="bad">
        <p>原因：{code.reason ?? '未注明'}</p>
        <p>按原因修改申报信息后，可以重新申请代码；取得代码前不能申报事项。</p>
      </Words>
    );
  }
  if (code.status === 'void') {
    const { title, next } = voidedWords(code);
    return (
      <Words title={title} tone="bad">
        <p>
          原因：{code.reason ?? '未注明'}
          {code.voided ? <span className="soft">（{dayOf(code.voided.at)} 作废）</span> : null}
        </p>
        <p>{next}</p>
      </Words>
    );
  }
  if (code.cancellation) {
    const { kind, reason, requestedAt } = code.cancellation;
    return (
      <Words title={`正在申请作废代码：${voidWords[kind]}`} tone="waiting">
        <p>
          已于 {tableTime(requestedAt)} 提交国家平台，理由：{reason}
        </p>
        <p>答复之前代码仍然有效，但不能申报新的事项，也不能变更项目信息。</p>
        <Asked code={code} />
      </Words>
    );
  }
  if (code.cancelRefused) {
    const { kind, reason, at } = code.cancelRefused;
    return (
      <Words title="作废申请被驳回，代码继续有效" tone="waiting">
        <p>
          申请作废的原因：{voidWords[kind]}。国家平台 {dayOf(at)} 答复：{reason}
        </p>
      </Words>
    );
  }
  return (
    <p className="soft">
      {code.issuedAt === null ? null : `${dayOf(code.issuedAt)} `}
      {code.issuer === null ? null : `由${code.issuer}核发。`}
      延期和一般变更不换代码；需要重新审批、核准、备案的，应重新赋码。
    </p>
  );
}

function Words({ title, tone, children }: { title: string; tone: 'waiting' | 'bad'; children: ReactNode }) {
  return (
    <div className={`code-standing code-${tone}`}>
      <p className="strong">{title}</p>
      {children}
    </div>
  );
}

/** How often the issuer was asked, when last and when next: waiting is easier where one sees that it goes on. */
function Asked({ code: { request } }: { code: CodeState }) {
  if (request === null) return null;
  const { attempts, lastTriedAt, nextTryAt, lastError } = request;
  return (
    <>
      <p className="soft">
        {attempts === 0 || lastTriedAt === null
          ? '平台将自动询问，直到取得答复。'
          : `已询问 ${attempts} 次，最近一次 ${tableTime(lastTriedAt)}，下一次 ${tableTime(nextTryAt)}。`}
      </p>
      {lastError === null ? null : <p>说明：{lastError}</p>}
    </>
  );
}

function Previous({ code }: { code: CodeState }) {
  return (
    <ul className="code-previous" aria-label="原代码">
      {code.previous.map((each) => (
        <li key={each.code}>
          <span className="soft">原代码 </span>
          <a className="code" href={`/p/${each.code}`} target="_blank" rel="noreferrer">
            {each.code}
          </a>
          <span className="soft">
            {' '}
            {dayOf(each.voidedAt)} 作废，{voidWords[each.kind]}：{each.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Actions({ project }: { project: Project }) {
  const face = useFace();
  const [dialog, setDialog] = useState<CancelMode | 'extension' | null>(null);
  const { actions, code } = project;
  const params = { face, projectId: project.id };
  const may = (action: Project['actions'][number]) => actions.includes(action);
  const close = () => setDialog(null);
  const correct = code.status === 'pending' ? '更正申报信息' : '修改后重新申请';
  if (!may('amend') && !may('change') && !may('cancel-code') && !may('lapse')) return null;
  return (
    <div className="row">
      {may('amend') ? (
        <Link to="/$face/projects/$projectId/edit" params={params}>
          <Button type={code.status === 'pending' ? 'default' : 'primary'}>{correct}</Button>
        </Link>
      ) : null}
      {may('change') ? (
        <>
          <Link to="/$face/projects/$projectId/change" params={params}>
            <Button>变更项目信息</Button>
          </Link>
          <Button onClick={() => setDialog('extension')}>延期</Button>
        </>
      ) : null}
      {may('cancel-code') ? (
        <>
          <Button onClick={() => setDialog('renew')}>作废并重新赋码</Button>
          <Button danger onClick={() => setDialog('withdraw')}>
            撤销项目
          </Button>
        </>
      ) : null}
      {may('lapse') ? (
        <Button danger onClick={() => setDialog('lapse')}>
          认定项目失效
        </Button>
      ) : null}
      {dialog === 'extension' ? <ExtensionDialog project={project} onClose={close} /> : null}
      {dialog !== null && dialog !== 'extension' ? (
        <CancelCodeDialog project={project} mode={dialog} onClose={close} />
      ) : null}
    </div>
  );
}
