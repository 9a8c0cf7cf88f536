import type { ClockView, Light } from '../api/types.ts';
import { amount, remainingWords, shortDay } from './format.ts';

/** What of a light is shown; a single clock's reading becomes one by `lightOf`. */
export type ShownLight = Pick<
  Light,
  | 'signal'
  | 'word'
  | 'dueDay'
  | 'ifResumedDueDay'
  | 'remaining'
  | 'used'
  | 'unit'
  | 'provisional'
  | 'statutoryDueDay'
  | 'statutoryRemaining'
> & { stop?: Light['stop'] };

type Reading = Pick<
  ClockView,
  'state' | 'signal' | 'over' | 'dueDay' | 'ifResumedDueDay' | 'remaining' | 'used' | 'provisional'
>;

const readingWords = {
  normal: '正常',
  reminder: '提醒',
  warning: '预警',
  overdue: '逾期',
  stopped: '停表',
  done: '办结',
} as const;

/** One clock by itself. Where the statutory limit is over, that is the state 超法定. */
export function lightOf(reading: Reading, unit: Light['unit'], statutory: boolean): ShownLight {
  const beyond = statutory && reading.signal === 'overdue';
  const running = reading.state === 'running' || reading.signal === 'overdue';
  const remaining = running ? reading.remaining : null;
  return {
    signal: beyond ? 'beyond-statute' : reading.signal,
    word: beyond ? '超法定' : readingWords[reading.signal],
    dueDay: reading.dueDay,
    ifResumedDueDay: reading.ifResumedDueDay,
    remaining,
    used: reading.used,
    unit,
    provisional: reading.provisional,
    statutoryDueDay: beyond ? reading.dueDay : null,
    statutoryRemaining: beyond ? remaining : null,
  };
}

/** '专家评审逾期2个工作日': what keeps the clock stopped is itself late; null where it is not. */
export function stopWords({ stop }: Pick<ShownLight, 'stop'>): string | null {
  if (!stop?.over) return null;
  return `${stop.name}逾期${stop.remaining === null ? '' : `${-stop.remaining}个工作日`}`;
}

/**
 * The words beside a signal: date and days left, as the server counted them. `today` only decides whether
 * the year is written.
 */
export function lightWords(light: ShownLight, today: string, brief = false): string {
  const shorten = (words: string): string => (brief ? words.replace('个工作日', '日') : words);
  if (light.signal === 'done') return shorten(`用时${amount(light.used, light.unit)}`);
  if (light.signal === 'stopped') {
    return light.ifResumedDueDay === null
      ? '计时已停'
      : `${brief ? '恢复则' : '如今日恢复，'}${shortDay(light.ifResumedDueDay, today)}到期`;
  }
  const over = light.signal === 'beyond-statute' && light.statutoryRemaining !== null;
  const day = over ? (light.statutoryDueDay ?? light.dueDay) : light.dueDay;
  const left = over ? light.statutoryRemaining : light.remaining;
  const words: string[] = [];
  if (day !== null) words.push(shortDay(day, today));
  if (left !== null) words.push(shorten(remainingWords(left, light.unit, day ?? today, today)));
  return words.length > 0 ? words.join(' · ') : '未开始计时';
}
