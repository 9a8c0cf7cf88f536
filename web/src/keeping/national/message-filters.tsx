import { useQuery } from '@tanstack/react-query';
import { Button, Select, Tag } from 'antd';
import { type NationalFilter, nationalMappingsQuery } from '../../api/national.ts';
import { useReference } from '../../api/reference.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { choiceOf, partOf, stateChoices } from './state-choices.ts';
import { lineWords } from './words.ts';

type Props = { filter: NationalFilter; onChange: (change: NationalFilter) => void };

const nothing: NationalFilter = {
  line: undefined,
  kind: undefined,
  state: undefined,
  blocked: undefined,
  late: undefined,
  refusedBy: undefined,
  rule: undefined,
  reason: undefined,
  home: undefined,
  projectId: undefined,
  q: undefined,
};

/** Every filter stands in the address, so that a list can be sent to a colleague. */
export function MessageFilters({ filter, onChange }: Props) {
  const { divisions } = useReference();
  const kinds = useQuery(nationalMappingsQuery).data?.rows ?? [];
  const any = Object.values(filter).some((value) => value !== undefined);
  const narrowed = [
    { key: 'rule', label: `质量规则 ${filter.rule || '之外'}`, shown: filter.rule !== undefined },
    { key: 'reason', label: `退回原因：${filter.reason}`, shown: filter.reason !== undefined },
    { key: 'projectId', label: '只看一个项目', shown: filter.projectId !== undefined },
  ] as const;
  return (
    <div className="stack-tight">
      <div className="row">
        <SearchBox
          label="查找报文"
          placeholder="项目或编号"
          value={filter.q}
          onSearch={(q) => onChange({ q })}
        />
        <Select
          aria-label="按状态筛选"
          style={{ width: 148 }}
          value={choiceOf(filter)}
          options={stateChoices.map(({ value, label }) => ({ value, label }))}
          onChange={(choice) => onChange(partOf(choice))}
        />
        <Select
          aria-label="按报文种类筛选"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全部报文"
          style={{ width: 160 }}
          popupMatchSelectWidth={260}
          value={filter.kind ?? null}
          options={(['investment', 'construction'] as const).map((line) => ({
            label: lineWords[line],
            options: kinds
              .filter((row) => row.line === line)
              .map(({ kind, title }) => ({ value: kind, label: title })),
          }))}
          onChange={(kind) => onChange({ kind: kind ?? undefined })}
        />
        <Select
          aria-label="按线路筛选"
          allowClear
          placeholder="两条线路"
          style={{ width: 118 }}
          value={filter.line ?? null}
          options={Object.entries(lineWords).map(([value, label]) => ({
            value: value as keyof typeof lineWords,
            label,
          }))}
          onChange={(line) => onChange({ line: line ?? undefined })}
        />
        <Select
          aria-label="按时效筛选"
          allowClear
          placeholder="全部时效"
          style={{ width: 106 }}
          value={filter.late ?? null}
          options={[
            { value: 'overdue' as const, label: '逾期' },
            { value: 'warning' as const, label: '较慢' },
          ]}
          onChange={(late) => onChange({ late: late ?? undefined })}
        />
        <Select
          aria-label="按市筛选"
          allowClear
          placeholder="全部市"
          style={{ width: 112 }}
          value={filter.home ?? null}
          options={divisions
            .filter((division) => division.level === 'city' || division.level === 'province')
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(home) => onChange({ home: home ?? undefined })}
        />
        {any ? <Button onClick={() => onChange(nothing)}>清除筛选</Button> : null}
      </div>
      {narrowed.some(({ shown }) => shown) ? (
        <div className="row">
          {narrowed
            .filter(({ shown }) => shown)
            .map(({ key, label }) => (
              <Tag
                key={key}
                closable
                className="national-narrowed"
                onClose={() => onChange({ [key]: undefined })}
              >
                {label}
              </Tag>
            ))}
        </div>
      ) : null}
    </div>
  );
}
