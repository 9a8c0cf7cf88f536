import type { LegalBasis } from '../api/types.ts';
import { MarkTag } from '../ui/mark-tag.tsx';

/** The articles an item rests on, and whether each was read in the statute's text. */
export function ItemBasis({ basis }: { basis: readonly LegalBasis[] }) {
  return (
    <section className="panel item-wide">
      <h2>设定依据</h2>
      <ul>
        {basis.map((each) => (
          <li key={`${each.law}${each.article}`} className="item-line">
            《{each.law}》{each.article}{' '}
            <span className="soft">
              {each.verified ? '已核对原文' : ''}（{each.via}）
            </span>{' '}
            <MarkTag mark={each.verified ? null : '未核对原文'} />
            {each.currency ? <div className="item-currency">{each.currency}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
