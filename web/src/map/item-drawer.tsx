import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useFace } from '../frame/use-face.ts';
import { DocumentList } from '../ui/document-list.tsx';
import { DueLight } from '../ui/due-light.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { daysWords, type MapCardModel, needWords, stateWords } from './model.ts';
import { RuleWords } from './rule-words.tsx';

type Props = {
  card: MapCardModel;
  all: ReadonlyMap<string, MapCardModel>;
  onClose: () => void;
};

/** Everything about one item of the map, with the way to its cases and its guide. */
export function ItemDrawer({ card, all, onClose }: Props) {
  const face = useFace();
  useReturnFocus();
  const needs = needWords(card, all);
  return (
    <Drawer open title={card.name} size="min(480px, 100vw)" onClose={onClose}>
      <div className="stack">
        <dl className="facts">
          <dt>办理部门</dt>
          <dd>{card.department}</dd>
          <dt>承诺时限</dt>
          <dd>{daysWords(card.days)}</dd>
          <dt>是否需要</dt>
          <dd>{card.necessity === 'required' ? '必办' : `视情况：${card.when ?? '由窗口确认'}`}</dd>
          {card.simplified ? (
            <>
              <dt>区域评估</dt>
              <dd>
                因区域评估〈{card.simplified.name}〉（{card.simplified.documentNumber}）简化办理：
                {card.simplified.note}
              </dd>
            </>
          ) : null}
          {card.rule === undefined ? null : (
            <>
              <dt>判断规则</dt>
              <dd>
                <RuleWords rule={card.rule} />
              </dd>
            </>
          )}
          {card.merged === undefined ? null : (
            <>
              <dt>合并步骤</dt>
              <dd>{card.merged}（同时受理、一并办理）</dd>
            </>
          )}
          {card.state === 'plan' ? null : (
            <>
              <dt>当前状态</dt>
              <dd>{stateWords[card.state]}</dd>
            </>
          )}
          <dt>前置事项</dt>
          <dd>
            {needs.length === 0
              ? '无，可随时申报'
              : needs.map((need) => `${need.name}${need.done ? '（已办结）' : ''}`).join('、')}
          </dd>
        </dl>
        {card.cases.map((each) => (
          <section key={each.id} className="panel stack-tight">
            <div className="row row-apart">
              <Link to="/$face/cases/$caseId" params={{ face, caseId: each.id }}>
                办件 {each.number}
              </Link>
              <span>{each.status.name}</span>
            </div>
            <DueLight light={each.light} caseId={each.id} />
            <DocumentList documents={each.documents} />
          </section>
        ))}
        <Link to="/$face/items/$itemId" params={{ face, itemId: card.id }}>
          查看办事指南
        </Link>
      </div>
    </Drawer>
  );
}
