import { Button } from 'antd';
import type { SignalRule } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import '../../ui/data-table.css';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { orderWords, percent, quietWords, scopeWords, yellowWords } from './rule-words.ts';

type Props = {
  caption: string;
  rows: readonly SignalRule[];
  /** In a history: why, and whether it gave way. */
  history?: true;
  onEdit?: (rule: SignalRule) => void;
  onEnd?: (rule: SignalRule) => void;
  onHistory?: (rule: SignalRule) => void;
};

/** Rules side by side: where they hold, when lights change, what follows, who set them. */
export function RulesTable({ caption, rows, history, onEdit, onEnd, onHistory }: Props) {
  return (
    <div className="table-frame">
      <table className="table table-dense rules">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{history ? '版本' : '适用范围'}</th>
            <th scope="col">提醒</th>
            <th scope="col">预警</th>
            <th scope="col">自动督办</th>
            <th scope="col">督办答复</th>
            <th scope="col">免打扰</th>
            <th scope="col">依据</th>
            <th scope="col">{history ? '设置人、时间和理由' : '设置'}</th>
            {history ? null : <th scope="col">操作</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((rule) => (
            <tr key={rule.number}>
              <th scope="row">
                {history ? (rule.ended ? '取消' : `第 ${rule.number} 号`) : scopeWords(rule)}
              </th>
              <td data-label="提醒">用时 {percent(rule.remindShare)}</td>
              <td data-label="预警">{yellowWords(rule)}</td>
              <td data-label="自动督办">{orderWords(rule.orderAfterDays)}</td>
              <td data-label="督办答复">{rule.replyDays} 个工作日</td>
              <td data-label="免打扰" className="nowrap">
                {quietWords(rule)}
              </td>
              <td data-label="依据">
                {rule.basis} <MarkTag mark={rule.mark} />
              </td>
              <td data-label="设置">
                {rule.setByName} <span className="nowrap">{tableTime(rule.setAt)}</span>
                {history ? ` ${rule.reason}` : ''}
              </td>
              {history ? null : (
                <td data-label="操作">
                  <div className="row">
                    <Button size="small" onClick={() => onHistory?.(rule)}>
                      历次<span className="visually-hidden">：{scopeWords(rule)}</span>
                    </Button>
                    {rule.maySet ? (
                      <Button size="small" onClick={() => onEdit?.(rule)}>
                        修改<span className="visually-hidden">：{scopeWords(rule)}</span>
                      </Button>
                    ) : null}
                    {rule.maySet && (rule.division !== null || rule.itemId !== null) ? (
                      <Button size="small" danger onClick={() => onEnd?.(rule)}>
                        取消<span className="visually-hidden">：{scopeWords(rule)}</span>
                      </Button>
                    ) : null}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
