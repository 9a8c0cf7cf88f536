import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a promise longer than the law',
    'committed-longer',
    /committed\.value$/,
    /承诺时限\(11个工作日\)长于法定时限\(10个工作日\)/,
    {
      file: 'items.json',
      from: '"id": "soil"',
      passage: '"committed": { "value": 5',
      by: '"committed": { "value": 11',
    },
  ],
  [
    'six working days against seven calendar days',
    'committed-longer',
    /committed\.value$/,
    /6个工作日.*7个自然日/,
    {
      file: 'items.json',
      from: '"kind": "行政许可",\n      "stage": 3',
      passage:
        '"committed": { "value": 3, "unit": "working-day", "basis": "示例:唐山市2019年流程图", "start": "received"',
      by: '"committed": { "value": 6, "unit": "working-day", "basis": "示例:唐山市2019年流程图", "start": "received"',
    },
  ],
  [
    'a promise from acceptance where the law counts from receipt',
    'committed-longer',
    /committed\.value$/,
    /起算早晚不可比/,
    {
      file: 'items.json',
      from: '"id": "seismic"',
      passage:
        '"committed": { "value": 3, "unit": "working-day", "basis": "示例:唐山市2019年多评合一(唐港城办发〔2019〕9号)", "start": "received"',
      by: '"committed": { "value": 3, "unit": "working-day", "basis": "示例:唐山市2019年多评合一(唐港城办发〔2019〕9号)", "start": "accepted"',
    },
  ],
  [
    'publicity that stops the statutory clock',
    'clock-stop',
    /specialProcedures\[0\]\.stopsStatutory$/,
    /“公示”不在行政许可法第四十五条/,
    {
      file: 'items.json',
      from: '"id": "land-allot"',
      passage: '"days": null, "stopsStatutory": false',
      by: '"days": null, "stopsStatutory": true',
    },
  ],
  [
    'a statutory clock that stops for no reason',
    'clock-stop',
    /stops\.statutory$/,
    /不能列停法定时限的事由/,
    {
      file: 'items.json',
      from: '"id": "land-allot"',
      passage: '"statutory": []',
      by: '"statutory": [{ "ground": "special-procedure", "basis": "无" }]',
    },
  ],
  [
    'a statutory clock that stops without its ground',
    'clock-stop',
    /stops\.statutory$/,
    /须列出停法定时限的事由和依据/,
    {
      file: 'items.json',
      from: '"id": "flood-impact"',
      passage:
        '"statutory": [\n          { "ground": "special-procedure", "basis": "中华人民共和国行政许可法第四十五条" }\n        ]',
      by: '"statutory": []',
    },
  ],
  [
    'a circle of needs',
    'circle',
    /needs$/,
    /先后次序成环:proj-proposal → land-prereview → proj-proposal/,
    {
      file: 'items.json',
      from: '"id": "proj-proposal"',
      passage: '"needs": []',
      by: '"needs": ["land-prereview"]',
    },
  ],
]);
