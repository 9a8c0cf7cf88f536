import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'published by a division that is none',
    'reference',
    /^published\.divisions\[1\]$/,
    /区划“210190”不存在/,
    { file: 'implementations.json', from: '"published"', passage: '"210100"', by: '"210190"' },
  ],
  [
    'left out where nothing is published',
    'published',
    /^published\.missing\[0\]\.division/,
    /区划“210103”不在已发布的区划之列/,
    {
      file: 'implementations.json',
      passage: '{ "division": "210323", "items"',
      by: '{ "division": "210103", "items"',
    },
  ],
  [
    'under a version there never was',
    'published',
    /^published\.behind\[1\]\.standard$/,
    /事项 ent-approval 没有第 1 版/,
    {
      file: 'implementations.json',
      from: '"behind"',
      passage: '"ent-approval", "standard": 2',
      by: '"ent-approval", "standard": 1',
    },
  ],
  [
    'a material dropped that was never asked for',
    'published',
    /^published\.deviations\[\d+\]\.without$/,
    /事项本来不要材料“wages”/,
    { file: 'implementations.json', passage: '"without": ["wage-guarantee"]', by: '"without": ["wages"]' },
  ],
  [
    'longer than the standard, and nobody allowed it',
    'conformity',
    /^published\.deviations\[1\]$/,
    /事项 construction-permit 在 210100、210102、210105、210106、210112 的实施清单与省标准事项不一致/,
    {
      file: 'implementations.json',
      from: '"deviations"',
      passage: '"items": ["construction-permit"], "committed": 2',
      by: '"items": ["construction-permit"], "committed": 4',
    },
  ],
  [
    'a material more, with the exception for something else',
    'conformity',
    /^published\.deviations\[13\]$/,
    /事项 eng-planning-permit 在 210600、210602 的/,
    { file: 'implementations.json', passage: '"element": "materials"', by: '"element": "visits"' },
  ],
]);
