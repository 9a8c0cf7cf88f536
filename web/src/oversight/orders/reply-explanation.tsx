import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { orderExplanationQuery } from '../../api/orders.ts';
import type { OrderDetail } from '../../api/types.ts';
import { ExplanationView } from '../../clock/explanation-view.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = { order: OrderDetail; onClose: () => void };

/** Beside the order: why its reply date is what it is, day by day. */
export function ReplyExplanation({ order, onClose }: Props) {
  useReturnFocus();
  const query = useQuery(orderExplanationQuery(order.id));
  return (
    <Drawer open title={`答复期限说明：${order.number}`} size="min(760px, 100vw)" onClose={onClose}>
      <div className="stack">
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {query.data?.note ? <p>{query.data.note}</p> : null}
        {query.data ? <ExplanationView explanation={{ ...query.data, measure: 'committed' }} /> : null}
      </div>
    </Drawer>
  );
}
