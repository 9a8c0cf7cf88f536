import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a circle',
    'circle',
    /after$/,
    /先后次序成环:proj-proposal → land-prereview → proj-proposal/,
    {
      file: 'flows.json',
      from: '"item": "proj-proposal"',
      passage: '"after": []',
      by: '"after": ["land-prereview"]',
    },
  ],
  [
    'a stage shorter than its longest chain',
    'stage-limit',
    /stages\[0\]\.limitDays$/,
    /阶段时限 15 个工作日短于最长路径 16 个工作日\(proj-proposal → land-prereview → feasibility → land-planning-permit\)/,
    { file: 'flows.json', passage: '"limitDays": 16', by: '"limitDays": 15' },
  ],
  [
    'a variant that lengthens',
    'stage-limit',
    /variants\[0\]\.limitDays$/,
    /变通时限 19 个工作日/,
    { file: 'flows.json', passage: '"limitDays": 14', by: '"limitDays": 19' },
  ],
  [
    'a total that is not the sum',
    'total-days',
    /^rows\[0\]\.totalDays$/,
    /总时限 53 个工作日不等于各阶段之和 54 个工作日/,
    { file: 'flows.json', passage: '"totalDays": 54', by: '"totalDays": 53' },
  ],
  [
    'a whole beyond the province’s target',
    'total-days',
    /^rows\[0\]\.totalDays$/,
    /总时限 91 个工作日/,
    { file: 'flows.json', passage: '"totalDays": 54', by: '"totalDays": 91' },
    { file: 'flows.json', passage: '"limitDays": 9', by: '"limitDays": 46' },
  ],
  [
    'stages out of order',
    'stage-order',
    /stages\[1\]\.no$/,
    /阶段序号须从小到大/,
    { file: 'flows.json', passage: '"no": 2', by: '"no": 1' },
  ],
  [
    'an item no body can decide at some places',
    'flow-coverage',
    /^rows\[0\].*item$/,
    /事项 soil 在 \d+ 个区划没有实施机构,如 /,
    { file: 'flows.json', passage: '"item": "soil"', by: '"item": "soil"' },
    {
      file: 'items.json',
      from: '"id": "soil"',
      passage: '"levels": ["province", "city", "county"]',
      by: '"levels": ["county"]',
    },
  ],
]);
