import { MOST_ROWS } from './archive.ts';
import { type ExchangeKind, sheetsOf } from './columns.ts';
import { ERROR_COLUMN } from './messages.ts';

/** The sheet that says how a workbook is filled in. */
export function guideRows(
  kind: ExchangeKind,
  place: string,
  division: string,
  count: number,
): readonly (readonly [string, string])[] {
  const own: readonly (readonly [string, string])[] =
    kind === 'implementation'
      ? [
          [
            '沿用标准',
            '时限、受理条件、办理结果等不填即沿用标准事项。“…由”各列选“沿用标准”或“本级规定”,选“本级规定”的在对应工作表逐行填写。',
          ],
          [
            '不得放宽',
            '时限不得长于标准,材料、条件不得多于标准,名称、依据、类型不得改变;确需例外的先存为草稿再申请例外。',
          ],
        ]
      : [
          [
            '不在本表的',
            '计时中止、补正逾期后果、有效期规则、征求意见和其他法定时限不在工作簿内,导入时保持原样;新设标准事项请在线起草。',
          ],
        ];
  return [
    ['区划', `${place}(${division})`],
    ['事项数', String(count)],
    ['格式版本', '1'],
    [
      '工作表',
      sheetsOf(kind)
        .map(({ name }) => name)
        .join('、'),
    ],
    ['填写', '每个工作表第一行是表头,不得改动工作表和列的名称。各表以“事项编码”对应,“事项名称”只供核对。'],
    [
      '下拉列表',
      '有下拉列表的单元格只能从列表选择。一格可填几项的(备注“每行一个”),每项占一行(Alt+Enter 换行)。',
    ],
    ...own,
    [
      '不接受',
      `公式、宏、合并单元格、日期格式的单元格;每个工作表至多 ${MOST_ROWS} 行。电话、编码请保持文本格式。`,
    ],
    [
      '导入',
      '上传后先预检,列出每个事项将有的变动和每处错误,不改动任何数据;确认后全部存为草稿,有一处错误即全部不导入。',
    ],
    [
      ERROR_COLUMN,
      `预检有错时可下载标注错误的工作簿:有错的单元格标红并加批注,行末“${ERROR_COLUMN}”列写明原因。改好后直接上传,该列不读。`,
    ],
  ];
}
