import { Alert, Button } from 'antd';
import type { CatalogueBehind } from '../../../api/catalogue-types.ts';
import { Behind, changeCount } from '../behind.tsx';

type Props = {
  under: number;
  newest: number;
  behind: CatalogueBehind | null;
  onFollow: (standard: number) => void;
};

/** The draft stands under an older standard: what the newest changed, and the way to stand under that. */
export function NewerStandard({ under, newest, behind, onFollow }: Props) {
  if (under >= newest) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={`标准事项已更新到第 ${newest} 版，这份草稿依据第 ${under} 版起草。`}
      description={
        <div className="stack-tight">
          {behind ? (
            <details>
              <summary>标准改了什么（{changeCount(behind)} 处）</summary>
              <Behind behind={behind} />
            </details>
          ) : null}
          <span>改依新标准后，沿用标准的要素随之更新，本地规定的要素按新标准重新检查。</span>
        </div>
      }
      action={
        <Button size="small" type="primary" onClick={() => onFollow(newest)}>
          改依第 {newest} 版
        </Button>
      }
    />
  );
}
