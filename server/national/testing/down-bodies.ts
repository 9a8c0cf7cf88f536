import { composeProjectCode } from '@zongheng/core/codes';
import { CREDIT_CODE } from '../../journey/world.ts';

/** A ministry of nobody's, with a credit code that is valid. */
export const MINISTRY = { name: '国家示例委员会', creditCode: '11100000MB0TEXT085' };

/** A project as the line tells it: the fields of an application for a code, and what our form asks besides. */
export const CENTRAL_FORM = {
  projectName: '中央示例科研中心',
  projectType: 'A00001',
  divisionCode: '210100',
  constructPer: '0',
  startYear: '202612',
  endYear: '2028',
  investment: 88000.5,
  placeCode: '210102',
  placeCodeDetail: '示例路9号',
  isDeArea: '0',
  industry: '4710',
  cyjgtzzdml: '允许',
  projectContent: '新建科研中心一座。',
  projectAttributes: 'A00001',
  foreignAbroadFlag: '0',
  landMode: '1',
  landArea: 30000,
  buildArea: '45000',
  workCategory: '建筑工程',
  lerepInfo: [
    {
      enterpriseName: '沈阳示例建设有限公司',
      lerepCerttype: 'A05300',
      lerepCertno: CREDIT_CODE,
      enterpriseNature: '2',
      contactName: '张示例',
      contactPhone: '19900001234',
    },
  ],
};

/** A code with a right check digit. */
export function centralCode(serial: string): string {
  const composed = composeProjectCode({
    year: 2026,
    month: 10,
    region: '210100',
    department: '04',
    type: '01',
    serial,
  });
  if (!composed.ok) throw new Error(composed.refusal.message);
  return composed.value.text;
}

export function centralProject(code: string, form: object = {}) {
  return { projectCode: code, decidedBy: MINISTRY, test: true, form: { ...CENTRAL_FORM, ...form } };
}

/** A result on an item of stage 1 of a government project. */
export function centralResult(code: string, changes: object = {}) {
  return {
    projectCode: code,
    itemName: '政府投资项目可行性研究报告审批',
    itemId: 'feasibility',
    body: MINISTRY,
    status: 'granted',
    number: '示例发改〔2026〕8号',
    title: '关于示例科研中心可行性研究报告的批复',
    issuedOn: '2026-10-20',
    validUntil: null,
    decidedAt: '2026-10-21T09:00:00+08:00',
    ...changes,
  };
}
