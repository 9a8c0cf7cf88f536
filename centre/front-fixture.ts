import type { Client } from 'pg';
import { UNIT } from './centre-fixture.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly dfsjzj: string };

/** Writes rows into the front database as the province does. */
export async function put(front: Client, table: string, ...rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map((_, i) => `$${i + 1}`).join(', ');
    await front.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
      columns.map((column) => row[column]),
    );
  }
}

export type Written = {
  readonly state: number;
  readonly reason: string | null;
  readonly lsh: string | null;
};

/** What the centre wrote back on a row. */
export async function writtenOn(front: Client, table: string, key: string): Promise<Written | undefined> {
  const { rows } = await front.query<Written>(
    `SELECT sjsczt AS state, sbyy AS reason, lsh::text FROM ${table} WHERE dfsjzj = $1`,
    [key],
  );
  return rows[0];
}

/** Correct rows of every table the rules speak of; each change makes one of them wrong. */
export const good = {
  spgl_splcxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210100',
    splcbm: '210100-F1',
    splcmc: '一般社会投资项目审批流程',
    splcbbh: '1',
    dybzsplclx: 3,
    ...change,
  }),
  spgl_spsxjbxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210100',
    spsxbm: 'ITEM-1',
    spsxbbh: '1',
    spsxmc: '建设用地规划许可',
    ...change,
  }),
  spgl_spsxclmlxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210100',
    spsxbm: 'ITEM-1',
    spsxbbh: '1',
    clmlbh: 'M-1',
    clmc: '申请表',
    ...change,
  }),
  spgl_xmjbxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    xmdm: '2602-411102-04-04-398932',
    gcdm: '2602-411102-04-04-398932-01',
    xmmc: '示例产业园一期',
    lxlx: 3,
    jsxz: 1,
    gbhy: '3912',
    nkgsj: '2027-01-01',
    njcsj: '2028-12-31',
    ztze: '12000.5',
    jsdd: '示例路1号',
    jsddxzqh: '210102',
    jsgmjnr: '建设厂房两栋',
    sbsj: '2026-11-24 10:00:00',
    splcbm: '210100-F1',
    splcbbh: '1',
    xmtzly: 2,
    tdhqfs: 1,
    tdsfdsjfa: 0,
    sfwcqypg: 0,
    splclx: 3,
    gbhydmfbnd: '2017',
    ydmj: '20000',
    jzmj: '15000',
    jsdw: '示例公司',
    jsdwdm: UNIT,
    ...change,
  }),
  spgl_xmspsxblxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    gcdm: '2602-411102-04-04-398932-01',
    spsxbm: 'ITEM-1',
    spsxbbh: '1',
    splcbm: '210100-F1',
    splcbbh: '1',
    spsxslbm: 'CASE-1',
    spbmbm: 'D1',
    spbmmc: '示例市自然资源局',
    blspslbm: 'APP-1',
    sxblsx: '20',
    ...change,
  }),
  spgl_xmspsxblxxxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    gcdm: '2602-411102-04-04-398932-01',
    spsxslbm: 'CASE-1',
    blzt: 3,
    blsj: '2026-11-02 10:00:00',
    ...change,
  }),
  spgl_xmspsxbltbcxxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    gcdm: '2602-411102-04-04-398932-01',
    spsxslbm: 'CASE-1',
    tbcx: 1,
    tbcxkssj: '2026-11-02 10:00:00',
    ...change,
  }),
  spgl_xmspsxpfwjxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    gcdm: '2602-411102-04-04-398932-01',
    spsxslbm: 'CASE-1',
    pfrq: '2026-11-20',
    pfwh: '辽示规〔2026〕1号',
    pfwjbt: '建设用地规划许可证',
    pfwjyxqx: '9999-01-01',
    ...change,
  }),
  spgl_xmsqcljqtfjxxb: (dfsjzj: string, change: object = {}) => ({
    dfsjzj,
    xzqhdm: '210102',
    gcdm: '2602-411102-04-04-398932-01',
    blspslbm: 'APP-1',
    clmlbh: 'M-1',
    clmc: '申请表',
    ...change,
  }),
} as const;

export type Table = keyof typeof good;
