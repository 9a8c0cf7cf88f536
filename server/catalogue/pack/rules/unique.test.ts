import { testCases } from '../testing/rule-cases.ts';

testCases([
  [
    'a division code twice',
    'unique',
    /^rows\[\d+\]\.code$/,
    /区划代码“210102”重复/,
    { file: 'divisions.json', from: '"210103"', passage: '"210103"', by: '"210102"' },
  ],
  [
    'an item id twice',
    'unique',
    /\.id$/,
    /事项标识“soil”重复/,
    { file: 'items.json', passage: '"id": "flood-impact"', by: '"id": "soil"' },
  ],
  [
    'a body of an unknown department',
    'reference',
    /\.department$/,
    /部门“waters”不存在/,
    {
      file: 'bodies.json',
      from: '"210102-water"',
      passage: '"department": "water"',
      by: '"department": "waters"',
    },
  ],
  [
    'an item that needs an unknown one',
    'reference',
    /\.needs\[\d\]$/,
    /事项“land-grants”不存在/,
    {
      file: 'items.json',
      from: '"id": "land-planning-permit"',
      passage: '"land-grant"]',
      by: '"land-grants"]',
    },
  ],
  [
    'a material of an unknown item',
    'reference',
    /\.resultOf$/,
    /事项“drawings”不存在/,
    {
      file: 'items.json',
      from: '"id": "quality-safety"',
      passage: '"resultOf": "drawing-review"',
      by: '"resultOf": "drawings"',
    },
  ],
  [
    'a flow with an unknown item',
    'reference',
    /\.item$/,
    /事项“soils”不存在/,
    { file: 'flows.json', passage: '"item": "soil"', by: '"item": "soils"' },
  ],
  [
    'a flow with an item twice',
    'unique',
    /stages\[0\]\.items\[\d+\]\.item$/,
    /流程事项“soil”重复/,
    { file: 'flows.json', passage: '"item": "flood-impact"', by: '"item": "soil"' },
  ],
  [
    'a stage led by nobody',
    'reference',
    /leadDepartment$/,
    /部门“housing”不存在/,
    {
      file: 'flows.json',
      passage: '"leadDepartment": "housing-construction"',
      by: '"leadDepartment": "housing"',
    },
  ],
  [
    'an override for an unknown body',
    'reference',
    /^overrides\[0\]\.body$/,
    /机构“210112-approval”不存在/,
    { file: 'implementations.json', passage: '"210112-administrative-approval"', by: '"210112-approval"' },
  ],
]);
