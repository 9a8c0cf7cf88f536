import type { CaseDetail } from '../api/types.ts';
import { remainingWords, shortDay, tableTime } from '../lib/format.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { Signal } from '../ui/signal.tsx';
import { useToday } from '../ui/use-today.ts';

type Opinion = CaseDetail['opinions'][number];

export const opinionWords: Readonly<Record<NonNullable<Opinion['answer']>['opinion'], string>> = {
  agree: '同意',
  'agree-with-remarks': '同意，有修改意见',
  object: '不同意',
  deemed: '逾期未反馈，视为同意',
  moot: '办件已结束，不再反馈',
};

/** Which departments were asked, what they answered, and which are still to answer until when. */
export function OpinionsPanel({ opinions }: { opinions: readonly Opinion[] }) {
  if (opinions.length === 0) return null;
  return (
    <section className="panel">
      <h2>征求意见</h2>
      <ul className="opinions">
        {opinions.map((opinion) => (
          <OpinionLine key={opinion.requestId} opinion={opinion} />
        ))}
      </ul>
    </section>
  );
}

function OpinionLine({ opinion }: { opinion: Opinion }) {
  const today = useToday();
  const { body, answer, dueDay, remaining, signal, days, silence, basis, mark } = opinion;
  return (
    <li>
      <div className="row row-apart">
        <strong>{body.name}</strong>
        {answer === null ? (
          <span className="light">
            <Signal signal={signal} />
            {dueDay === null ? null : (
              <span className="light-words">
                {shortDay(dueDay, today)} · {remainingWords(remaining, 'working-day', dueDay, today)}
              </span>
            )}
          </span>
        ) : (
          <span>
            <strong>{opinionWords[answer.opinion]}</strong>{' '}
            <span className="soft">{tableTime(answer.at)}</span>
            {opinion.late && answer.opinion !== 'deemed' ? <span> （逾期）</span> : null}
          </span>
        )}
      </div>
      {opinion.question === null ? null : <p className="opinion-text">{opinion.question}</p>}
      {answer?.text ? <blockquote className="opinion-text">{answer.text}</blockquote> : null}
      <p className="soft">
        {tableTime(opinion.askedAt)} 发出，{days}个工作日内反馈
        {silence === 'consent' ? '，逾期视为同意' : ''}（{basis}）<MarkTag mark={mark} />
      </p>
    </li>
  );
}
