import { describe, expect, test } from 'vitest';
import { breakPack, problemsWithout } from './testing/broken-pack.ts';
import { testCases } from './testing/rule-cases.ts';

describe('files', () => {
  test('a missing file is named', () => {
    expect(problemsWithout('windows.json')).toEqual([
      { file: 'windows.json', line: 0, path: '', rule: 'file-missing', message: '缺少文件 windows.json' },
    ]);
  });

  testCases([
    [
      'broken JSON',
      'json-syntax',
      /^$/,
      /此处不应出现“"”/,
      { file: 'items.json', from: '"id": "soil"', passage: '"name"', by: '"name" "name"' },
    ],
    [
      'a member named twice',
      'json-duplicate',
      /^rows\[\d+\]\.promise$/,
      /“promise”写了两次/,
      {
        file: 'items.json',
        from: '"id": "soil"',
        passage: '"promise": true',
        by: '"promise": false, "promise": true',
      },
    ],
  ]);
});

describe('schema', () => {
  testCases([
    [
      'a unit that is none',
      'schema',
      /statutory\.unit$/,
      /^时限单位须为/,
      { file: 'items.json', from: '"id": "soil"', passage: '"working-day"', by: '"day"' },
    ],
    [
      'half a day',
      'schema',
      /statutory\.value$/,
      /^天数须为/,
      { file: 'items.json', from: '"id": "soil"', passage: '"value": 10', by: '"value": 10.5' },
    ],
    [
      'a start event that is none',
      'schema',
      /statutory\.start$/,
      /^起算须为/,
      { file: 'items.json', from: '"id": "soil"', passage: '"accepted"', by: '"submitted"' },
    ],
    [
      'a special procedure of no known kind',
      'schema',
      /specialProcedures\[0\]\.kind$/,
      /^特别程序种类/,
      { file: 'items.json', from: '"id": "soil"', passage: '"expert-review"', by: '"experts"' },
    ],
    [
      'a member nobody knows',
      'schema',
      /\.statutry$/,
      /不认识的字段“statutry”/,
      { file: 'items.json', from: '"id": "soil"', passage: '"statutory":', by: '"statutry":' },
    ],
    [
      'a name left empty',
      'schema',
      /rows\[\d+\]\.name$/,
      /^不能为空$/,
      { file: 'bodies.json', from: '"210102-water"', passage: '沈阳市和平区水利局', by: ' ' },
    ],
    [
      'a sample without its mark',
      'schema',
      /rows\[\d+\]\.mark$/,
      /./,
      { file: 'windows.json', from: '"210102-window"', passage: ', "mark": "示例数据,待本地核定"', by: '' },
    ],
    [
      'a division code that is none',
      'schema',
      /code$/,
      /^区划代码须为/,
      { file: 'divisions.json', passage: '"211221"', by: '"21122"' },
    ],
  ]);

  test('all problems are reported at once, over several files', () => {
    const { problems } = breakPack(
      { file: 'items.json', from: '"id": "soil"', passage: '"working-day"', by: '"day"' },
      { file: 'flows.json', passage: '"splclx": "1"', by: '"splclx": "11"' },
    );
    expect(problems.map(({ file, rule }) => [file, rule])).toEqual([
      ['items.json', 'schema'],
      ['flows.json', 'schema'],
    ]);
  });
});
