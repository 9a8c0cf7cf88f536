import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { type CheckedRule, ruleCheckQuery, ruleFactsQuery } from '../../../api/catalogue-rules.ts';
import { Field } from '../../../ui/field.tsx';
import { useFault } from './faults.ts';

type Props = {
  path: string;
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Whose rule it is to be: then the example projects say what they expect of it. */
  item?: string;
  help?: ReactNode;
};

/** A FEEL rule over the facts of a project, checked as it is typed: what it says in Chinese, or where it is wrong. */
export function RuleField({ path, label, value, onChange, item, help }: Props) {
  const [asked, setAsked] = useState(value ?? '');
  useEffect(() => {
    const pause = setTimeout(() => setAsked(value ?? ''), 400);
    return () => clearTimeout(pause);
  }, [value]);
  const check = useQuery({ ...ruleCheckQuery(asked, item), enabled: asked.trim() !== '' });
  const saved = useFault(path);
  const answer = asked.trim() === '' ? undefined : check.data;
  return (
    <Field path={path} label={label} help={help} fault={saved ?? faultWords(answer)}>
      {(control) => (
        <>
          <Input.TextArea
            {...control}
            className="code"
            spellCheck={false}
            value={value ?? ''}
            maxLength={4000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          />
          <div role="status">
            {answer?.chinese ? <p>读作：{answer.chinese}</p> : null}
            {answer?.chinese ? <Examples answer={answer} /> : null}
          </div>
          <KnownFacts />
        </>
      )}
    </Field>
  );
}

function faultWords(answer: CheckedRule | undefined): string | undefined {
  if (!answer?.fault) return undefined;
  const { message, line, column } = answer.fault;
  return `第 ${line} 行第 ${column} 个字：${message}`;
}

const verdicts = { yes: '属于', no: '不属于', unknown: '项目信息不足，说不准' } as const;

/** What the rule makes of every example project; where that is not what the example expects, says so first. */
function Examples({ answer: { examples } }: { answer: CheckedRule }) {
  const count = (verdict: keyof typeof verdicts): number =>
    examples.filter((example) => example.verdict === verdict).length;
  const odd = examples.filter(
    ({ verdict, expected }) => expected !== null && (verdict === 'yes') !== expected,
  );
  if (examples.length === 0) return null;
  return (
    <details>
      <summary className="link-button">
        {examples.length} 个示例项目：{count('yes')} 个属于，{count('no')} 个不属于，{count('unknown')}{' '}
        个说不准
        {odd.length > 0 ? `；${odd.length} 个与预期不同` : ''}
      </summary>
      <ul>
        {[...odd, ...examples.filter((each) => !odd.includes(each))].map((example) => (
          <li key={example.id}>
            {odd.includes(example) ? '× 与预期不同：' : ''}
            {example.name}：{verdicts[example.verdict]}
            <span className="soft">（{example.reasons.join('；')}）</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The names a rule may use. */
function KnownFacts() {
  const [open, setOpen] = useState(false);
  const facts = useQuery({ ...ruleFactsQuery, enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link-button">规则可以使用的项目信息</summary>
      <ul>
        {(facts.data?.facts ?? []).map(({ key, name, label, unit, options }) => (
          <li key={key}>
            <span className="code">{name}</span> {label === name ? '' : label}
            <span className="soft">
              {unit ? `（${unit}）` : ''}
              {options.length > 0 ? `：${options.join('、')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
