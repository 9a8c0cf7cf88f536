import type { StageClock } from '../api/types.ts';
import { lightOf } from '../lib/light-words.ts';
import { DueLight } from '../ui/due-light.tsx';

type Props = { clock: StageClock; projectId: string; brief?: boolean };

/** Days used of a stage's or project's limit, and its light, which opens the explanation: "已用 3/14 日 ● 12月1日". */
export function StageLight({ clock, projectId, brief = false }: Props) {
  const { workId, stage, national } = clock;
  const whole = clock.kind === 'project';
  const title = whole ? '全流程时限' : `${clock.stageName}${clock.workName ? `（${clock.workName}）` : ''}`;
  const unit = brief ? '日' : '个工作日';
  return (
    <>
      <span className="nowrap" title={title}>
        {whole ? '全流程' : ''}已用 {clock.used}/{clock.limit} {unit}
        {national ? <span className="soft">（国家要求 {national.days}）</span> : null}
      </span>
      <DueLight
        light={lightOf(clock, clock.unit, false)}
        target={{ projectId, title, workId, stage }}
        hideWord={brief}
        brief={brief}
      />
    </>
  );
}
