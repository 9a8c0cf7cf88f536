import { Link } from '@tanstack/react-router';
import type { CatalogueMaterial } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { necessityWords } from './limit-words.ts';
import { useItemName } from './use-item-name.ts';

function Source({ material }: { material: CatalogueMaterial }) {
  const face = useFace();
  const nameOf = useItemName();
  if (material.source === 'applicant') return <>申请人提交</>;
  if (material.resultOf !== null) {
    return (
      <>
        平台共享，免于提交：
        <Link to="/$face/items/$itemId" params={{ face, itemId: material.resultOf }}>
          {nameOf(material.resultOf)}
        </Link>
        的结果
      </>
    );
  }
  return <>部门共享，免于提交{material.holder ? `：${material.holder}` : ''}</>;
}

export function ItemMaterials({ materials }: { materials: readonly CatalogueMaterial[] }) {
  return (
    <section className="panel item-wide">
      <h2>材料（{materials.length} 份）</h2>
      <table className="item-table">
        <caption className="visually-hidden">材料</caption>
        <thead>
          <tr>
            <th scope="col">材料</th>
            <th scope="col">必要性</th>
            <th scope="col">来源</th>
          </tr>
        </thead>
        <tbody>
          {materials.map((material) => (
            <tr key={material.key}>
              <td>
                {material.name} <MarkTag mark={material.mark} />{' '}
                {material.owable ? <MarkTag mark="可以容缺" /> : null}
              </td>
              <td>
                {necessityWords[material.necessity]}
                {material.when ? `：${material.when}` : ''}
              </td>
              <td>
                <Source material={material} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
