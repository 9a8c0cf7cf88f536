import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a county under another city',
    'division-tree',
    /parent$/,
    /“211221”的代码与上级不相承/,
    { file: 'divisions.json', from: '"211221"', passage: '"211200"', by: '"211100"' },
  ],
  [
    'a county under the province',
    'division-tree',
    /parent$/,
    /“211221”的上级层级不对/,
    { file: 'divisions.json', from: '"211221"', passage: '"211200"', by: '"210000"' },
  ],
  [
    'a zone under a code of GB/T 2260',
    'division-tree',
    /code$/,
    /本地扩展区划“210490”/,
    { file: 'divisions.json', passage: '"L21001"', by: '"210490"' },
  ],
  [
    'a home too few',
    'division-tree',
    /^homes$/,
    /全部地级市和省本级/,
    { file: 'pack.json', passage: '"homes": [', by: '"homes": [' },
    { file: 'pack.json', passage: '"211400",', by: '' },
  ],
  [
    'a credit code with a wrong digit',
    'credit-code',
    /creditCode$/,
    /校验码不符/,
    { file: 'bodies.json', passage: '1121000000TEXT0139', by: '1121000000TEXT0138' },
  ],
  [
    'a body named after another place',
    'body-id',
    /\.id$/,
    /“210102-water”须由本机构的区划代码和部门组成/,
    { file: 'bodies.json', from: '"id": "210102-water"', passage: '"id"', by: '"id"' },
    {
      file: 'bodies.json',
      from: '"id": "210102-water"',
      passage: '"division": "210102"',
      by: '"division": "210103"',
    },
  ],
  [
    'a window kept by a department',
    'window',
    /body$/,
    /“210102-window”的机构须是本区划的政务服务中心/,
    { file: 'windows.json', passage: '"210102-service-centre"', by: '"210102-water"' },
  ],
  [
    'a county without a window',
    'window',
    /^rows$/,
    /^铁岭县没有窗口$/,
    { file: 'windows.json', passage: '"rows"', by: '"rows"' },
    {
      file: 'windows.json',
      from: '"211221-window"',
      passage: '"division": "211221"',
      by: '"division": "211200"',
    },
  ],
]);
