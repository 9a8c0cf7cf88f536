import type { CaseDetail } from '../api/types.ts';
import { longDay, tableTime } from '../lib/format.ts';

type Props = { detail: CaseDetail; correction: NonNullable<CaseDetail['correction']> };

/** What the applicant was asked to correct, and by when. */
export function CorrectionNotice({ detail, correction }: Props) {
  return (
    <section className="panel correction-notice">
      <h2>等待补正：{longDay(correction.replyBy)} 前</h2>
      <ol>
        {correction.items.map((item, index) => (
          <li key={`${item.material}-${item.problem}`}>
            {index + 1}. <span className="strong">{item.material}</span>：{item.problem}
          </li>
        ))}
      </ol>
      <p className="soft">
        {tableTime(correction.askedAt)} 由{detail.body.name}一次性告知
      </p>
    </section>
  );
}
