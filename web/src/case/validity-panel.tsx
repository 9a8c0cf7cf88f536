import type { CaseDetail } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { Signal } from '../ui/signal.tsx';

type Validity = NonNullable<CaseDetail['validity']>;

const outcomes: Readonly<Record<NonNullable<Validity['renewals'][number]['decision']>['outcome'], string>> = {
  renewed: '准予',
  deemed: '逾期未作决定，视为准予',
  refused: '不予',
  moot: '决定已撤销',
};

/** How long the result is valid, or within which time building must begin, and its renewals. */
export function ValidityPanel({ validity }: { validity: Validity }) {
  const { until, expired, startWithin, rule, mark, renewals } = validity;
  return (
    <section className="panel">
      <h2>
        {startWithin ? '开工期限' : '有效期'} <MarkTag mark={mark} />
      </h2>
      <p>
        {until === null ? '长期有效' : `至 ${until}`}{' '}
        {expired ? <Signal signal="overdue" word={startWithin ? '期限已过' : '已过期'} /> : null}
      </p>
      {expired && startWithin ? <p className="soft">期限内未开工又未延期的，批准文件依法失效。</p> : null}
      {until !== null && rule !== null ? <p className="soft">延续（延期）：{rule}</p> : null}
      {renewals.length > 0 ? (
        <ol className="opinions">
          {renewals.map((renewal) => (
            <li key={renewal.appliedAt}>
              {tableTime(renewal.appliedAt)} 申请由 {renewal.expiresOn} 延至 {renewal.until}：
              {renewal.decision === null ? (
                <strong>待决定</strong>
              ) : (
                <>
                  <strong>{outcomes[renewal.decision.outcome]}</strong>，至 {renewal.decision.until}{' '}
                  <span className="soft">{tableTime(renewal.decision.at)}</span>
                </>
              )}
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
