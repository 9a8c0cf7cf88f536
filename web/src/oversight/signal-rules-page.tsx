import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useReference } from '../api/reference.ts';
import { signalRulesQuery, useEndRule } from '../api/signal-rules.ts';
import type { SignalRule } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { RuleDialog } from './rules/rule-dialog.tsx';
import { RuleHistory } from './rules/rule-history.tsx';
import { scopeWords } from './rules/rule-words.ts';
import { RulesTable } from './rules/rules-table.tsx';
import { WatchTabs } from './stages/watch-tabs.tsx';
import './rules/rules.css';

type Open = { what: 'edit' | 'new' | 'end' | 'history'; rule: SignalRule };

/** 监察规则: when lights change and when an order follows by itself, by division and item. */
export function SignalRulesPage() {
  const face = useFace();
  const { divisions } = useReference();
  const { message } = App.useApp();
  const query = useQuery(signalRulesQuery);
  const ending = useEndRule();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => {
    setOpen(null);
    ending.reset();
  };
  const { data } = query;
  const [first] = data?.rows ?? [];
  const settable = data ? (data.scope ?? divisions) : [];
  return (
    <>
      <PageHead
        title="监察规则"
        meta="规则按最近者适用：地区＋事项，其次地区，其次事项，最后默认；下级地区先于上级。发布后立即生效，在办件随即重算。"
        actions={
          first && settable.length > 0 ? (
            <Button type="primary" onClick={() => setOpen({ what: 'new', rule: first })}>
              新增规则
            </Button>
          ) : undefined
        }
      />
      {face === 'oversight' ? <WatchTabs /> : null}
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {data ? (
        <div className="stack">
          <RulesTable
            caption="现行监察规则"
            rows={data.rows}
            onEdit={(rule) => setOpen({ what: 'edit', rule })}
            onEnd={(rule) => setOpen({ what: 'end', rule })}
            onHistory={(rule) => setOpen({ what: 'history', rule })}
          />
          {data.rows.length === 1 ? (
            <p className="soft">目前只有默认规则。为地区或事项单独设置的规则会列在这里。</p>
          ) : null}
          {settable.length === 0 ? (
            <p className="soft">规则由监察员设置，您可以查看现行规则和历次修改。</p>
          ) : null}
        </div>
      ) : null}
      {data && (open?.what === 'edit' || open?.what === 'new') ? (
        <RuleDialog
          rule={open.rule}
          isNew={open.what === 'new'}
          rules={data.rows}
          divisions={settable}
          mayEverywhere={data.scope === null}
          onClose={close}
        />
      ) : null}
      {open?.what === 'history' ? <RuleHistory rule={open.rule} onClose={close} /> : null}
      {open?.what === 'end' ? (
        <ReasonDialog
          title={`取消监察规则：${scopeWords(open.rule)}`}
          ok="取消规则"
          label="取消理由"
          what="取消后，改按上一级规则；历次规则仍可查看。"
          maxLength={200}
          danger
          sending={ending}
          onSend={(reason) =>
            ending.mutate(
              { division: open.rule.division, itemId: open.rule.itemId, seen: open.rule.number, reason },
              {
                onSuccess: () => {
                  close();
                  void message.success('规则已取消');
                },
              },
            )
          }
          onClose={close}
        />
      ) : null}
    </>
  );
}
