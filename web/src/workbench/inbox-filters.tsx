import { Button, Select } from 'antd';
import { useReference } from '../api/reference.ts';
import type { SignalName } from '../api/types.ts';
import { stageOptions } from '../lib/stages.ts';
import { SearchBox } from '../ui/search-box.tsx';
import { Signal, signalOrder } from '../ui/signal.tsx';

type Search = {
  stage?: string | undefined;
  item?: string | undefined;
  light?: SignalName | undefined;
  city?: string | undefined;
  q?: string | undefined;
};
type Props = { search: Search; onChange: (change: Search) => void };

export function InboxFilters({ search, onChange }: Props) {
  const { divisions } = useReference();
  const any = [search.stage, search.item, search.light, search.city, search.q].some(Boolean);
  return (
    <div className="row">
      <SearchBox
        label="查找办件"
        placeholder="项目、单位、编号"
        value={search.q}
        onSearch={(q) => onChange({ q })}
      />
      <Select
        aria-label="按亮灯筛选"
        allowClear
        placeholder="全部亮灯"
        style={{ width: 120 }}
        value={search.light ?? null}
        options={signalOrder.map((signal) => ({ value: signal, label: <Signal signal={signal} /> }))}
        onChange={(light) => onChange({ light: light ?? undefined })}
      />
      <Select
        aria-label="按阶段筛选"
        allowClear
        placeholder="全部阶段"
        style={{ width: 168 }}
        value={search.stage ?? null}
        options={stageOptions}
        onChange={(stage) => onChange({ stage: stage ?? undefined })}
      />
      <Select
        aria-label="按市筛选"
        allowClear
        placeholder="全部市"
        style={{ width: 120 }}
        value={search.city ?? null}
        options={divisions
          .filter((division) => division.level === 'city')
          .map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(city) => onChange({ city: city ?? undefined })}
      />
      {any ? (
        <Button
          onClick={() =>
            onChange({ stage: undefined, item: undefined, light: undefined, city: undefined, q: undefined })
          }
        >
          清除筛选
        </Button>
      ) : null}
    </div>
  );
}
