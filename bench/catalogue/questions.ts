import type { Catalogue } from '../../server/catalogue/index.ts';

/** As people type: whole names, parts, places, departments, materials, sentences, and with a slip of the finger. */
const TYPED = [
  '施工许可',
  '施工许克证',
  '建设工程规划许可证',
  '规划许可',
  '取水许可',
  '取水许证',
  '水土保持方案',
  '环境影响报告',
  '环竟影响报告表',
  '消防验收',
  '消方验收',
  '竣工验收备案',
  '联合验收',
  '节能审查',
  '可行性研究报告',
  '企业投资项目备案',
  '住建局 施工图',
  '自然资源 用地预审',
  '发改委 核准',
  '项目建议书',
  '施工合同',
  '我要开工需要办什么手续',
  '办理占用城市道路挖掘许可需要哪些材料',
  '城市绿地树木',
  '防空地下室',
  '沈阳市和平区施工许可',
  '大连 消防设计审查',
  '洪水影响评价',
  '审批',
  '证',
  '',
  '婚姻登记',
] as const;

/** What is asked in turn: every typed word, in the whole province and in one division after another. */
export function questionsFor(catalogue: Catalogue): readonly string[] {
  const divisions = catalogue.divisions();
  return divisions.flatMap(({ code }, at) => {
    const q = TYPED[(at * 7) % TYPED.length] ?? '';
    const other = TYPED[(at * 11 + 3) % TYPED.length] ?? '';
    const asked = [
      { q },
      { q: other, division: code },
      { q: '', division: code, page: String(1 + (at % 3)) },
      { q: other, division: code, stage: String(1 + (at % 5)) },
    ];
    return asked.map((each) => new URLSearchParams(each as Record<string, string>).toString());
  });
}
