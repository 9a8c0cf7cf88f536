import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { ruleHistoryQuery } from '../../api/signal-rules.ts';
import type { SignalRule } from '../../api/types.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { scopeWords } from './rule-words.ts';
import { RulesTable } from './rules-table.tsx';

/** All that was ever set for a scope, the newest first. */
export function RuleHistory({ rule, onClose }: { rule: SignalRule; onClose: () => void }) {
  useReturnFocus();
  const query = useQuery(ruleHistoryQuery(rule.division, rule.itemId));
  const title = `历次规则：${scopeWords(rule)}`;
  return (
    <Modal open title={title} width={1000} footer={null} onCancel={onClose}>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} /> : null}
      {query.data ? <RulesTable caption={title} rows={query.data.rows} history /> : null}
    </Modal>
  );
}
