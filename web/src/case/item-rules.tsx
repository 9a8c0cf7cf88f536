import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { MarkTag } from '../ui/mark-tag.tsx';

/** The rules the case is decided by: the item in the version it was accepted under. */
export function ItemRules({ item }: { item: CaseDetail['item'] }) {
  const face = useFace();
  return (
    <section className="panel">
      <h2>
        审查依据 <MarkTag mark={item.mark} />
      </h2>
      <dl className="facts">
        <dt>事项</dt>
        <dd>
          <Link to="/$face/items/$itemId" params={{ face, itemId: item.id }}>
            {item.name}
          </Link>
          <span className="soft">（版本 {item.version}）</span>
        </dd>
        <dt>受理条件</dt>
        <dd>
          {item.conditions.map((condition) => (
            <div key={condition}>· {condition}</div>
          ))}
        </dd>
        <dt>审查要点</dt>
        <dd>{item.review}</dd>
        <dt>法定时限</dt>
        <dd>{item.statutory ?? '法律没有规定'}</dd>
        <dt>承诺时限</dt>
        <dd>{item.committed}</dd>
        <dt>延长</dt>
        <dd>{item.extension ?? '不得延长'}</dd>
        <dt>办理结果</dt>
        <dd>{item.result}</dd>
        <dt>设定依据</dt>
        <dd>
          {item.basis.map(({ law, article, verified }) => (
            <div key={`${law}${article}`}>
              《{law}》{article} <MarkTag mark={verified ? null : '未核对原文'} />
            </div>
          ))}
        </dd>
      </dl>
    </section>
  );
}
