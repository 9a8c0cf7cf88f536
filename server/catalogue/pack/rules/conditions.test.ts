import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a condition on a code that is not in the list',
    'condition-value',
    /^rows\[0\]\.appliesTo\[1\]\.in\[0\]$/,
    /“4”不在代码表 investmentSource 中/,
    { file: 'flows.json', passage: '"in": ["1"]', by: '"in": ["4"]' },
  ],
  [
    'yes or no asked of a list',
    'condition-value',
    /^rows\[0\]\.appliesTo\[1\]\.in\[0\]$/,
    /条件 areaAssessed 的值须为是或否/,
    {
      file: 'flows.json',
      passage: '"field": "investmentSource", "in": ["1"]',
      by: '"field": "areaAssessed", "in": ["1"]',
    },
  ],
]);
