import { Select } from 'antd';
import type { DifferenceFilter } from '../../api/reconcile.ts';
import { useReference } from '../../api/reference.ts';
import { differenceStates, whatWords } from './reconcile-words.ts';
import { lineWords } from './words.ts';

type Props = { filter: DifferenceFilter; onChange: (change: DifferenceFilter) => void };

function choices<Value extends string>(words: Readonly<Record<Value, string>>) {
  return (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export function DifferenceFilters({ filter, onChange }: Props) {
  const { divisions } = useReference();
  return (
    <div className="row">
      <Select
        aria-label="按状态筛选"
        style={{ width: 110 }}
        value={filter.state ?? 'open'}
        options={choices(differenceStates)}
        onChange={(state) => onChange({ state })}
      />
      <Select
        aria-label="按线路筛选"
        allowClear
        placeholder="全部线路"
        style={{ width: 130 }}
        value={filter.line ?? null}
        options={choices(lineWords)}
        onChange={(line) => onChange({ line: line ?? undefined })}
      />
      <Select
        aria-label="按差异筛选"
        allowClear
        placeholder="全部差异"
        style={{ width: 130 }}
        value={filter.what ?? null}
        options={choices(whatWords)}
        onChange={(what) => onChange({ what: what ?? undefined })}
      />
      <Select
        aria-label="按市筛选"
        allowClear
        placeholder="全部市"
        style={{ width: 120 }}
        value={filter.home ?? null}
        options={divisions
          .filter((division) => division.level === 'city' || division.level === 'province')
          .map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(home) => onChange({ home: home ?? undefined })}
      />
    </div>
  );
}
