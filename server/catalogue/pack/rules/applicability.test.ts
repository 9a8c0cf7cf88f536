import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'unknown fact in a rule',
    'feel',
    /^rows\[\d+\]\.rule$/,
    /第 1 行第 1 字:没有名为“永久占用林”.*永久占用林地/,
    { file: 'rules.json', passage: '"永久占用林地"', by: '"永久占用林"' },
  ],
  [
    'a fact named twice',
    'fact',
    /^rows\[\d+\]\.name$/,
    /事实“永久占用林地”重复/,
    { file: 'facts.json', passage: '"name": "临时使用林地"', by: '"name": "永久占用林地"' },
  ],
  [
    'a choice without options',
    'fact',
    /^rows\[\d+\]\.type$/,
    /选项类须列出选项/,
    { file: 'facts.json', from: '"永久占用林地"', passage: '"boolean"', by: '"choice"' },
  ],
  [
    'a field the form does not have',
    'fact',
    /^rows\[\d+\]\.fromForm$/,
    /没有可这样回答的字段/,
    { file: 'facts.json', passage: '"fromForm": "landArea"', by: '"fromForm": "area"' },
  ],
  [
    'a code its list does not have',
    'fact',
    /^rows\[0\]\.options$/,
    /A00009.*decisionType/,
    { file: 'facts.json', passage: '"A00003"', by: '"A00009"' },
  ],
  [
    'a question about nothing known',
    'question',
    /entries\[\d+\]\.fact$/,
    /事实“草地”不存在/,
    { file: 'questions.json', passage: '"fact": "使用草原"', by: '"fact": "草地"' },
  ],
  [
    'an answer its fact cannot have',
    'question',
    /options\[1\]\.sets\.供地方式$/,
    /“拍卖”不是事实“供地方式”可有的值/,
    { file: 'questions.json', passage: '"供地方式": "出让"', by: '"供地方式": "拍卖"' },
  ],
  [
    'an example of an unknown item',
    'example',
    /^rows\[0\]\.needed\[8\]$/,
    /事项“scheme”不存在/,
    { file: 'examples.json', passage: '"scheme-review"', by: '"scheme"' },
  ],
]);
