import { Link } from '@tanstack/react-router';
import type { NationalOverview } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';

/** Why messages were refused: by the rule our own check found broken, and by the centre's words. */
export function Refusals({ overview }: { overview: NationalOverview }) {
  const face = useFace();
  const { rules, reasons } = overview;
  if (rules.length === 0 && reasons.length === 0) return null;
  const to = '/$face/national/messages';
  return (
    <div className="national-refusals">
      <section className="panel">
        <h2>本平台自检退回</h2>
        {rules.length === 0 ? (
          <p className="soft">没有。</p>
        ) : (
          <ul>
            {rules.map(({ rule, sentence, count }) => (
              <li key={rule ?? 0}>
                <Link to={to} params={{ face }} search={{ refusedBy: 'door', rule: rule ?? 0 }}>
                  {rule === null ? '' : `规则 ${rule}：`}
                  {sentence}
                </Link>
                <strong>{count} 条</strong>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel">
        <h2>国家平台退回</h2>
        {reasons.length === 0 ? (
          <p className="soft">没有。</p>
        ) : (
          <ul>
            {reasons.map(({ reason, count }) => (
              <li key={reason}>
                <Link to={to} params={{ face }} search={{ refusedBy: 'centre', reason }}>
                  {reason}
                </Link>
                <strong>{count} 条</strong>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
