import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { renewNational, resendProgressQuery } from '../../api/national.ts';
import './national.css';

/** Long work that can be left: how many of those asked for again are still to be taken up. */
export function ResendProgress() {
  const queries = useQueryClient();
  const { data } = useQuery(resendProgressQuery);
  const left = data?.left ?? 0;
  const most = useRef(0);
  const before = useRef(0);
  most.current = left === 0 ? 0 : Math.max(most.current, left);
  useEffect(() => {
    if (before.current > 0 && left === 0) void renewNational(queries);
    before.current = left;
  }, [left, queries]);
  if (left === 0) return null;
  const done = most.current - left;
  return (
    <section className="panel resend-progress" aria-label="重新报送的进度">
      <p role="status">正在重新报送：还有 {left} 条待处理。可以离开本页，不影响处理。</p>
      <Progress
        percent={most.current === 0 ? 0 : Math.floor((done / most.current) * 100)}
        size="small"
        aria-label="已处理的部分"
      />
    </section>
  );
}
