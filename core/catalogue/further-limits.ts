import { type FurtherLimit, type ItemRule, renewalRuleOf } from './item.ts';

/** What holds for every licence: the lower body's first review (行政许可法 §43), and the hearing (§47, §48). */
export const LICENCE_LIMITS: readonly FurtherLimit[] = [
  {
    event: '初步审查完毕并报上级机关(依法须先经下级机关审查的)',
    value: 20,
    unit: 'working-day',
    when: 'within',
    from: '下级机关受理',
    whose: 'lower-body',
    basis: '中华人民共和国行政许可法第四十三条',
  },
  {
    event: '申请听证',
    value: 5,
    unit: 'working-day',
    when: 'within',
    from: '被告知听证权利',
    whose: 'applicant',
    basis: '中华人民共和国行政许可法第四十七条',
  },
  {
    event: '组织听证',
    value: 20,
    unit: 'working-day',
    when: 'within',
    from: '收到听证申请',
    whose: 'body',
    offClock: true,
    basis: '中华人民共和国行政许可法第四十五条、第四十七条',
  },
  {
    event: '通知听证的时间、地点',
    value: 7,
    unit: 'working-day',
    when: 'before',
    from: '举行听证',
    whose: 'body',
    basis: '中华人民共和国行政许可法第四十八条',
  },
];

type Limited = Pick<ItemRule, 'kind' | 'validityTerm' | 'furtherLimits'>;

/** All further limits of an item: its own, until when a renewal must be asked for, and those of every licence. */
export function furtherLimitsOf(item: Limited): readonly FurtherLimit[] {
  return [
    ...(item.furtherLimits ?? []),
    ...renewalLimit(item),
    ...(item.kind === '行政许可' ? LICENCE_LIMITS : []),
  ];
}

function renewalLimit(item: Limited): readonly FurtherLimit[] {
  const rule = renewalRuleOf(item);
  if (rule === null || rule.applyBefore === 0) return [];
  const { applyBefore: value, basis, mark } = rule;
  return [
    {
      ...{ event: '申请延续(延期)', value, unit: 'working-day', when: 'before', from: '有效期届满' },
      ...{ whose: 'applicant', basis },
      ...(mark === undefined ? {} : { mark }),
    },
  ];
}
