import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { entryVersionsQuery } from '../../api/catalogue-entries.ts';
import type { CatalogueEntry, CatalogueVersion, EntryKey } from '../../api/catalogue-types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

type Props = { entry: CatalogueEntry; entryKey: EntryKey };

/** Every version with the time it holds, and the way to lay any two side by side. */
export function VersionsPanel({ entry, entryKey }: Props) {
  const face = useFace();
  const navigate = useNavigate();
  const query = useQuery(entryVersionsQuery(entryKey));
  const rows = query.data?.rows ?? [];
  const options = [
    ...(entry.draft ? [{ value: 'draft', label: `草稿（第 ${entry.draft.revision} 稿）` }] : []),
    ...rows.map(({ version, state }) => ({
      value: String(version),
      label: `第 ${version} 版（${state.name}）`,
    })),
    ...(entry.above ? [{ value: 'above', label: `省级标准第 ${entry.above.version} 版` }] : []),
  ];
  const [sides, setSides] = useState<{ a: string | undefined; b: string | undefined }>({
    a: undefined,
    b: undefined,
  });
  const a = sides.a ?? options[1]?.value;
  const b = sides.b ?? options[0]?.value;
  return (
    <section className="panel stack-tight" aria-label="版本">
      <h2>版本</h2>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <p className="soft">还没有发布过。</p> : null}
      <ul className="entry-lines">
        {rows.map((row) => (
          <li key={row.version}>
            <span className="strong">第 {row.version} 版</span>
            <span>{row.state.name}</span>
            <span className="soft">{validityWords(row)}</span>
            {row.standard ? <span className="soft">依据标准第 {row.standard} 版</span> : null}
            <span className="soft">
              {row.origin === 'pack' ? '随省级数据包' : '事项管理员发布'} · {tableTime(row.publishedAt)}
            </span>
            {row.withdrawnReason ? <p>撤回理由：{row.withdrawnReason}</p> : null}
          </li>
        ))}
      </ul>
      {options.length > 1 && a !== undefined && b !== undefined ? (
        <div className="row">
          <Select
            aria-label="对照的一方"
            style={{ minWidth: 190 }}
            value={a}
            options={options}
            onChange={(value) => setSides({ ...sides, a: value })}
          />
          <span>与</span>
          <Select
            aria-label="对照的另一方"
            style={{ minWidth: 190 }}
            value={b}
            options={options}
            onChange={(value) => setSides({ ...sides, b: value })}
          />
          <Button
            disabled={a === b}
            onClick={() =>
              void navigate({
                to: '/$face/entries/$kind/$subject/$division/compare',
                params: { face, ...entryKey },
                search: { a, b },
              })
            }
          >
            对照
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function validityWords({ validFrom, validTo }: CatalogueVersion): string {
  if (validFrom === null && validTo === null) return '自平台启用起有效';
  return `${validFrom ?? '自平台启用'} 起${validTo === null ? '' : `，${validTo} 止`}`;
}
