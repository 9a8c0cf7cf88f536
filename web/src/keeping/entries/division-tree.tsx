import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useReference } from '../../api/reference.ts';
import type { Reference } from '../../api/types.ts';

type Node = { value: string; title: string; children: Node[] };

/** Divisions as a tree below `top`. */
export function divisionTree(divisions: Reference['divisions'], top: string | null): Node[] {
  return divisions
    .filter(({ parent }) => parent === top)
    .map(({ code, name }) => ({ value: code, title: name, children: divisionTree(divisions, code) }));
}

/** 区划: a place of the province, looked for by name or opened level by level. */
export function DivisionTree({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const { divisions } = useReference();
  const nodes = useMemo(() => divisionTree(divisions, null), [divisions]);
  return (
    <TreeSelect
      aria-label="按区划筛选"
      allowClear
      placeholder="全部区划"
      style={{ width: 180 }}
      value={value ?? null}
      treeData={nodes}
      treeDefaultExpandedKeys={nodes.map((node) => node.value)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      onChange={(code: string | null) => onChange(code ?? undefined)}
    />
  );
}
