import type { Guide, StandardItem } from '@zongheng/core/catalogue';

/** What a guide says where nobody has said anything yet: versions from before guides were kept. */
const UNSAID: Guide = {
  basicCode: null,
  itemType: '',
  serviceObjects: [],
  handling: '',
  visits: 0,
  process: [],
  fee: { charged: false, standard: null, basis: null, mark: '待确认' },
  situations: [],
  questions: [],
  afterGrant: null,
  resultSample: null,
};

/** The item with a guide: cases still run on versions that had none. */
export function wholeItem(item: Omit<StandardItem, 'guide'> & { readonly guide?: Guide }): StandardItem {
  return { ...item, guide: item.guide ?? UNSAID };
}
