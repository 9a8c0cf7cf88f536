import { type FlowContent, type FlowStage, flowNodes } from '@zongheng/core/catalogue';
import { criticalPath } from '@zongheng/core/planning';
import type { Light, MapItem, MapStage, OtherCase, Project, StageClock } from '../api/types.ts';
import { signalOrder } from '../ui/signal.tsx';

/** A card on the map. `plan` is a flow of the catalogue: nothing has happened to it. */
export type MapCardModel = {
  id: string;
  name: string;
  department: string;
  days: number;
  necessity: 'required' | 'conditional';
  when: string | null;
  needs: string[];
  critical: boolean;
  state: MapItem['state'] | 'plan';
  cases: OtherCase[];
  /** By the assessment of an area the project lies in. */
  simplified?: MapItem['simplified'];
  /** FEEL over the facts of a project, of a flow of the catalogue. */
  rule?: string | undefined;
  /** The one step in which it is handled together with others. */
  merged?: string | undefined;
};
export type MapStageModel = {
  no: number;
  id: string;
  name: string;
  lead: string;
  limitDays: number;
  state: MapStage['state'] | 'plan';
  light: Light | null;
  /** Of its works' clocks the one that most needs attention, once it runs. */
  clock: (StageClock & { projectId: string }) | null;
  items: MapCardModel[];
};

export function fromProject({ id, flow, clocks }: Pick<Project, 'id' | 'flow' | 'clocks'>): MapStageModel[] {
  return flow.stages.map((stage) => ({
    no: stage.no,
    id: stage.id,
    name: stage.name,
    lead: stage.leadDepartment,
    limitDays: stage.limitDays,
    state: stage.state,
    light: stage.light,
    clock: foremostClock(id, clocks, stage.no),
    items: stage.items.map(({ itemId, ...item }) => ({ ...item, id: itemId })),
  }));
}

function foremostClock(projectId: string, clocks: readonly StageClock[], no: number): MapStageModel['clock'] {
  const rank = ({ signal }: StageClock): number => signalOrder.indexOf(signal);
  const own = clocks.filter((each) => each.kind === 'stage' && each.stage === no);
  const [first] = own.sort((a, b) => rank(a) - rank(b));
  return first ? { ...first, projectId } : null;
}

/** A flow as it can be drawn: published, or a draft in the editor. */
export type DrawnFlow = Pick<FlowContent, 'stages'> & {
  readonly items: Readonly<Record<string, { name: string; department: string } | undefined>>;
};

/** The longest chain of required items of each stage; none where the data has a circle. */
function criticalIn(stage: FlowStage): ReadonlySet<string> {
  const path = criticalPath(flowNodes(stage.items.filter(({ necessity }) => necessity === 'required')));
  return new Set(path.ok ? path.value.path : []);
}

export function fromCatalogue(flow: DrawnFlow, departments: ReadonlyMap<string, string>): MapStageModel[] {
  return flow.stages.map((stage) => {
    const critical = criticalIn(stage);
    return {
      no: stage.no,
      id: stage.id,
      name: stage.name,
      lead: departments.get(stage.leadDepartment) ?? stage.leadDepartment,
      limitDays: stage.limitDays,
      state: 'plan',
      light: null,
      clock: null,
      items: stage.items.map((entry) => ({
        id: entry.item,
        name: flow.items[entry.item]?.name ?? entry.item,
        department: flow.items[entry.item]?.department ?? '',
        days: entry.days,
        necessity: entry.necessity,
        when: entry.when,
        needs: [...entry.after],
        critical: critical.has(entry.item),
        state: 'plan',
        cases: [],
        rule: entry.rule,
        merged: entry.merged,
      })),
    };
  });
}

export const stateWords: Readonly<Record<MapCardModel['state'], string>> = {
  plan: '',
  waiting: '暂不能申报',
  ready: '现在可以申报',
  filed: '已申报，待受理',
  running: '办理中',
  done: '已办结',
  refused: '未通过',
  ended: '已终止',
};

export const stageWords: Readonly<Record<MapStageModel['state'], string>> = {
  plan: '',
  waiting: '未开始',
  ready: '可以申报',
  running: '办理中',
  closed: '已完成',
};

/** Of several cases of one item (several works) the one that most needs attention. */
export function foremostCase(cases: readonly OtherCase[]): OtherCase | undefined {
  const rank = (each: OtherCase): number => signalOrder.indexOf(each.light.signal);
  return [...cases].sort((a, b) => rank(a) - rank(b))[0];
}

/** Of a flow of the catalogue: always, or as the project is. */
export function necessityWords({ necessity }: Pick<MapCardModel, 'necessity'>): string {
  return necessity === 'required' ? '必办' : '按情形';
}

/** '5 个工作日', or 即办. */
export function daysWords(days: number): string {
  return days === 0 ? '即办' : `${days} 个工作日`;
}

/** The names of what an item waits for, done ones told apart. */
export function needWords(
  card: MapCardModel,
  all: ReadonlyMap<string, MapCardModel>,
): { name: string; done: boolean }[] {
  return card.needs.flatMap((id) => {
    const need = all.get(id);
    return need ? [{ name: need.name, done: need.state === 'done' }] : [];
  });
}
