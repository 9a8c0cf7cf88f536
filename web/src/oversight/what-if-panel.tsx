import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { flowQuery } from '../api/catalogue.ts';
import { askWhatIf } from '../api/measures.ts';
import type { FlowRow, WhatIfChange } from '../api/types.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { WhatIfChoice } from './what-if-choice.tsx';
import { WhatIfResult } from './what-if-result.tsx';

type Props = {
  flow: string | undefined;
  flows: readonly FlowRow[];
  from: string | undefined;
  to: string | undefined;
  city: string | undefined;
};

/** What if a limit were another, two items were one, or ran side by side: the effect on past projects. */
export function WhatIfPanel({ flow: chosen, flows, from, to, city }: Props) {
  const [own, setOwn] = useState<string>();
  const [changes, setChanges] = useState<readonly WhatIfChange[]>([]);
  const flow = own ?? chosen ?? flows[0]?.id;
  const asked = useMutation({ mutationFn: askWhatIf });
  const { data: detail } = useQuery({ ...flowQuery(flow ?? ''), enabled: flow !== undefined });
  const entries = detail?.stages.flatMap(({ items }) => items) ?? [];
  const name = (id: string): string => detail?.items[id]?.name ?? id;
  const change = (next: readonly WhatIfChange[]): void => {
    setChanges(next);
    asked.reset();
  };
  return (
    <section className="panel stack" aria-label="假设分析">
      <h2>假设分析：如果当时不是这样</h2>
      <div className="row no-print">
        <Select
          aria-label="假设分析的流程"
          style={{ width: 320, maxWidth: '100%' }}
          value={flow ?? null}
          options={flows.map(({ id, name: title }) => ({ value: id, label: title }))}
          onChange={(value) => {
            setOwn(value ?? undefined);
            change([]);
          }}
        />
      </div>
      <WhatIfChoice entries={entries} name={name} onAdd={(added) => change([...changes, added])} />
      {changes.length === 0 ? (
        <p className="soft">先加入一项假设，例如把一个事项的时限改短，再计算它对以往项目总用时的影响。</p>
      ) : (
        <ol className="stack-tight">
          {changes.map((each, index) => (
            <li key={JSON.stringify([index, each])} className="row">
              <span>
                {index + 1}. {changeWords(each, name)}
              </span>
              <Button
                size="small"
                className="no-print"
                aria-label={`去掉假设 ${index + 1}`}
                onClick={() => change(changes.filter((_, i) => i !== index))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div className="row no-print">
        <Button
          type="primary"
          disabled={changes.length === 0 || flow === undefined}
          loading={asked.isPending}
          onClick={() =>
            flow === undefined
              ? undefined
              : asked.mutate({
                  flow,
                  changes: [...changes],
                  ...(from === undefined ? {} : { from }),
                  ...(to === undefined ? {} : { to }),
                  ...(city === undefined ? {} : { city }),
                })
          }
        >
          计算影响
        </Button>
      </div>
      {asked.isError ? <ProblemAlert error={asked.error} /> : null}
      {asked.data ? <WhatIfResult data={asked.data} /> : null}
    </section>
  );
}

function changeWords(change: WhatIfChange, name: (id: string) => string): string {
  if (change.kind === 'limit') return `${name(change.item)}的时限改为 ${change.days} 个工作日`;
  if (change.kind === 'parallel') return `${name(change.second)}不再等待${name(change.first)}，两者并行`;
  const [first, second] = change.items;
  const limit = change.days === null ? '' : `，时限 ${change.days} 个工作日`;
  return `${name(first)}与${name(second)}合并办理${limit}`;
}
