import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type AreaAssessment, areasQuery, useWithdrawArea } from '../../api/areas.ts';
import { useSession } from '../../api/session.ts';
import { tableTime } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { EntryTabs } from '../entries/entry-tabs.tsx';
import { AreaForm } from './area-form.tsx';

const statusWords = {
  valid: '有效',
  coming: '未到有效期',
  expired: '已过有效期',
  withdrawn: '已撤销',
} as const;

/** 区域评估: what was assessed for a whole area, so that its projects need not. */
export function AreasPage() {
  const query = useQuery(areasQuery());
  const { seat } = useSession();
  const [editing, setEditing] = useState<AreaAssessment | 'new' | null>(null);
  const rows = query.data?.rows ?? [];
  const keeps = seat?.role === 'catalogue-keeper';
  return (
    <div className="stack">
      <PageHead
        title="区域评估"
        meta="整片区域统一评估一次；区域内的项目选用后，相应事项不再单独办理或简化办理。"
      />
      <EntryTabs />
      {keeps && editing === null ? (
        <div>
          <Button type="primary" onClick={() => setEditing('new')}>
            发布区域评估
          </Button>
        </div>
      ) : null}
      {editing !== null && query.data ? (
        <AreaForm
          key={editing === 'new' ? 'new' : editing.id}
          area={editing === 'new' ? null : editing}
          kinds={query.data.kinds}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 && editing === null ? (
        <div className="panel">
          <Empty title="还没有区域评估">
            本区划发展改革、自然资源部门的事项管理员在此发布；其他部门可以发布本部门负责的事项。
          </Empty>
        </div>
      ) : null}
      {rows.map((row) => (
        <AreaEntry key={row.id} area={row} onCorrect={() => setEditing(row)} />
      ))}
    </div>
  );
}

function AreaEntry({ area, onCorrect }: { area: AreaAssessment; onCorrect: () => void }) {
  const { message } = App.useApp();
  const withdraw = useWithdrawArea(area);
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, content, actions, number, status, itemNames } = area;
  const close = (): void => {
    setWithdrawing(false);
    withdraw.reset();
  };
  return (
    <article className="panel stack-tight" aria-labelledby={`area-${id}`}>
      <div className="row">
        <h2 id={`area-${id}`}>{content.name}</h2>
        {status === 'valid' ? <strong>{statusWords.valid}</strong> : <MarkTag mark={statusWords[status]} />}
      </div>
      <p>
        {area.divisionName} · {content.documentNumber} · {content.issuedBy} · 有效期 {content.validFrom} 至{' '}
        {content.validTo}（不含截止日）
      </p>
      <p>四至：{content.extent}</p>
      <ul>
        {content.effects.map(({ item, effect, note, days }) => (
          <li key={item}>
            <span className="strong">{itemNames[item] ?? item}</span>：
            {effect === 'off' ? '不再单独办理' : '简化办理'}
            {days === null ? '' : `，计划 ${days} 个工作日`}。{note}
          </li>
        ))}
      </ul>
      <p className="soft">
        第 {number} 版 · {area.publishedBy} · {tableTime(area.publishedAt)} 发布
        {area.withdrawnAt ? ` · ${tableTime(area.withdrawnAt)} 撤销` : ''}
        {area.reason ? ` · ${status === 'withdrawn' ? '撤销' : '更正'}理由：${area.reason}` : ''}
      </p>
      {actions.length > 0 ? (
        <div className="row">
          <Button onClick={onCorrect}>
            更正<span className="visually-hidden"> {content.name}</span>
          </Button>
          <Button onClick={() => setWithdrawing(true)}>
            撤销<span className="visually-hidden"> {content.name}</span>
          </Button>
        </div>
      ) : null}
      {withdrawing ? (
        <ReasonDialog
          title={`撤销 ${content.name}`}
          ok="撤销"
          label="撤销理由"
          what="撤销后，以后登记的项目不能再选用；已经选用的项目保留，不受影响。"
          maxLength={500}
          danger
          sending={withdraw}
          onSend={(reason) =>
            withdraw.mutate(
              { reason },
              {
                onSuccess: () => {
                  close();
                  void message.success('已撤销');
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
