/** The sentences of platform/facts, for those who keep and audit the record. */

export const ROOT_RULE = '事实存证规则';

const at = (home: string, day: string | null) => (day === null ? home : `${home}的${day}日根`);

/** One sentence a fault: where, what, and what it may mean. */
export const rootMessages = {
  fileMissing: (home: string, day: string): string =>
    `${at(home, day)}在数据库中，库外文件缺失：文件被删除，或写入前中断（再次生成日根即可补上）。`,
  rowMissing: (home: string, day: string): string =>
    `${at(home, day)}有库外文件，数据库中没有：数据库中的日根被删除，或数据库恢复到了较早的备份。`,
  recordsDiffer: (home: string, day: string): string =>
    `${at(home, day)}在数据库与库外文件中的内容不一致：其中之一被改动。`,
  record: (
    fault: 'unreadable' | 'changed' | 'moved' | 'wrong-signature',
    home: string,
    day: string,
    where: string,
    record: { home: string; day: string } | null,
  ): string => {
    const place = `${at(home, day)}（${where}）`;
    switch (fault) {
      case 'unreadable':
        return `${place}无法读取：内容不是日根。`;
      case 'changed':
        return `${place}与其自身摘要不符：签名之后被改动。`;
      case 'moved':
        return `${place}实为${record ? at(record.home, record.day) : '别处的日根'}：日根被移到了别处。`;
      case 'wrong-signature':
        return `${place}的签名无效：不是由核验所用密钥签出。`;
    }
  },
  dayMissing: (home: string, day: string): string =>
    `${at(home, day)}缺失：每日须有一个日根，无新事实的日子也不例外。`,
  brokenLink: (home: string, day: string): string =>
    `${at(home, day)}没有接在前一日根之后：之前的日根被替换或删除。`,
  factMissing: (home: string, day: string | null, position: number): string =>
    `${at(home, day)}：第${position}条事实缺失，数据库中的事实被删除或截断。`,
  factChanged: (home: string, day: string | null, position: number): string =>
    `${at(home, day)}：第${position}条事实与记录时的摘要不符，内容或摘要在记录之后被改动。`,
  factsReplaced: (home: string, day: string, from: number, through: number): string =>
    `${at(home, day)}：第${from}至${through}条事实与日根不符，其中有事实连同摘要被替换，或次序被改动。`,
  headDiffers: (home: string, head: number): string =>
    `${home}：事实流的末位记为${head}，其后仍有事实：末位被改动。`,
  aheadOfClock: (home: string, day: string): string =>
    `${at(home, day)}的日期不早于今天：时钟曾经超前或现在落后，请先校准时钟。`,
  database: '数据库',
  file: '库外文件',
} as const;
