import type { CatalogueEntry, CatalogueHistory } from '../../api/catalogue-types.ts';
import { tableTime } from '../../lib/format.ts';
import './entries.css';

const steps = [
  { step: 'submitted', word: '草稿', done: '已提交', fact: /submitted$/ },
  { step: 'content-confirmed', word: '内容确认', done: '已确认', fact: /content-confirmed$/ },
  { step: 'authority-confirmed', word: '权责确认', done: '已确认', fact: /authority-confirmed$/ },
  { step: 'published', word: '发布', done: '已发布', fact: /\bpublished$/ },
] as const;

type Props = {
  entry: Pick<CatalogueEntry, 'draft' | 'confirms' | 'body'>;
  history: CatalogueHistory['rows'];
};

/** Where the draft of an entry stands: 草稿 → 内容确认 → 权责确认 → 发布, with who did each step and when. */
export function LifeBar({ entry, history }: Props) {
  const reached = { none: 4, draft: 0, submitted: 1, 'content-confirmed': 2, 'authority-confirmed': 3 }[
    entry.draft?.status.code ?? 'none'
  ];
  const waits = [
    entry.body.name,
    entry.confirms.content?.name,
    entry.confirms.authority?.name,
    entry.body.name,
  ];
  // A return or a new publication begins a new round: only what came after it counts for an open draft.
  const round = roundOf(history, reached < 4);
  return (
    <ol className="life" aria-label="办理进度">
      {steps.map(({ step, word, done, fact }, index) => {
        const found = round.find(({ type }) => fact.test(type));
        const isDone = index < reached && found !== undefined;
        return (
          <li
            key={step}
            className={isDone ? 'life-done' : undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span className="strong">
              {isDone ? '✓ ' : ''}
              {word}
            </span>
            <div className="soft">
              {isDone
                ? `${done} · ${[found.who, found.body].filter(Boolean).join(' · ')} · ${tableTime(found.at)}`
                : index === reached
                  ? `等候：${waits[index] ?? '没有登记负责的机关'}`
                  : (waits[index] ?? '')}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The facts of the newest round, newest first. */
export function roundOf(
  history: CatalogueHistory['rows'],
  open: boolean,
): CatalogueHistory['rows'][number][] {
  const newest = [...history].sort((a, b) => b.at.localeCompare(a.at));
  const ends = open ? /(returned|recalled|published|withdrawn)$/ : /(returned|recalled|withdrawn)$/;
  const end = newest.findIndex(({ type }) => ends.test(type));
  const round = end === -1 ? newest : newest.slice(0, end);
  return round;
}
