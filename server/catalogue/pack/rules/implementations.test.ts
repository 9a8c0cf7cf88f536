import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'an item without a rule',
    'implementation',
    /^rules$/,
    /事项 soil 没有实施规则/,
    { file: 'implementations.json', passage: '"rules"', by: '"rules"' },
    {
      file: 'implementations.json',
      passage: '{ "item": "soil", "follows": "place" },',
      by: '',
    },
  ],
  [
    'a line department in the place of an approval body',
    'implementation',
    /^overrides\[0\]\.body$/,
    /“210112-water”不是本区划的行政审批机构/,
    { file: 'implementations.json', passage: '"210112-administrative-approval"', by: '"210112-water"' },
  ],
  [
    'a supervisor from another department',
    'implementation',
    /^overrides\[0\]\.supervisedBy$/,
    /“210112-water”不是事项 proj-proposal 在本区划或上级的主管部门/,
    { file: 'implementations.json', passage: '"210112-development-reform"', by: '"210112-water"' },
  ],
  [
    'a supervisor from another place',
    'implementation',
    /^overrides\[0\]\.supervisedBy$/,
    /主管部门/,
    {
      file: 'implementations.json',
      passage: '"210112-development-reform"',
      by: '"210113-development-reform"',
    },
  ],
]);
