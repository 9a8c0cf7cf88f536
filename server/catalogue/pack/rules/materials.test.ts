import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a shared material held by nobody',
    'material-name',
    /holder$/,
    /共享材料“不动产权证书”须写明由谁持有/,
    { file: 'items.json', from: '"不动产权证书"', passage: '"holder": "不动产登记"', by: '"holder": null' },
  ],
  [
    'another item’s result asked of the applicant',
    'material-name',
    /source$/,
    /来源须为 shared/,
    {
      file: 'items.json',
      from: '"id": "joint-accept"',
      passage: '"source": "shared", "resultOf": "construction-permit"',
      by: '"source": "applicant", "resultOf": "construction-permit"',
    },
  ],
  [
    'one material under two names',
    'material-name',
    /name$/,
    /材料“project-code”在此名为“项目代码”,在别处名为“项目统一代码”/,
    { file: 'items.json', from: '"id": "soil"', passage: '"项目统一代码"', by: '"项目代码"' },
  ],
  [
    'a result called otherwise than its item calls it',
    'material-name',
    /name$/,
    /名称须/,
    {
      file: 'items.json',
      from: '"id": "joint-accept"',
      passage: '"建筑工程施工许可证"',
      by: '"施工许可证"',
    },
  ],
  [
    'a conditional material without its condition',
    'material-when',
    /when$/,
    /“特殊消防设计技术资料”:按情形需要的须写明情形/,
    {
      file: 'items.json',
      from: '"key": "special-fire-design-data"',
      passage: '"when": "采用特殊设计的"',
      by: '"when": null',
    },
  ],
]);
