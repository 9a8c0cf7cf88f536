import { Skeleton } from 'antd';
import './empty.css';

export function Loading() {
  return (
    <div className="loading" aria-busy="true">
      <span className="visually-hidden" role="status">
        正在载入
      </span>
      <Skeleton active title={false} paragraph={{ rows: 5 }} />
    </div>
  );
}
