import type { CatalogueImport, ImportDetail } from '../../api/catalogue-exchange.ts';

export const kindNames = { implementation: '实施清单', standard: '标准事项' } as const;

/** Where an import stands, in words. */
export function stateWords({ state, errorCount, outcome, done, total }: CatalogueImport): string {
  switch (state) {
    case 'uploaded':
      return '已上传，未预检';
    case 'checking':
      return `正在预检 ${done}/${total}`;
    case 'applying':
      return `正在导入 ${done}/${total}`;
    case 'applied':
      return `已导入 ${outcome?.saved ?? 0} 项`;
    case 'checked':
      return errorCount > 0 ? `有 ${errorCount} 处错误` : '预检通过，未导入';
  }
}

export const statusNames: Readonly<Record<ImportDetail['items'][number]['status'], string>> = {
  new: '新增',
  changed: '有修改',
  same: '无变化',
  refused: '有错误',
};
