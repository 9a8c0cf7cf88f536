import { Button, Select } from 'antd';
import type { FlagFilter } from '../../api/flags.ts';
import { useReference } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';
import type { FlagPage } from '../../api/types.ts';

type Props = { filter: FlagFilter; page: FlagPage | undefined; onChange: (change: FlagFilter) => void };

const states = [
  { value: 'waiting', label: '待核查（含已说明）' },
  { value: 'open', label: '待核查' },
  { value: 'answered', label: '已说明' },
  { value: 'confirmed', label: '属实' },
  { value: 'explained', label: '已排除' },
] as const;

/** Rule, state, city; the counts are of what each choice would show. */
export function FlagFilters({ filter, page, onChange }: Props) {
  const { divisions } = useReference();
  const { seat } = useSession();
  const wide = seat.division === null || seat.division.code.endsWith('0000');
  const count = (state: (typeof states)[number]['value']): number | undefined => {
    if (!page) return undefined;
    return state === 'waiting' ? page.states.open + page.states.answered : page.states[state];
  };
  const words = (label: string, n: number | undefined) => (n === undefined ? label : `${label} ${n}`);
  const narrowed = filter.rule ?? filter.city ?? filter.body ?? filter.person ?? filter.caseId;
  return (
    <div className="row">
      <Select
        aria-label="按核查情况筛选"
        allowClear
        placeholder="全部情况"
        style={{ width: 190 }}
        value={filter.state ?? null}
        options={states.map(({ value, label }) => ({ value, label: words(label, count(value)) }))}
        onChange={(state) => onChange({ state: (state ?? undefined) as FlagFilter['state'] })}
      />
      <Select
        aria-label="按规则筛选"
        allowClear
        placeholder="全部规则"
        style={{ width: 200 }}
        value={filter.rule ?? null}
        options={(page?.rules ?? []).map((rule) => ({
          value: rule.id,
          label: words(rule.name, rule.count),
        }))}
        onChange={(rule) => onChange({ rule: (rule ?? undefined) as FlagFilter['rule'] })}
      />
      {wide ? (
        <Select
          aria-label="按市筛选"
          allowClear
          placeholder="全部市"
          style={{ width: 120 }}
          value={filter.city ?? null}
          options={divisions
            .filter((division) => division.level === 'city' || division.level === 'province')
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(city) => onChange({ city: city ?? undefined })}
        />
      ) : null}
      {narrowed === undefined ? null : (
        <Button
          onClick={() =>
            onChange({
              rule: undefined,
              city: undefined,
              body: undefined,
              person: undefined,
              caseId: undefined,
            })
          }
        >
          清除筛选
        </Button>
      )}
    </div>
  );
}
