/** The stages of the exchange between platforms (DYBZSPJDXH). */
const names: Readonly<Record<number, string>> = {
  1: '立项用地规划许可',
  2: '工程建设许可',
  3: '施工许可',
  4: '竣工验收',
  5: '并行推进',
};

export function stageName(no: number): string {
  return names[no] ?? `第 ${no} 阶段`;
}

export const stageOptions = Object.entries(names).map(([value, label]) => ({ value, label }));
