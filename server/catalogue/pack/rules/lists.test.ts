import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a list the form needs is missing',
    'code-list',
    /^lists$/,
    /缺少代码表 guidance/,
    { file: 'code-lists.json', passage: '"lists"', by: '"lists"' },
    { file: 'code-lists.json', passage: '"id": "guidance"', by: '"id": "guidances"' },
  ],
  [
    'a code twice in its list',
    'unique',
    /^lists\[0\]\.rows\[1\]\.code$/,
    /代码“A00001”重复/,
    { file: 'code-lists.json', passage: '"A00002"', by: '"A00001"' },
  ],
  [
    'an industry class under another division',
    'industry-tree',
    /parent$/,
    /行业“3912”的上级不对/,
    { file: 'industries.json', from: '"3912"', passage: '"parent": "39"', by: '"parent": "38"' },
  ],
]);
