import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'an item that waits for one of a later stage',
    'flow-order',
    /after\[\d\]$/,
    /事项 soil 所等的 waste 不在本流程的本阶段或以前阶段/,
    { file: 'flows.json', from: '"item": "soil"', passage: '"after": []', by: '"after": ["waste"]' },
  ],
  [
    'an order of the law left out',
    'flow-needs',
    /after$/,
    /事项 fire-design 依法须先有 eng-planning-permit 的结果/,
    {
      file: 'flows.json',
      from: '"item": "fire-design"',
      passage: '"after": ["eng-planning-permit"]',
      by: '"after": []',
    },
  ],
  [
    'side by side with what is not needed at all',
    'flow-needs',
    /beside\[0\]\.item$/,
    /事项 land-allot 并不须先有 soil 的结果/,
    {
      file: 'flows.json',
      from: '"beside"',
      passage: '"item": "land-planning-permit"',
      by: '"item": "soil"',
    },
  ],
  [
    'a condition in words for what is always done',
    'flow-when',
    /when$/,
    /事项 soil/,
    {
      file: 'flows.json',
      from: '"item": "soil"',
      passage: '"necessity": "conditional"',
      by: '"necessity": "required"',
    },
  ],
  [
    'more days than promised',
    'flow-days',
    /days$/,
    /事项 soil 在流程中为 6 个工作日,长于其承诺时限 5 个工作日/,
    { file: 'flows.json', from: '"item": "soil"', passage: '"days": 5', by: '"days": 6' },
  ],
]);
