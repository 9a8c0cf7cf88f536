import type { CatalogueImport } from '../../api/catalogue-exchange.ts';
import type { Column } from '../../ui/data-table.tsx';
import { kindNames, stateWords } from './words.ts';

const when = new Intl.DateTimeFormat('zh-CN', {
  ...{ timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' },
});

export const importColumns: readonly Column<CatalogueImport>[] = [
  { key: 'file', title: '文件', always: true, width: 220, render: ({ fileName }) => fileName },
  { key: 'kind', title: '内容', render: ({ kind, division }) => `${division.name}${kindNames[kind]}` },
  { key: 'state', title: '结果', width: 160, render: (row) => stateWords(row) },
  { key: 'person', title: '上传人', render: ({ person }) => person },
  { key: 'at', title: '上传时间', render: ({ uploadedAt }) => when.format(new Date(uploadedAt)) },
];
