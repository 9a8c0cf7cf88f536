import { describe, expect, it } from 'vitest';
import { refused, stored, useChecker } from './checker-fixture.ts';
import { good, put, type Table } from './front-fixture.ts';

const { use, key, checked } = useChecker();

describe('rules 1 to 10 refuse', () => {
  it.each<[number, string, Table, object, string]>([
    [
      1,
      'a case of a work that is not there',
      'spgl_xmspsxblxxb',
      { gcdm: '2602-411102-04-04-398932-02' },
      '工程代码',
    ],
    [
      2,
      'a detail of a case that is not there',
      'spgl_xmspsxblxxxxb',
      { spsxslbm: 'CASE-0' },
      '审批事项实例编码',
    ],
    [2, 'a special procedure of no case', 'spgl_xmspsxbltbcxxxb', { spsxslbm: 'CASE-0' }, ''],
    [2, 'a document of no case', 'spgl_xmspsxpfwjxxb', { spsxslbm: null }, ''],
    [2, 'a material of no application', 'spgl_xmsqcljqtfjxxb', { blspslbm: 'APP-0' }, '并联审批实例编码'],
    [2, 'a material of nothing at all', 'spgl_xmsqcljqtfjxxb', { blspslbm: null }, '未填写'],
    [3, 'a case of an item version never synced', 'spgl_xmspsxblxxb', { spsxbbh: '2' }, '审批事项版本号'],
    [3, 'a case of a flow version never synced', 'spgl_xmspsxblxxb', { splcbbh: '2' }, '审批流程版本号'],
    [
      4,
      'a county flow of a type its city has not',
      'spgl_splcxxb',
      { xzqhdm: '210102', dybzsplclx: 6 },
      '市级',
    ],
    [5, 'a material that is not in the catalogue', 'spgl_xmsqcljqtfjxxb', { clmlbh: 'M-0' }, '材料目录编号'],
    [6, 'a project without a name', 'spgl_xmjbxxb', { xmmc: null }, '项目名称未填写'],
    [6, 'a kind of decision that is none', 'spgl_xmjbxxb', { lxlx: 4 }, '立项类型的值“4”'],
    [6, 'a code with a wrong check digit', 'spgl_xmjbxxb', { xmdm: '2603-440306-04-05-372961' }, '项目代码'],
    [
      6,
      'a work code of another project',
      'spgl_xmjbxxb',
      { gcdm: '2404-640502-04-01-942249-01' },
      '工程代码应为',
    ],
    [6, 'an industry with its letters', 'spgl_xmjbxxb', { gbhy: 'A3912X' }, '国标行业'],
    [6, 'a status nobody knows', 'spgl_xmspsxblxxxxb', { blzt: 16 }, '办理状态的值“16”'],
    [7, 'a start on the day of completion', 'spgl_xmjbxxb', { njcsj: '2027-01-01' }, '必须早于'],
    [8, 'a unit whose code is none', 'spgl_xmjbxxb', { jsdwdm: '91210100MA0TEST009' }, '建设单位代码'],
    [8, 'a unit without a name', 'spgl_xmjbxxb', { jsdw: '' }, '建设单位未填写'],
    [9, 'a document without its date', 'spgl_xmspsxpfwjxxb', { pfrq: null }, '批复日期'],
    [9, 'a document without its number', 'spgl_xmspsxpfwjxxb', { pfwh: null }, '批复文号'],
    [9, 'a document without its title', 'spgl_xmspsxpfwjxxb', { pfwjbt: ' ' }, '批复文件标题'],
    [9, 'a document without its validity', 'spgl_xmspsxpfwjxxb', { pfwjyxqx: null }, '有效期限'],
    [10, 'another special procedure without a name', 'spgl_xmspsxbltbcxxxb', { tbcx: 8 }, '名称'],
  ])('rule %i: %s', async (rule, _, table, change, text) => {
    expect(await checked(table, good[table](key(), change))).toEqual(refused(rule, text));
  });

  it.each<[number, string, Table, object]>([
    [4, 'a county flow of a type its city has', 'spgl_splcxxb', { xzqhdm: '210102' }],
    [5, 'a material outside of any catalogue', 'spgl_xmsqcljqtfjxxb', { clmlbh: null }],
    [7, 'a start the day before completion', 'spgl_xmjbxxb', { nkgsj: '2028-12-30' }],
    [10, 'another special procedure with its name', 'spgl_xmspsxbltbcxxxb', { tbcx: 8, tbcxmc: '公示' }],
  ])('rule %i lets pass %s', async (_, __, table, change) => {
    expect(await checked(table, good[table](key(), change))).toEqual(stored);
  });

  it('rule 9 asks nothing of a document that says no', async () => {
    const { front } = use();
    await put(front, 'spgl_xmspsxblxxb', good.spgl_xmspsxblxxb(key(), { spsxslbm: 'CASE-NO' }));
    const step = (blzt: number, blsj: string) =>
      good.spgl_xmspsxblxxxxb(key(), { spsxslbm: 'CASE-NO', blzt, blsj });
    await checked('spgl_xmspsxblxxxxb', step(3, '2026-11-02 10:00:00'), step(13, '2026-11-03 10:00:00'));
    const document = good.spgl_xmspsxpfwjxxb(key(), { spsxslbm: 'CASE-NO', pfwjyxqx: null });
    expect(await checked('spgl_xmspsxpfwjxxb', document)).toEqual(stored);
  });

  it('a time that is none is refused and holds nothing up', async () => {
    const row = good.spgl_xmspsxblxxxxb(key(), { blsj: 'infinity' });
    expect(await checked('spgl_xmspsxblxxxxb', row)).toEqual(refused(6, '办理时间'));
  });

  it('all reasons of a row stand together', async () => {
    const written = await checked('spgl_xmjbxxb', good.spgl_xmjbxxb(key(), { xmmc: '', jsdw: '', jsxz: 9 }));
    expect(written?.reason).toBe(
      '规则6：项目名称未填写；规则6：建设性质的值“9”不在代码表中；规则8：建设单位未填写',
    );
  });
});
