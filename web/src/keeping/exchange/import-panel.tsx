import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Progress } from 'antd';
import { useState } from 'react';
import {
  errorsAddress,
  type ImportDetail,
  importQuery,
  useApplyImport,
  useCheckImport,
} from '../../api/catalogue-exchange.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ErrorTable } from './error-table.tsx';
import { ImportItems } from './import-items.tsx';
import { kindNames, stateWords } from './words.ts';

/** One import: how far it is, what is wrong, what it would change, and the step that does it. */
export function ImportPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const check = useCheckImport();
  const apply = useApplyImport(id);
  const asked = importQuery(id);
  const busy = check.isPending || apply.isPending;
  const query = useQuery(busy ? { ...asked, refetchInterval: 1_000 } : asked);
  const back = (
    <Button onClick={onClose} className="no-print">
      返回
    </Button>
  );
  if (query.isError) {
    return (
      <section className="panel stack" aria-label="导入结果">
        <ProblemAlert error={query.error} onReload={() => void query.refetch()} />
        {back}
      </section>
    );
  }
  if (!query.data) return <Loading />;
  const found = query.data;
  const working = ['checking', 'applying'].includes(found.state) || busy;
  const findings = found.items.flatMap((item) => item.findings);
  return (
    <section className="panel stack" aria-label="导入结果">
      <h2>{found.fileName}</h2>
      <p className="soft">
        {found.division.name}
        {kindNames[found.kind]}，{found.person}上传。{stateWords(found)}。
      </p>
      {working ? (
        <Progress
          percent={found.total === 0 ? 0 : Math.round((found.done / found.total) * 100)}
          status="active"
          aria-label="处理进度"
        />
      ) : null}
      {check.isError ? <ProblemAlert error={check.error} /> : null}
      {apply.isError ? <ProblemAlert error={apply.error} /> : null}
      {found.outcome ? <Outcome outcome={found.outcome} items={found.items} /> : null}
      {found.errors.length > 0 ? (
        <>
          <Alert
            type="error"
            showIcon
            role="alert"
            title={`有 ${found.errors.length} 处错误，未导入任何事项。`}
          />
          <ErrorTable errors={found.errors} caption="错误" />
        </>
      ) : null}
      <div className="row no-print">
        {found.errors.length + findings.length > 0 ? (
          <Button href={errorsAddress(id)} download>
            下载标注错误的工作簿
          </Button>
        ) : null}
        {found.state === 'applied' ? null : (
          <Button loading={check.isPending} disabled={working} onClick={() => check.mutate(id)}>
            {found.state === 'uploaded' ? '预检' : '重新预检'}
          </Button>
        )}
        {back}
      </div>
      {found.state === 'checked' && found.errors.length === 0 ? (
        <Apply found={found} pending={working} onApply={(how) => apply.mutate(how)} />
      ) : null}
      {found.items.length > 0 ? (
        <ImportItems items={found.items} kind={found.kind} division={found.division.code} />
      ) : found.state === 'checked' && found.errors.length === 0 ? (
        <Empty title="文件中没有事项">请下载模板或先导出，填写后再上传。</Empty>
      ) : null}
    </section>
  );
}

type How = { deviating: boolean; submit: boolean };

function Apply({
  found,
  pending,
  onApply,
}: {
  found: ImportDetail;
  pending: boolean;
  onApply: (how: How) => void;
}) {
  const [deviating, setDeviating] = useState(false);
  const [submit, setSubmit] = useState(false);
  const wanted = found.items.filter(({ status }) => status === 'new' || status === 'changed');
  const off = wanted.filter(({ findings }) => findings.length > 0).length;
  if (wanted.length === 0) return <Alert type="info" showIcon title="文件内容与现状相同，没有需要导入的。" />;
  return (
    <div className="stack-tight">
      {off > 0 ? (
        <Checkbox checked={deviating} onChange={(event) => setDeviating(event.target.checked)}>
          有 {off} 项偏离上级标准：偏离的也存为草稿，再申请例外
        </Checkbox>
      ) : null}
      <Checkbox checked={submit} onChange={(event) => setSubmit(event.target.checked)}>
        导入后一并提交审核
      </Checkbox>
      <div className="row">
        <Button
          type="primary"
          loading={pending}
          disabled={off > 0 && !deviating}
          onClick={() => onApply({ deviating, submit })}
        >
          导入 {wanted.length} 项为草稿
        </Button>
      </div>
    </div>
  );
}

function Outcome({
  outcome,
  items,
}: {
  outcome: NonNullable<ImportDetail['outcome']>;
  items: ImportDetail['items'];
}) {
  const { saved, deviating, submitted, notSubmitted } = outcome;
  const nameOf = (subject: string) => items.find((item) => item.subject === subject)?.name ?? subject;
  return (
    <Alert
      type={notSubmitted.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={`已导入 ${saved} 项为草稿${deviating > 0 ? `，其中 ${deviating} 项偏离标准` : ''}${submitted > 0 ? `，已提交 ${submitted} 项` : ''}。`}
      description={
        notSubmitted.length > 0 ? (
          <ul>
            {notSubmitted.map(({ subject, message }) => (
              <li key={subject}>
                未提交：{nameOf(subject)}。{message}
              </li>
            ))}
          </ul>
        ) : null
      }
    />
  );
}
