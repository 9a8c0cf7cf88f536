import type { Measure } from '../api/types.ts';
import { type ExplanationTarget, useOpenExplanation } from '../clock/explanation-context.ts';
import { lightWords, type ShownLight, stopWords } from '../lib/light-words.ts';
import { Signal } from './signal.tsx';
import { useToday } from './use-today.ts';

type Props = {
  light: ShownLight & { measure?: Measure };
  /** With a case the light is a button that opens the explanation of its date. */
  caseId?: string;
  measure?: Measure;
  /** The same for the clock of a stage or a project. */
  target?: ExplanationTarget;
  hideWord?: boolean;
  /** For narrow places: 剩5日 for 剩5个工作日; the name of the control keeps the whole words. */
  brief?: boolean;
  tabIndex?: number;
};

/** Signal, due date and days left: "▲ 预警 12月3日 · 剩2个工作日". */
export function DueLight({
  light,
  caseId,
  measure = light.measure ?? 'committed',
  target = caseId === undefined ? undefined : { caseId, measure },
  hideWord = false,
  brief = false,
  tabIndex,
}: Props) {
  const today = useToday();
  const open = useOpenExplanation();
  const late = stopWords(light);
  const content = (
    <>
      <Signal signal={light.signal} word={light.word} provisional={light.provisional} hideWord={hideWord} />
      <span className="light-words">{lightWords(light, today, brief)}</span>
      {late === null ? null : (
        <span className="light-second">
          <Signal signal="overdue" word={late} />
        </span>
      )}
    </>
  );
  if (target === undefined) return <span className="light">{content}</span>;
  return (
    <button
      type="button"
      className="light"
      tabIndex={tabIndex}
      title="查看期限是怎样算出来的"
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation();
        open(target);
      }}
    >
      {content}
      <span className="visually-hidden">，查看期限说明</span>
    </button>
  );
}
