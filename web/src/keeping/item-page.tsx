import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { itemQuery } from '../api/catalogue.ts';
import type { ItemLimit, Mark } from '../api/types.ts';
import { amount } from '../lib/format.ts';
import { stageName } from '../lib/stages.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ItemBasis } from './item-basis.tsx';
import { ItemMaterials } from './item-materials.tsx';
import './keeping.css';
import { furtherWords, groundWords, levelWords, limitWords, startWords } from './limit-words.ts';
import { useItemName } from './use-item-name.ts';

const route = getRouteApi('/$face/items/$itemId');

type Element = readonly [label: string, value: ReactNode, mark?: Mark | undefined];

function Elements({ title, elements }: { title: string; elements: readonly Element[] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="facts">
        {elements.map(([label, value, mark]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {value} <MarkTag mark={mark} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function limitElement(label: string, limit: ItemLimit | null): Element {
  if (limit === null) return [label, '法律没有规定'];
  const basis = (
    <>
      {limitWords(limit)}，{startWords(limit.start)}
      <span className="soft">（{limit.basis}）</span>
    </>
  );
  return [label, basis, limit.mark];
}

/** All elements of an item, each with the mark it bears. */
export function ItemPage() {
  const { face, itemId } = route.useParams();
  const { data: item } = useSuspenseQuery(itemQuery(itemId));
  const nameOf = useItemName();
  const { extension, correctionSilence } = item;
  return (
    <>
      <PageHead
        title={item.name}
        crumbs={
          <Link
            to="/$face/items"
            params={{ face }}
            search={{ q: undefined, department: undefined, stage: undefined }}
          >
            {face === 'applicant' ? '办事指南' : '事项'}
          </Link>
        }
        meta={
          <>
            <span>{item.kind}</span>
            <span>{item.departmentName}</span>
            <span>版本 {item.version}</span>
            <MarkTag mark={item.mark} />
          </>
        }
      />
      <div className="item-columns">
        <Elements
          title="何时需要"
          elements={[
            ['适用情形', item.appliesWhen],
            ['所属阶段', stageName(item.stage)],
            ['行使层级', item.levels.map((level) => levelWords[level]).join('、')],
            ['最迟办理', item.mustBefore ?? '没有规定'],
            ['申请人期限', item.applicantDeadline ?? '没有规定'],
            [
              '前置事项',
              item.needs.length === 0
                ? '无'
                : item.needs.map((need, index) => (
                    <Fragment key={need}>
                      {index > 0 ? '、' : ''}
                      <Link to="/$face/items/$itemId" params={{ face, itemId: need }}>
                        {nameOf(need)}
                      </Link>
                    </Fragment>
                  )),
            ],
          ]}
        />
        <Elements
          title="时限"
          elements={[
            limitElement('法定时限', item.statutory),
            limitElement('承诺时限', item.committed),
            [
              '延长',
              extension === null
                ? '不得延长'
                : `可延长 ${extension.times} 次，每次 ${amount(extension.value, extension.unit)}，${extension.approver}批准（${extension.basis}）`,
            ],
            ...item.stops.statutory.map(
              (stop): Element => [`法定停表：${groundWords[stop.ground]}`, stop.basis, stop.mark],
            ),
            ...item.stops.committed.map(
              (stop): Element => [`承诺停表：${groundWords[stop.ground]}`, stop.basis, stop.mark],
            ),
            [
              '逾期不补正',
              `${correctionSilence.outcome === 'withdrawn' ? '视为撤回' : '不予受理'}（${correctionSilence.basis}）`,
              correctionSilence.mark,
            ],
          ]}
        />
        <Elements
          title="其他法定期限"
          elements={item.furtherLimits.map(
            (limit): Element => [
              limit.event,
              <>
                {furtherWords(limit)} <span className="soft">（{limit.basis}）</span>
              </>,
              limit.mark,
            ],
          )}
        />
        <Elements
          title="受理与审查"
          elements={[
            ['受理条件', item.conditions.map((condition) => <div key={condition}>· {condition}</div>)],
            ['审查要点', item.review],
            ['告知承诺', item.promise ? '可以' : '不适用'],
            ['结果', item.result],
            ['有效期', item.validity ?? '没有规定'],
            ['备注', item.note ?? '无'],
          ]}
        />
        <section className="panel">
          <h2>特别程序</h2>
          {item.specialProcedures.length === 0 ? <p className="soft">本事项没有特别程序。</p> : null}
          <ul>
            {item.specialProcedures.map((procedure) => (
              <li key={procedure.name} className="item-line">
                <span className="strong">{procedure.name}</span>
                {procedure.days === null ? '，所需时间由机关告知' : `，${procedure.days} 个工作日`}，
                {procedure.stopsStatutory ? '法定、承诺时限都停' : '只停承诺时限'}
                <div className="soft">{procedure.basis}</div>
              </li>
            ))}
          </ul>
        </section>
        <ItemMaterials materials={item.materials} />
        <ItemBasis basis={item.basis} />
      </div>
    </>
  );
}
