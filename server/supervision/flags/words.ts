import { dayOf, formatDay, type Instant, instantFromText, startOf } from '@zongheng/core/calendar';
import { FLAG_MESSAGES as say } from './messages.ts';
import type { Evidence } from './sighting.ts';

/** What was seen, as a sentence: numbers and moments as they were when the flag was raised. */
export function evidenceWords(evidence: Evidence, happenedAt: string): string {
  const when = time(happenedAt);
  switch (evidence.rule) {
    case 'deemed-acceptance':
      return `${time(evidence.receivedAt)} 收到申请，法定期限内未一次性告知，自收到之日起视同受理。`;
    case 'deemed-without-code':
      return `${time(evidence.receivedAt)} 收到申请，法定期限内未一次性告知，视同受理；当时项目没有有效代码。`;
    case 'instant-decision':
      return `${time(evidence.acceptedAt)} 受理，${when} 作出决定，间隔 ${evidence.minutes} 分钟，不足 ${evidence.hours} 小时。`;
    case 'no-handling':
      return `${time(evidence.acceptedAt)} 受理，${when} 由同一人作出决定，其间没有办理记录。`;
    case 'mass-decisions':
      return `${time(evidence.from)} 至 ${when}，同一人作出 ${evidence.count} 件决定（${evidence.minutes} 分钟内），本件为其中第 ${evidence.count} 件。`;
    case 'off-hours': {
      const { dayOff, provisional } = evidence;
      const day = dayOff === 'weekend' ? say.weekend : dayOff;
      const why = day === null ? '工作日 08:00–17:30 以外' : `${day}${provisional ? say.provisional : ''}`;
      return `${when} ${act(evidence.act)}，${why}。`;
    }
    case 'repeated-corrections':
      return `${when} 第 ${evidence.number} 次要求补正。`;
    case 'late-correction':
      return `${when} 要求补正，${say.measures[evidence.measure]}于 ${evidence.dueDay} 到期，已在最后 ${evidence.days} 个工作日内。`;
    case 'endless-special':
      return `特别程序“${evidence.name}”自 ${when} 开始，应于 ${evidence.dueDay} 结束，超过 ${evidence.days} 个工作日仍未结束。`;
    case 'unanswered-correction':
      return `${when} 要求补正，补正期限 ${evidence.dueDay}，过后 ${evidence.days} 个工作日既未收到补正也未作处理。`;
    case 'late-report':
      return `${act(evidence.act)}发生于 ${when}，${time(evidence.recordedAt)} 才登记，用了 ${evidence.used} 个工作日。`;
  }
}

function act(type: string): string {
  return say.acts[type] ?? say.otherAct;
}

/** 2026-11-24 10:30, in Shanghai. */
export function time(text: string): string {
  const at = instantFromText(text) as Instant;
  const minutes = Math.floor((at - startOf(dayOf(at))) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${formatDay(dayOf(at))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
