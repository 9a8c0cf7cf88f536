import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useAnswerDirective, useSignDirective } from '../api/downward.ts';
import type { Directive, Face } from '../api/types.ts';
import { longDay, tableTime } from '../lib/format.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { Signal } from '../ui/signal.tsx';
import './directives.css';

type Props = { directive: Directive; face: Face };

/** One directive: its words, whom it concerns, its light, and what the reader may do with it now. */
export function DirectiveEntry({ directive, face }: Props) {
  const { message } = App.useApp();
  const [answering, setAnswering] = useState(false);
  const sign = useSignDirective(directive.id);
  const answer = useAnswerDirective(directive.id);
  const { id, version, number, title, level, light, replyBy, signed, answered, actions } = directive;
  const close = (): void => {
    setAnswering(false);
    answer.reset();
  };
  return (
    <article className="panel stack-tight" aria-labelledby={`directive-${id}`}>
      <div className="row directive-head">
        <h2 id={`directive-${id}`}>{title}</h2>
        <Signal signal={light.signal} word={light.word} />
      </div>
      <p className="soft">
        {level.name} · {number} · {tableTime(directive.receivedAt)} 收到
        {replyBy ? ` · ${longDay(replyBy)}前答复` : ' · 未要求答复日期'}
      </p>
      <p className="directive-text">{directive.text ?? '（正文已删除）'}</p>
      <p className="soft">
        {directive.projectId ? (
          <Link
            to="/$face/projects/$projectId"
            params={{ face, projectId: directive.projectId }}
            search={{ tab: undefined }}
          >
            项目 {directive.projectCode ?? ''}
          </Link>
        ) : directive.projectCode ? (
          `项目 ${directive.projectCode}`
        ) : (
          '全省'
        )}
        {directive.caseNumber ? ` · 办件 ${directive.caseNumber}` : ''}
      </p>
      {signed ? (
        <p>
          {signed.by} {tableTime(signed.at)} 签收
        </p>
      ) : null}
      {answered ? (
        <p className="directive-text">
          {answered.by} {tableTime(answered.at)} 答复：{directive.answer ?? '（已删除）'}
        </p>
      ) : null}
      {sign.isError ? <ProblemAlert error={sign.error} /> : null}
      {actions.length > 0 ? (
        <div className="row">
          {actions.includes('sign') ? (
            <Button
              type="primary"
              loading={sign.isPending}
              onClick={() => sign.mutate({ version }, { onSuccess: () => void message.success('已签收') })}
            >
              签收<span className="visually-hidden"> {number}</span>
            </Button>
          ) : null}
          {actions.includes('answer') ? (
            <Button type="primary" onClick={() => setAnswering(true)}>
              答复<span className="visually-hidden"> {number}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
      {answering ? (
        <ReasonDialog
          title={`答复 ${number}`}
          ok="答复"
          label="答复内容"
          what="答复报国家平台，只能答复一次，提交后不能修改。"
          maxLength={2000}
          sending={answer}
          onSend={(text) =>
            answer.mutate(
              { version, answer: text },
              {
                onSuccess: () => {
                  close();
                  void message.success('已答复');
                },
              },
            )
          }
          onClose={close}
        />
      ) : null}
    </article>
  );
}
