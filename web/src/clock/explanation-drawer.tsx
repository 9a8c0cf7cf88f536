import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { explanationQuery } from '../api/cases.ts';
import { stageExplanationQuery } from '../api/stage-clocks.ts';
import type { Explanation, Measure } from '../api/types.ts';
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
  delivery: '送达',
  opinion: '征求意见',
  renewal: '延续（延期）',
};
const usual: readonly Measure[] = ['committed', 'statutory', 'acceptance'];

type Props = { target: ExplanationTarget; onClose: () => void };

/** Beside any page: why a date is what it is. */
export function ExplanationDrawer({ target, onClose }: Props) {
  useReturnFocus();
  return (
    <Drawer open title="期限说明" size="min(760px, 100vw)" onClose={onClose}>
      {'caseId' in target ? <OfCase {...target} /> : <OfStage {...target} />}
    </Drawer>
  );
}

/** A case's date, by each of its measures. */
function OfCase(target: Extract<ExplanationTarget, { caseId: string }>) {
  const [measure, setMeasure] = useState<Measure>(target.measure);
  const query = useQuery(explanationQuery(target.caseId, measure));
  const shown = usual.includes(target.measure) ? usual : [...usual, target.measure];
  return (
    <Explained query={query}>
      <Segmented
        aria-label="计时口径"
        value={measure}
        onChange={setMeasure}
        options={shown.map((value) => ({ value, label: measureWords[value] }))}
      />
    </Explained>
  );
}

function OfStage({ projectId, title, workId, stage }: Extract<ExplanationTarget, { projectId: string }>) {
  const query = useQuery(stageExplanationQuery(projectId, workId, stage));
  return (
    <Explained query={query}>
      <p className="strong">{title}</p>
    </Explained>
  );
}

type Query = {
  isPending: boolean;
  error: Error | null;
  data: Explanation | undefined;
  refetch: () => unknown;
};

function Explained({ query, children }: { query: Query; children: ReactNode }) {
  return (
    <div className="stack">
      {children}
      {query.isPending ? <Loading /> : null}
      {query.error ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data ? <ExplanationView explanation={query.data} /> : null}
    </div>
  );
}
