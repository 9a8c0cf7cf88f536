import { Button, Select } from 'antd';
import { useReference } from '../../api/reference.ts';
import type { OrderFilter, OrderLight, OrderSituation } from '../../api/types.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { Signal } from '../../ui/signal.tsx';
import { lightWords, situationWords } from './order-words.ts';

type Props = { filter: OrderFilter; cities: boolean; onChange: (change: OrderFilter) => void };

export function OrderFilters({ filter, cities, onChange }: Props) {
  const { divisions } = useReference();
  const { light, situation, city, body, q } = filter;
  return (
    <div className="row order-filters">
      <SearchBox
        label="查找督办单"
        placeholder="编号、项目或办件编号"
        value={q}
        onSearch={(next) => onChange({ q: next })}
      />
      <Select<OrderLight>
        aria-label="按亮灯筛选"
        allowClear
        placeholder="全部亮灯"
        style={{ width: 150 }}
        value={light ?? null}
        options={(Object.keys(lightWords) as OrderLight[]).map((value) => ({
          value,
          label: <Signal signal={value} word={lightWords[value]} />,
        }))}
        onChange={(next) => onChange({ light: next ?? undefined })}
      />
      <Select<OrderSituation>
        aria-label="按情形筛选"
        allowClear
        placeholder="全部情形"
        style={{ width: 180 }}
        value={situation ?? null}
        options={(Object.keys(situationWords) as OrderSituation[]).map((value) => ({
          value,
          label: situationWords[value],
        }))}
        onChange={(next) => onChange({ situation: next ?? undefined })}
      />
      {cities ? (
        <Select<string>
          aria-label="按市筛选"
          allowClear
          placeholder="全部市"
          style={{ width: 120 }}
          value={city ?? null}
          options={divisions
            .filter((division) => division.level === 'city' || division.level === 'province')
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(next) => onChange({ city: next ?? undefined })}
        />
      ) : null}
      {light || situation || city || body || q ? (
        <Button
          onClick={() =>
            onChange({
              light: undefined,
              situation: undefined,
              city: undefined,
              body: undefined,
              q: undefined,
            })
          }
        >
          清除筛选
        </Button>
      ) : null}
    </div>
  );
}
