import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { explanationQuery } from '../api/cases.ts';
import type { Measure } from '../api/types.ts';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import type { ExplanationTarget } from './explanation-context.ts';
import { ExplanationView } from './explanation-view.tsx';

export const measureWords: Readonly<Record<Measure, string>> = {
  committed: '承诺时限（考核）',
  statutory: '法定时限',
  acceptance: '受理时限',
  special: '特别程序',
};
const usual: readonly Measure[] = ['committed', 'statutory', 'acceptance'];

type Props = { target: ExplanationTarget; onClose: () => void };

/** Beside any page: why a case's date is what it is, by each of its measures. */
export function ExplanationDrawer({ target, onClose }: Props) {
  const [measure, setMeasure] = useState<Measure>(target.measure);
  useReturnFocus();
  const query = useQuery(explanationQuery(target.caseId, measure));
  return (
    <Drawer open title="期限说明" size="min(760px, 100vw)" onClose={onClose}>
      <div className="stack">
        <Segmented
          aria-label="计时口径"
          value={measure}
          onChange={setMeasure}
          options={[...usual, ...(target.measure === 'special' ? (['special'] as const) : [])].map(
            (value) => ({ value, label: measureWords[value] }),
          )}
        />
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {query.data ? <ExplanationView explanation={query.data} /> : null}
      </div>
    </Drawer>
  );
}
