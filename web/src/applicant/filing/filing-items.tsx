import { Checkbox } from 'antd';
import type { FilingItem } from '../../api/types.ts';
import { daysWords } from '../../map/model.ts';
import { fieldId } from '../../ui/field.tsx';

type Props = {
  items: readonly FilingItem[];
  chosen: readonly string[];
  fault: string | undefined;
  onChange: (items: string[]) => void;
};

/** The items of the stage: suggested ones chosen, those that cannot run now with the reason. */
export function FilingItems({ items, chosen, fault, onChange }: Props) {
  const toggle = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <section className="panel" id={fieldId('items')} tabIndex={-1}>
      <h2>
        选择事项 <span className="soft">已选 {chosen.length} 项</span>
      </h2>
      {fault ? <p className="field-fault">{fault}</p> : null}
      <ul className="filing-items">
        {items.map((item) => (
          <li key={item.itemId}>
            <Checkbox
              disabled={!item.selectable}
              checked={chosen.includes(item.itemId)}
              onChange={() => toggle(item.itemId)}
            >
              <span className="strong">{item.name}</span>
              <span className="soft">
                {' '}
                {item.body?.name ?? '承办机关待定'} · {daysWords(item.days)}
              </span>
            </Checkbox>
            {item.necessity === 'conditional' ? (
              <p className="soft filing-note">视情况需要：{item.when ?? '由窗口确认'}</p>
            ) : null}
            {item.simplified ? (
              <p className="soft filing-note">
                因区域评估〈{item.simplified.name}〉简化办理：{item.simplified.note}
              </p>
            ) : null}
            {item.promise ? <p className="soft filing-note">可告知承诺</p> : null}
            {item.afterGrant ? (
              <p className="soft filing-note">
                事后核查：{item.afterGrant.check}，{item.afterGrant.withinDays} 个工作日内（
                {item.afterGrant.basis}）
              </p>
            ) : null}
            {item.why ? (
              <p className={item.queued ? 'filing-note filing-queued' : 'filing-note filing-why'}>
                {item.why}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
