import { Button, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { CatalogueFlow, WhatIfChange } from '../api/types.ts';

type FlowEntry = CatalogueFlow['stages'][number]['items'][number];
type Props = {
  entries: readonly FlowEntry[];
  name: (id: string) => string;
  onAdd: (change: WhatIfChange) => void;
};

const kinds = [
  { value: 'limit', label: '改时限' },
  { value: 'merge', label: '合并办理' },
  { value: 'parallel', label: '改为并行' },
] as const;
type Kind = (typeof kinds)[number]['value'];

/** Chooses one assumption; only what the flow allows can be chosen. */
export function WhatIfChoice({ entries, name, onAdd }: Props) {
  const [kind, setKind] = useState<Kind>('limit');
  const [first, setFirst] = useState<string>();
  const [second, setSecond] = useState<string>();
  const [days, setDays] = useState<number | null>(null);
  const options = (ids: readonly string[]) => ids.map((id) => ({ value: id, label: name(id) }));
  const all = entries.map(({ item }) => item);
  // Side by side: the second one is one that waits for others, the first one of those.
  const before = entries.find(({ item }) => item === second)?.after.filter((id) => all.includes(id)) ?? [];
  const waiting = entries.filter(({ after }) => after.some((id) => all.includes(id))).map(({ item }) => item);
  const made = changeOf(kind, first, second, days);
  const clear = (): void => {
    setFirst(undefined);
    setSecond(undefined);
    setDays(null);
  };
  const select = (
    label: string,
    value: string | undefined,
    ids: readonly string[],
    set: (id: string) => void,
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 240, maxWidth: '100%' }}
      value={value ?? null}
      options={options(ids)}
      onChange={(id) => (id === null ? undefined : set(id))}
    />
  );
  return (
    <div className="row no-print">
      <Segmented
        aria-label="假设的种类"
        value={kind}
        options={[...kinds]}
        onChange={(value) => {
          setKind(value as Kind);
          clear();
        }}
      />
      {kind === 'limit' ? select('事项', first, all, setFirst) : null}
      {kind === 'merge' ? (
        <>
          {select('第一个事项', first, all, setFirst)}
          {select(
            '第二个事项',
            second,
            all.filter((id) => id !== first),
            setSecond,
          )}
        </>
      ) : null}
      {kind === 'parallel' ? (
        <>
          {select('不再等待的事项', second, waiting, (id) => {
            setSecond(id);
            setFirst(undefined);
          })}
          {select('它原来等待的事项', first, before, setFirst)}
        </>
      ) : null}
      {kind === 'parallel' ? null : (
        <InputNumber
          aria-label={kind === 'limit' ? '新时限，工作日' : '合并后的时限，工作日，可不填'}
          min={0}
          max={250}
          precision={0}
          value={days}
          onChange={setDays}
          suffix="工作日"
          style={{ width: 140 }}
        />
      )}
      <Button
        disabled={made === null}
        onClick={() => {
          if (made === null) return;
          onAdd(made);
          clear();
        }}
      >
        加入假设
      </Button>
    </div>
  );
}

function changeOf(
  kind: Kind,
  first: string | undefined,
  second: string | undefined,
  days: number | null,
): WhatIfChange | null {
  if (first === undefined) return null;
  if (kind === 'limit') return days === null ? null : { kind, item: first, days };
  if (second === undefined) return null;
  return kind === 'merge' ? { kind, items: [first, second], days } : { kind, first, second };
}
