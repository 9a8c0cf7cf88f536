import type { Difference, Reconciliation } from '../../api/types.ts';

export const whatWords: Readonly<Record<Difference['what'], string>> = {
  'missing-there': '对方缺少',
  'unknown-there': '对方多出',
  'state-differs': '状态不一致',
  'not-told': '未曾报送',
  'not-invalidated': '对方未作废',
};

/** What the repair of each kind does, for the question before it is done. */
export const repairWords: Readonly<Record<Difference['what'], string>> = {
  'missing-there': '按当前数据重新报送',
  'unknown-there': '只能写明原因',
  'state-differs': '重新报送，仍在途中的立即询问结果',
  'not-told': '补报',
  'not-invalidated': '再次要求作废旧记录',
};

export const differenceStates = { open: '未消除', explained: '已说明', closed: '已消除' } as const;

export function runWord(run: Reconciliation): string {
  switch (run.state) {
    case 'requested':
      return '等待开始';
    case 'running':
      return '正在核对';
    case 'interrupted':
      return `中断：${run.reason ?? ''}`;
    case 'done':
      return run.differences === 0 ? '两方一致' : `差异 ${run.differences} 条`;
  }
}
