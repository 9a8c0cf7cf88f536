import { Button } from 'antd';

type Props = { count: number; onAccept: () => void; onClear: () => void };

/** What can be done with the selected cases together. */
export function BatchBar({ count, onAccept, onClear }: Props) {
  return (
    <section className="batch-bar" aria-label="批量办理">
      <span role="status">已选 {count} 件</span>
      <Button type="primary" onClick={onAccept}>
        受理 {count} 件
      </Button>
      <Button onClick={onClear}>取消选择</Button>
    </section>
  );
}
