import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { factsQuery } from '../../api/guide.ts';
import { fieldId } from '../../ui/field.tsx';
import { useForm } from './form-context.ts';
import type { Answers } from './form-state.ts';

type Fact = { key: string; label: string; type: string; unit: string | null };

function said(fact: Fact | undefined, key: string, value: Answers[string]): string {
  if (fact === undefined) return `${key}：${String(value)}`;
  if (typeof value === 'boolean') return `${fact.label}：${value ? '是' : '否'}`;
  if (Array.isArray(value)) return `${fact.label}：${value.join('、') || '无'}`;
  return `${fact.label}：${value}${fact.unit ?? ''}`;
}

/** What was answered in the public guide: shown as known, with where it comes from and how to take it back. */
export function KnownAnswers() {
  const { form, update, faultOf } = useForm();
  const facts = useQuery(factsQuery);
  const entries = Object.entries(form.answers);
  if (entries.length === 0) return null;
  const holds = entries.filter(([, value]) => value !== false);
  const not = entries.filter(([, value]) => value === false);
  const factOf = (key: string) => facts.data?.facts.find((fact) => fact.key === key);
  const drop = (key: string): void => {
    const { [key]: _, ...answers } = form.answers;
    update({ answers, flowId: '' });
  };
  const row = ([key, value]: (typeof entries)[number]) => {
    const text = said(factOf(key), key, value);
    const fault = faultOf(`answers.${key}`);
    return (
      <li key={key} id={fieldId(`answers.${key}`)} tabIndex={-1}>
        {text}{' '}
        <Button type="link" size="small" aria-label={`不采用：${text}`} onClick={() => drop(key)}>
          不采用
        </Button>
        {fault ? <p className="field-fault">{fault}</p> : null}
      </li>
    );
  };
  return (
    <fieldset className="field-group">
      <legend>已知的项目情况</legend>
      <p className="field-help">
        来自您在智能导办中的回答，用来判断哪些事项要办。不对的请点“不采用”，改由窗口判断。
      </p>
      <p>
        <a href="/guide-me">重新回答</a>
      </p>
      <ul className="known-answers">{holds.map(row)}</ul>
      {not.length > 0 ? (
        <details>
          <summary>回答为“否”的 {not.length} 项</summary>
          <ul className="known-answers">{not.map(row)}</ul>
        </details>
      ) : null}
    </fieldset>
  );
}
