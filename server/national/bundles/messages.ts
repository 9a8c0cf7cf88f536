/** What bundles say to people, on both sides of the air gap. */
export const BUNDLE_MESSAGES = {
  off: '工程建设线现在直接写前置库,不用离线报送包;改用离线方式请设置 NATIONAL_FRONT_MODE=bundle。',
  nothing: '没有待发送的报文,不必生成报送包。',
  notFound: (number: number) => `没有第 ${number} 号报送包。`,
  changed: (number: number) =>
    `第 ${number} 号报送包的内容与当初记录的摘要不一致,不能重新生成,请联系维护人员。`,
  noDown: '本系统没有启用国家平台下行数据,不能收下行包。',
  file: {
    unreadable: '文件不完整或不是报送包(解压不开),请重新拷贝。',
    cut: '文件不完整:缺少结尾的摘要和签名,请重新拷贝。',
    rows: (stated: number, given: number) =>
      `文件不完整:文件头写明 ${stated} 行,实有 ${given} 行,请重新拷贝。`,
    format: '文件不是 zongheng-bundle-1 格式。',
    row: (line: number) => `文件第 ${line} 行不符合格式。`,
    digest: '文件内容与摘要不符,生成以后被改动过,已拒收。',
    key: (keyId: string) => `签名所用的密钥 ${keyId} 不是已登记的密钥,已拒收。`,
    noKeys: '没有登记对方的公钥,无法核验签名。',
    signature: '签名核验不通过,已拒收。',
    direction: (wanted: string, given: string) =>
      `这是${DIRECTIONS[given] ?? given},这里需要的是${DIRECTIONS[wanted] ?? wanted}。`,
    tooLarge: (mb: number) => `文件超过 ${mb} MB。`,
    province: (given: string) => `这是区划 ${given} 的文件,不是本系统的。`,
    missing: '请选择一个文件上传。',
  },
  answer: {
    digest: (number: number) => `回执针对的第 ${number} 号报送包,内容与本系统生成的不同(摘要不一致),已拒收。`,
    older: (number: number) => `第 ${number} 号报送包已有更新的回执,这一份较旧,未采用。`,
    rows: (number: number) => `回执所列的行与第 ${number} 号报送包不一致,已拒收。`,
  },
  down: {
    gap: (expected: number, given: number) => `下行包应为第 ${expected} 号,这是第 ${given} 号,中间缺了包。`,
    other: (number: number) => `第 ${number} 号下行包已经收过,这一份内容不同,已拒收。`,
    previous: (number: number) => `第 ${number} 号下行包与上一号接不上(摘要不一致),已拒收。`,
  },
  carry: {
    usage: `用法:
  npm run carry -- --bundle 报送包.zhb --front postgres://… --key 平台公钥.json --out 回执.zhb
    [--schema spgl] [--wait 120] [--again] [--first] [--state 目录]
  npm run carry -- --pull 下行接口网址 --app 应用标识 --secret-file 密钥文件 --key 平台公钥.json --out 下行包.zhb [--again]
  npm run carry -- --show-key --key 平台公钥.json

  --bundle  从平台下载的报送包      --front   前置库连接地址
  --key     平台公钥文件            --out     回执写到哪里
  --schema  前置库模式名,默认 spgl  --wait    等国家平台处理的秒数(以最后一次进展起算),默认 120
  --again   再次搬运已搬运过的包    --first   在这台机器上第一次搬运,从这一号包开始
  --pull    取国家平台下行数据,装成下行包
  --state   搬运台账和搬运密钥所在目录,默认与平台公钥同一目录`,
    missing: (flag: string) => `缺少参数 ${flag}。`,
    wait: '--wait 应为 0 至 86400 的整数(秒)。',
    key: (path: string) => `${path} 不是平台公钥文件(从“离线报送包”页面下载)。`,
    ledger: (path: string) => `搬运台账 ${path} 已损坏,请从备份恢复;没有备份时移走它并加 --first。`,
    gap: (last: number, given: number) =>
      `上一次搬运的是第 ${last} 号包,这是第 ${given} 号,中间缺了第 ${last + 1} 号,请先搬运它。`,
    notFirst: (given: number) =>
      `这台机器还没有搬运过,应从第 1 号包开始,这是第 ${given} 号。换了机器请加 --first。`,
    repeated: (number: number) => `第 ${number} 号包已经搬运过;再次搬运请加 --again,不会重复写入。`,
    other: (number: number) => `第 ${number} 号包已经搬运过,这一份内容不同,已拒绝。`,
    previous: (number: number) => `第 ${number} 号包与上一号接不上(摘要不一致),已拒绝。`,
    columns: (missing: string) => `前置库缺少这些表或列,请先补齐:${missing}`,
    down: (why: string) => `${why}。已写入的不会重复,恢复后重新运行同一命令即可。`,
    failed: (why: string) => `没有完成:${why}`,
    readOnly: (last: number) => `第 ${last} 号包已在这之后搬运过,本次只查询状态,不再写入。`,
    settled: (settled: number) => `  国家平台已处理 ${settled} 行`,
    done: (out: string, counts: Readonly<Record<string, number>>) =>
      `回执已写入 ${out}:入库 ${counts.stored ?? 0},校验通过 ${counts.checked ?? 0},退回 ${counts.refused ?? 0},` +
      `已写入待处理 ${counts.written ?? 0},未写入 ${counts.kept ?? 0}。`,
    noDown: '国家平台没有新的下行数据。',
    pulled: (out: string, number: number, rows: number) =>
      `下行第 ${number} 号包已写入 ${out},共 ${rows} 条。`,
    showKey: (key: string) => `本机搬运公钥(请登记到平台设置 NATIONAL_CARRIER_KEYS):\n${key}`,
  },
  kept: {
    waiting: '所依赖的数据还没有入库,未写入',
    blocked: '所依赖的数据被退回或已被更正,未写入,随下一个报送包再送',
    readOnly: '没有写入前置库,随下一个报送包再送',
  },
  refusedWithoutReason: '国家平台没有说明原因',
} as const;

const DIRECTIONS: Readonly<Record<string, string>> = {
  up: '上行报送包',
  answer: '回执',
  down: '下行包',
};
