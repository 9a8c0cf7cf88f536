import type { Explanation } from '../api/types.ts';
import { shortDay } from '../lib/format.ts';
import { lightOf } from '../lib/light-words.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { Signal } from '../ui/signal.tsx';
import { useToday } from '../ui/use-today.ts';
import { spanWords } from './calendar-model.ts';
import { CalendarPicture } from './calendar-picture.tsx';
import './explanation.css';

type Props = {
  explanation: Explanation;
  /** What stands for 办结 where nothing was decided, and whether it was late. */
  ended?: { word: string; late: boolean };
};

/** How a due date came about: one sentence, the picture, and the same as sentences with their source. */
export function ExplanationView({ explanation, ended }: Props) {
  const today = useToday();
  const { reading, measure } = explanation;
  const light = lightOf(reading, 'working-day', measure === 'statutory');
  const shorten = (day: string): string => shortDay(day, today);
  return (
    <div className="stack">
      <div className="explanation-sum">
        <div className="row">
          {ended ? (
            <Signal signal={ended.late ? 'overdue' : 'done'} word={ended.word} />
          ) : (
            <Signal signal={light.signal} word={light.word} provisional={light.provisional} />
          )}
          {light.dueDay === null ? null : <span>{shorten(light.dueDay)}到期</span>}
          <MarkTag mark={explanation.mark} />
        </div>
        <p>{explanation.sentence}</p>
      </div>
      {explanation.notes.length > 0 ? (
        <section>
          <h3 className="explanation-title">期限的变化</h3>
          <ol className="explanation-lines">
            {explanation.notes.map((note) => (
              <li key={`${note.day}-${note.text}`}>
                <span className="explanation-span">{shorten(note.day)}</span>
                <span>
                  {note.text}
                  <span className="soft">（{note.source}）</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <CalendarPicture explanation={explanation} />
      {explanation.lines.length > 0 ? (
        <section>
          <h3 className="explanation-title">逐日说明</h3>
          <ol className="explanation-lines">
            {explanation.lines.map((line) => (
              <li key={`${line.from}-${line.kind}`}>
                <span className="explanation-span">{spanWords(line, shorten)}</span>
                <span className={line.counted ? 'explanation-count strong' : 'explanation-count soft'}>
                  {line.counted ? `计 ${line.days} 天` : '不计'}
                </span>
                <span>
                  {line.reason}
                  {line.source ? <span className="soft">（{line.source}）</span> : null}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}
