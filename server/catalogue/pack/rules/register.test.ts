import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a material that is not registered',
    'material-register',
    /key$/,
    /材料“soil-applications”不在材料目录中/,
    {
      file: 'items.json',
      from: '"id": "soil"',
      passage: '"key": "soil-application"',
      by: '"key": "soil-applications"',
    },
  ],
  [
    'a material registered under another name',
    'material-register',
    /name$/,
    /材料“soil-application”在此名为“水土保持方案审批申请”,在材料目录中名为“水土保持申请”/,
    { file: 'items.json', from: '"id": "soil"', passage: '水土保持方案审批申请', by: '水土保持方案审批申请' },
    { file: 'materials.json', passage: '"name": "水土保持方案审批申请"', by: '"name": "水土保持申请"' },
  ],
  [
    'asked of the applicant though it can be had by sharing',
    'material-register',
    /source$/,
    /材料“项目统一代码”可由共享取得,不得要求申请人提供/,
    {
      file: 'items.json',
      from: '"id": "soil"',
      passage: '"source": "shared", "resultOf": null, "holder": "投资项目在线平台"',
      by: '"source": "applicant", "resultOf": null, "holder": null',
    },
  ],
  [
    'shared by nobody',
    'material-register',
    /holder$/,
    /共享材料“企业营业执照”须写明由谁持有/,
    {
      file: 'materials.json',
      from: '"business-licence"',
      passage: '"holder": "市场监管"',
      by: '"holder": null',
    },
  ],
  [
    'a result called otherwise than its item calls it',
    'material-register',
    /^rows\[\d+\]\.name$/,
    /材料“节能批复”是事项 energy 的结果,名称须为“节能审查意见”/,
    {
      file: 'materials.json',
      from: '"result-energy"',
      passage: '"name": "节能审查意见"',
      by: '"name": "节能批复"',
    },
  ],
  [
    'a result of an item that is none',
    'reference',
    /^rows\[\d+\]\.resultOf$/,
    /事项“energies”不存在/,
    { file: 'materials.json', passage: '"resultOf": "energy"', by: '"resultOf": "energies"' },
  ],
  [
    'a material twice',
    'unique',
    /^rows\[\d+\]\.key$/,
    /材料标识“project-proposal”重复/,
    { file: 'materials.json', passage: '"key": "proposal-request"', by: '"key": "project-proposal"' },
  ],
]);
