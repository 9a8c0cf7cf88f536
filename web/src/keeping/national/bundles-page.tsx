import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import {
  bundleAddress,
  bundleKeysAddress,
  bundleKeysQuery,
  bundlesQuery,
  useMakeBundle,
  useRemakeBundle,
  useTakeAnswer,
} from '../../api/bundles.ts';
import type { BundleTaken, NationalBundle } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { NationalTabs } from './national-tabs.tsx';

/** Where a bundle stands, in one word. */
function stateOf(row: NationalBundle): string {
  if (row.direction === 'down') return '已收下';
  if (row.answeredAt !== null) {
    if (row.written + row.checked > 0) return '有回执，待国家平台处理完';
    return row.kept > 0 ? '有回执，未写入的随下一包再送' : '已办结';
  }
  return row.downloadedAt === null ? '待下载' : '已下载，待回执';
}

/** What its answer says, row by row in numbers. */
function resultOf(row: NationalBundle): string {
  const counts = [
    ['入库', row.stored],
    ['退回', row.refused],
    ['校验通过', row.checked],
    ['待校验', row.written],
    ['未写入', row.kept],
  ] as const;
  return counts.flatMap(([word, count]) => (count > 0 ? [`${word} ${count}`] : [])).join('，');
}

function columnsFor(remake: (number: number) => void): Column<NationalBundle>[] {
  return [
    {
      key: 'number',
      title: '包号',
      always: true,
      render: (row) => `${row.direction === 'up' ? '上行' : '下行'}第 ${row.number} 号`,
    },
    {
      key: 'made',
      title: '生成',
      render: (row) => `${tableTime(row.madeAt)}${row.madeBy === null ? '' : ` ${row.madeBy}`}`,
    },
    { key: 'rows', title: '行数', align: 'right', render: (row) => row.rows },
    { key: 'state', title: '状态', render: stateOf },
    { key: 'result', title: '结果', render: resultOf },
    {
      key: 'answered',
      title: '最近回执',
      render: (row) => (row.answeredAt === null ? '' : tableTime(row.answeredAt)),
    },
    {
      key: 'file',
      title: '文件',
      render: (row) =>
        row.direction === 'up' ? (
          <span className="row">
            <a href={bundleAddress(row.number)} download>
              下载<span className="visually-hidden">上行第 {row.number} 号</span>
            </a>
            <Button type="link" size="small" onClick={() => remake(row.number)}>
              重新生成<span className="visually-hidden">上行第 {row.number} 号</span>
            </Button>
          </span>
        ) : null,
    },
  ];
}

function takenWords(taken: BundleTaken): string {
  if (taken.direction === 'down') return `下行第 ${taken.number} 号包已收下，新到 ${taken.moved} 条。`;
  if (taken.moved === 0) return `第 ${taken.number} 号包的回执已核验，没有新的变化。`;
  const rest = taken.kept > 0 ? `；未写入的 ${taken.kept} 条随下一个报送包再送` : '';
  return `第 ${taken.number} 号包的回执已核验：入库 ${taken.stored}，退回 ${taken.refused}${rest}。`;
}

/** Bundles for a front database that this network does not reach: made here, carried by hand, answered. */
export function NationalBundlesPage() {
  const query = useQuery(bundlesQuery);
  const make = useMakeBundle();
  const remake = useRemakeBundle();
  const take = useTakeAnswer();
  const input = useRef<HTMLInputElement>(null);
  const { data } = query;
  const on = data?.mode === 'bundle';
  const said = make.data ? `第 ${make.data.number} 号报送包已生成，共 ${make.data.rows} 行。` : '';
  const error = make.error ?? take.error ?? remake.error;
  const send = (file: File | undefined): void => {
    if (file) take.mutate(file);
    // The same file may be chosen once more.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <PageHead
        title="离线报送包"
        actions={
          on ? (
            <>
              <Button onClick={() => input.current?.click()} loading={take.isPending}>
                上传回执
              </Button>
              <Button type="primary" onClick={() => make.mutate()} loading={make.isPending}>
                生成报送包
              </Button>
            </>
          ) : undefined
        }
        meta={data ? `待发送 ${data.waiting} 条` : undefined}
      />
      <NationalTabs />
      <div className="stack">
        <div className="panel stack-tight">
          <p>
            前置库所在网络与本系统不通时，工程建设线的报文在这里生成报送包，下载后用移动介质带到能连接前置库的机器。
          </p>
          <p>
            在那台机器上运行搬运程序（npm run
            carry），它核验签名和包号，按先后顺序写入前置库，等国家平台处理后写出回执。
          </p>
          <p>
            把回执带回来上传，每条报文即更新为已入库或被退回；包丢了可再下载，同一个包或回执重复使用不会重复写入。
          </p>
          {on ? <Keys /> : null}
          {data && !on ? (
            <p role="note">
              本安装现在直接写前置库，不用报送包；改用离线方式请设置 NATIONAL_FRONT_MODE=bundle。
            </p>
          ) : null}
        </div>
        <input
          ref={input}
          type="file"
          accept=".zhb"
          hidden
          aria-label="回执文件"
          onChange={(event) => send(event.target.files?.[0])}
        />
        <div role="status">
          {take.data ? <p>{takenWords(take.data)}</p> : null}
          {said === '' ? null : <p>{said}</p>}
          {remake.data ? <p>第 {remake.data.number} 号报送包已重新生成，内容不变。</p> : null}
        </div>
        {error ? <ProblemAlert error={error} /> : null}
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {data?.rows.length === 0 ? (
          <div className="panel">
            <Empty title="还没有报送包">生成后在这里下载，并查看每一包的结果。</Empty>
          </div>
        ) : null}
        {data && data.rows.length > 0 ? (
          <DataTable
            caption="报送包"
            columns={columnsFor((number) => remake.mutate(number))}
            rows={data.rows}
            rowKey={(row) => `${row.direction}-${row.number}`}
            rowName={(row) => `第 ${row.number} 号`}
          />
        ) : null}
      </div>
    </>
  );
}

/** The public key that the carrier checks bundles by, to be saved as a file. */
function Keys() {
  const { data } = useQuery(bundleKeysQuery);
  if (!data) return null;
  return (
    <p>
      <a href={bundleKeysAddress} download="zongheng-platform-key.json">
        下载平台公钥
      </a>
      <span className="soft">
        （{data.keyId}），交给搬运端核验用；已登记搬运公钥 {data.carriers.length} 个
        {data.carriers.length === 0 ? '，请在设置 NATIONAL_CARRIER_KEYS 中登记，否则不能收回执' : ''}。
      </span>
    </p>
  );
}
