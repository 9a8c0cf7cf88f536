/** What the checks of a flow say. Items, departments and divisions come in as the keeper knows them. */
export const flowMessages = {
  reference: (what: string, value: string) => `${what}“${value}”不存在`,
  circle: (names: readonly string[]) => `先后次序成环:${names.join(' → ')}`,
  twice: (item: string) => `事项 ${item} 在流程中出现两次`,
  after: (item: string, before: string) => `事项 ${item} 所等的 ${before} 不在本流程的本阶段或以前阶段`,
  need: (item: string, need: string) =>
    `事项 ${item} 依法须先有 ${need} 的结果,流程中未排先后,也未说明可以并行`,
  besideNotNeeded: (item: string, need: string) => `事项 ${item} 并不须先有 ${need} 的结果,不必说明并行`,
  when: (item: string) => `事项 ${item}:按情形办理的须写明情形,必办的不写`,
  days: (item: string, days: number, committed: number) =>
    `事项 ${item} 在流程中为 ${days} 个工作日,长于其承诺时限 ${committed} 个工作日`,
  mergedAlone: (name: string) => `合并步骤“${name}”在本阶段只有一个事项`,
  mergedOrder: (name: string, item: string, before: string) =>
    `合并步骤“${name}”中的事项 ${item} 须等 ${before} 的结果,不能同时办理`,
  coverage: (item: string, places: number, first: string) =>
    `事项 ${item} 在 ${places} 个区划没有实施机构,如 ${first}`,
  unpublished: (item: string, places: number, first: string) =>
    `事项 ${item} 在 ${places} 个区划没有已发布的实施清单,如 ${first}`,
  stageOrder: () => '阶段序号须从小到大,不重复',
  stageLimit: (limit: number, days: number, path: readonly string[]) =>
    `阶段时限 ${limit} 个工作日短于最长路径 ${days} 个工作日(${path.join(' → ')})`,
  variant: (limit: number, stage: number) => `变通时限 ${limit} 个工作日须短于阶段时限 ${stage} 个工作日`,
  total: (total: number, sum: number) => `总时限 ${total} 个工作日不等于各阶段之和 ${sum} 个工作日`,
  wholeChain: (total: number, target: number) => `总时限 ${total} 个工作日超过全流程目标 ${target} 个工作日`,
  splclx: () => '工程建设类流程须填审批流程类型(1–10),投资类流程不填',
  derivedWhole: () => '由省级流程派生的流程须同时写明所依流程和适用区划',
  rule: (text: string) => `判断规则有误:${text}`,

  notTemplate: (template: string) => `本流程不是由省级流程“${template}”派生的,或标识不是“省级流程@区划”`,
  scope: (what: string) => `${what}须与省级流程一致,市县不得更改`,
  levels: () => '适用层级不得超出省级流程',
  added: (item: string) => `省级流程中没有事项 ${item},市县流程不得增加事项`,
  dropped: (item: string) => `省级流程中的事项 ${item} 不得减去;不适用的项目按情形自然不办`,
  required: (item: string) => `事项 ${item} 在省级流程中按情形办理,市县流程不得改为必办`,
  conditional: (item: string) => `事项 ${item} 在省级流程中为必办,市县流程不得改为按情形办理`,
  condition: (item: string) => `事项 ${item} 的适用情形须与省级流程一致`,
  longerItem: (item: string, days: number, most: number) =>
    `事项 ${item} 为 ${days} 个工作日,长于省级流程的 ${most} 个工作日`,
  joint: (item: string) => `事项 ${item} 在省级流程中不是统一、联合或集中办理,市县流程不得因此延长时限`,
  orderAdded: (item: string, before: string) =>
    `省级流程中事项 ${item} 不须等 ${before} 的结果,市县流程不得增加先后次序`,
  split: (item: string, stage: string) =>
    `事项 ${item} 须与省级流程“${stage}”阶段的其他事项在同一阶段:阶段只能整个合并`,
  stagesOrder: (stage: string) => `阶段“${stage}”只能由省级流程中相邻的阶段合并而成,次序不变`,
  stageNo: (stage: string, no: number) => `阶段“${stage}”的序号须为所合并的第一个阶段的序号 ${no}`,
  lead: (stage: string) => `阶段“${stage}”的牵头部门须为省级流程中所合并阶段的牵头部门之一`,
  longerStage: (stage: string, days: number, most: number) =>
    `阶段“${stage}”可达 ${days} 个工作日,长于省级流程的 ${most} 个工作日`,
  longerTotal: (days: number, most: number) => `总时限 ${days} 个工作日长于省级流程的 ${most} 个工作日`,
} as const;

/** Whose rules they are. */
export const flowSources = {
  flow: '审批流程',
  law: '各事项依据的法律、法规',
  joint: '中华人民共和国行政许可法第二十六条、第四十二条',
  derived: '国办发〔2019〕11号(各地可进一步梳理合并审批流程;原文待核对)',
} as const;
