import { testCases } from '../testing/rule-cases.ts';

const OWN = '"id": "gov-building@210100"';

testCases([
  [
    'a city that takes longer for an item',
    'flow-longer',
    /^rows\[8\].*days$/,
    /事项 land-prereview 为 6 个工作日|事项 feasibility 为 6 个工作日,长于省级流程的 5 个工作日/,
    { file: 'flows.json', from: OWN, passage: '"days": 4', by: '"days": 6' },
  ],
  [
    'a city that makes a conditional item required',
    'flow-necessity',
    /^rows\[8\].*necessity$/,
    /不得改为必办/,
    { file: 'flows.json', from: OWN, passage: '"necessity": "conditional"', by: '"necessity": "required"' },
  ],
  [
    'a city that adds an order',
    'flow-order-added',
    /^rows\[8\].*after\[0\]$/,
    /不须等 mineral 的结果/,
    { file: 'flows.json', from: OWN, passage: '"after": []', by: '"after": ["mineral"]' },
  ],
  [
    'a city that takes longer for a stage',
    'flow-longer',
    /^rows\[8\]\.stages\[0\]\.limitDays$/,
    /可达 17 个工作日,长于省级流程的 16 个工作日/,
    { file: 'flows.json', from: OWN, passage: '"limitDays": 14', by: '"limitDays": 17' },
  ],
  [
    'a flow derived from nothing',
    'reference',
    /^rows\[8\]\.template$/,
    /流程“no-building”不存在/,
    { file: 'flows.json', from: OWN, passage: '"template": "gov-building"', by: '"template": "no-building"' },
  ],
  [
    'a flow of a division that is not there',
    'reference',
    /^rows\[8\]\.division$/,
    /区划“219900”不存在/,
    { file: 'flows.json', from: OWN, passage: '"division": "210100"', by: '"division": "219900"' },
  ],
]);
