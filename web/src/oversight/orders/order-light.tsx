import type { OrderRow } from '../../api/types.ts';
import { remainingWords, shortDay } from '../../lib/format.ts';
import { Signal } from '../../ui/signal.tsx';
import { useToday } from '../../ui/use-today.ts';

/** Signal, reply date and working days left: "▲ 临近答复期限 12月3日 · 剩1个工作日". */
export function OrderLight({ order }: { order: OrderRow }) {
  const today = useToday();
  const { light, replyBy, remaining, provisional } = order;
  const words = [
    shortDay(replyBy, today),
    ...(remaining === null ? [] : [remainingWords(remaining, 'working-day', replyBy, today)]),
  ];
  return (
    <span className="light">
      <Signal signal={light.signal} word={light.word} provisional={provisional && light.signal !== 'done'} />
      {light.signal === 'done' ? null : <span className="light-words">{words.join(' · ')}</span>}
    </span>
  );
}
