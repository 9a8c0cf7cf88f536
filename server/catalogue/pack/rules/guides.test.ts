import { testCases } from '../testing/rule-cases.ts';

/** The line a row begins on: what is wrong with the guide as a whole is told there. */
const SOIL = '{\n      "item": "soil"';

testCases([
  [
    'an item without a guide',
    'guide',
    /^rows$/,
    /事项 soil 没有办事指南/,
    { file: 'guides.json', passage: '"rows"', by: '"rows"' },
    { file: 'guides.json', passage: '"item": "soil"', by: '"item": "feasibility"' },
  ],
  [
    'a guide of no item',
    'reference',
    /item$/,
    /事项“soils”不存在/,
    { file: 'guides.json', passage: '"item": "soil"', by: '"item": "soils"' },
  ],
  [
    'a code that is in no list',
    'guide',
    /itemType$/,
    /“11”不在代码表 itemType 中/,
    { file: 'guides.json', from: '"item": "soil"', passage: '"itemType": "01"', by: '"itemType": "11"' },
  ],
  [
    '即办件 that takes days',
    'guide',
    /handling$/,
    /事项 soil:承诺当场办结的为即办件/,
    { file: 'guides.json', from: '"item": "soil"', passage: '"handling": "2"', by: '"handling": "1"' },
  ],
  [
    'steps longer than what is promised',
    'guide',
    /^rows\[\d+\]$/,
    /时限合计“11个工作日”,超过承诺办结时限“5个工作日”/,
    { file: 'guides.json', passage: SOIL, by: SOIL },
    { file: 'guides.json', from: '"item": "soil"', passage: '"limit": 3', by: '"limit": 9' },
  ],
  [
    'a situation that asks for what the item does not know',
    'guide',
    /^rows\[\d+\]$/,
    /所列材料“soils”不在申请材料之中/,
    { file: 'guides.json', passage: SOIL, by: SOIL },
    {
      file: 'guides.json',
      from: '"item": "soil"',
      passage: '"adds": ["soil-report"]',
      by: '"adds": ["soils"]',
    },
  ],
]);
