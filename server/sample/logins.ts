import { ROLES, type Role, type SampleLogin } from '../identity/index.ts';
import { SURNAMES } from './plan/words.ts';

/** One password for all of them: for practice, shown on the start page. */
export const SAMPLE_PASSWORD = 'Zongheng-2026';

/** A person with a login that can be remembered: Chinese in letters, place – department – role. */
export type SamplePerson = {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly bodyId?: string;
  readonly division?: string;
  /** Key of a unit of the plan. */
  readonly unit?: string;
  readonly place: string;
  readonly hint: string;
};

type Row = Omit<SamplePerson, 'name'>;

/** A department whose two desks have sample logins. */
function desks(login: string, bodyId: string, place: string, work: string): Row[] {
  return [
    { login: `${login}-jingban`, role: 'case-handler', bodyId, place, hint: `经办${work}:补正、特别程序` },
    { login: `${login}-shenpi`, role: 'case-approver', bodyId, place, hint: `审定${work}:准予、不予、延期` },
  ];
}

/** Whoever keeps the items of a body: drafts them, or confirms what others drafted. */
function keeper(login: string, bodyId: string, place: string, hint: string): Row {
  return { login, role: 'catalogue-keeper', bodyId, place, hint };
}

const ROWS: readonly Row[] = [
  {
    login: 'sy-danwei',
    role: 'unit-member',
    unit: '210100-0',
    place: '沈阳示例建设有限公司',
    hint: '申报项目、提交并联申报、补正,看全部进度',
  },
  {
    login: 'tl-danwei',
    role: 'unit-member',
    unit: '211200-0',
    place: '铁岭示例建设有限公司',
    hint: '另一座城市的项目单位',
  },
  {
    login: 'sy-chuangkou',
    role: 'window-clerk',
    bodyId: '210100-service-centre',
    place: '沈阳市综合窗口',
    hint: '受理、一次性告知补正、不予受理、送达',
  },
  {
    login: 'tl-chuangkou',
    role: 'window-clerk',
    bodyId: '211200-service-centre',
    place: '铁岭市综合窗口',
    hint: '另一座城市的窗口;各市各部门都有岗位,登录名照此类推,例如 tl-fagai-jingban',
  },
  ...desks('sy-fagai', '210100-development-reform', '沈阳市发展改革', '立项、节能审查'),
  ...desks('sy-ziran', '210100-natural-resources', '沈阳市自然资源', '用地、规划许可'),
  ...desks('sy-huanjing', '210100-ecology-environment', '沈阳市生态环境', '环境影响评价'),
  ...desks('sy-shuili', '210100-water', '沈阳市水利', '取水、水土保持、洪水影响'),
  ...desks('ln-ziran', '210000-natural-resources', '辽宁省自然资源', '压覆矿产(省级)'),
  ...desks('ln-lincao', '210000-forestry-grassland', '辽宁省林业草原', '使用林地(省级)'),
  ...desks('ln-dizhen', '210000-earthquake', '辽宁省地震', '地震安全性评价(省级)'),
  ...desks('ln-wenwu', '210000-cultural-relics', '辽宁省文物', '考古调查、勘探(省级)'),
  ...desks('ln-shuili', '210000-water', '辽宁省水利', '移民安置规划(省级)'),
  ...desks('sy-qixiang', '210100-meteorology', '沈阳市气象', '气候可行性论证'),
  ...desks('sy-jiaotong', '210100-transport', '沈阳市交通运输', '港口岸线、航道'),
  ...desks('sy-gongxin', '210100-industry-it', '沈阳市工业和信息化', '技术改造备案'),
  ...desks('sy-zhujian', '210100-housing-construction', '沈阳市住房城乡建设', '图审、施工许可、联合验收'),
  ...desks('sy-renfang', '210100-civil-defence', '沈阳市人民防空', '防空地下室'),
  ...desks('sy-chengguan', '210100-urban-management', '沈阳市城市管理', '占道、绿地、建筑垃圾'),
  ...desks(
    '210112-shenpiju',
    '210112-administrative-approval',
    '沈阳市浑南区行政审批局',
    '集中到审批局的事项',
  ),
  {
    login: 'ln-jiancha',
    role: 'supervisor',
    division: '210000',
    place: '辽宁省',
    hint: '全省亮灯、逾期和超法定的办件',
  },
  { login: 'ln-lingdao', role: 'leader', division: '210000', place: '辽宁省', hint: '一分钟看全省' },
  { login: 'sy-jiancha', role: 'supervisor', division: '210100', place: '沈阳市', hint: '本市亮灯和逾期' },
  { login: 'sy-lingdao', role: 'leader', division: '210100', place: '沈阳市', hint: '一分钟看全市' },
  {
    login: 'ln-shixiang',
    role: 'catalogue-keeper',
    bodyId: '210000-development-reform',
    place: '辽宁省发展改革',
    hint: '事项、流程、日历和人员',
  },
  { login: 'xitong', role: 'system-admin', place: '全系统', hint: '系统管理员' },
  { login: 'anquan', role: 'security-admin', place: '全系统', hint: '安全管理员,与其他管理员分离' },
  { login: 'shenji', role: 'audit-admin', place: '全系统', hint: '审计管理员,与其他管理员分离' },
  { login: 'yunwei', role: 'operator', place: '全系统', hint: '运维人员' },
  keeper(
    'ln-fagai-shixiang',
    '210000-development-reform',
    '辽宁省发展改革',
    '审核同事提交和市县报来的事项内容',
  ),
  keeper('ln-ziran-shixiang', '210000-natural-resources', '辽宁省自然资源', '起草标准事项、催办、审查例外'),
  keeper('ln-shuili-shixiang', '210000-water', '辽宁省水利', '起草标准事项、审核市县实施清单'),
  keeper('ln-bianban', '210000-staffing-office', '辽宁省机构编制', '审核省级事项的权责'),
  keeper('sy-bianban', '210100-staffing-office', '沈阳市机构编制', '审核本市事项的权责'),
  keeper(
    'sy-fagai-shixiang',
    '210100-development-reform',
    '沈阳市发展改革',
    '起草本市实施清单、派生本市流程',
  ),
  keeper('tl-fagai-shixiang', '211200-development-reform', '铁岭市发展改革', '另一座城市的实施清单'),
  keeper('210181-fagai-shixiang', '210181-development-reform', '新民市发展改革', '起草县级实施清单'),
  keeper('210181-bianban', '210181-staffing-office', '新民市机构编制', '审核县级事项的权责'),
];

export const SAMPLE_PEOPLE: readonly SamplePerson[] = ROWS.map((row, index) => ({
  ...row,
  name: `${SURNAMES[index % SURNAMES.length] ?? ''}示例${index < SURNAMES.length ? '' : '二'}`,
}));

/** What the start page and the sign-in page show of them. */
export const SAMPLE_LOGINS: readonly SampleLogin[] = SAMPLE_PEOPLE.map(
  ({ login, name, role, place, hint }) => ({
    login,
    password: SAMPLE_PASSWORD,
    personName: name,
    roleName: ROLES[role].name,
    place,
    face: ROLES[role].face,
    hint,
  }),
);
