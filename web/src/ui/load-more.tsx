import { Button } from 'antd';

type Props = {
  shown: number;
  total: number;
  unit: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
};

/** The end of a list: how many are shown of how many, and the rest. */
export function LoadMore({ shown, total, unit, hasMore, loading, onMore }: Props) {
  return (
    <div className="table-more">
      <span className="soft" role="status">
        已显示 {shown} {unit}，共 {total} {unit}
      </span>
      {hasMore ? (
        <Button loading={loading} onClick={onMore}>
          继续载入
        </Button>
      ) : null}
    </div>
  );
}
