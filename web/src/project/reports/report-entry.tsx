import { Button } from 'antd';
import { useState } from 'react';
import { useWithdrawReport } from '../../api/reports.ts';
import type { Project, Report } from '../../api/types.ts';
import { money, percent, tableTime } from '../../lib/format.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';

/** One report as it stands, with what was corrected and why. */
export function ReportEntry({ project, report, own }: { project: Project; report: Report; own: boolean }) {
  const [dialog, setDialog] = useState<'correct' | 'withdraw' | null>(null);
  const withdrawn = report.status === 'withdrawn';
  const share = report.investedShare;
  const close = () => setDialog(null);
  return (
    <li className={withdrawn ? 'report report-withdrawn' : 'report'}>
      <time dateTime={report.happenedOn}>{report.happenedOn}</time>
      <div className="stack-tight">
        <div>
          <span className="strong">{report.kind.name}</span>
          {report.period === null ? null : <span> · {report.period}</span>}
          {report.work === null ? null : (
            <span className="soft">
              {' '}
              · 工程 {report.work.no} {report.work.name}
            </span>
          )}
          {withdrawn ? <strong className="report-void">已撤销</strong> : null}
        </div>
        {report.investedTotal === null ? null : (
          <div>
            累计完成投资 {money(report.investedTotal)}
            {share === null ? null : <span className="soft">，占总投资 {percent(share)}</span>}
          </div>
        )}
        {report.text === null ? null : <p className="report-text">{report.text}</p>}
        {report.cause === null ? null : <p className="report-text">原因：{report.cause}</p>}
        <p className="soft">
          {tableTime(report.filedAt)} 报送
          {report.correctedAt === null ? null : `，${tableTime(report.correctedAt)} 更正`}
          {report.withdrawnAt === null ? null : `，${tableTime(report.withdrawnAt)} 撤销`}
          {report.reason === null ? null : `，理由：${report.reason}`}
        </p>
      </div>
      {own && !withdrawn ? (
        <div className="report-actions no-print">
          <Button
            size="small"
            aria-label={`更正 ${report.kind.name} ${report.happenedOn}`}
            onClick={() => setDialog('correct')}
          >
            更正
          </Button>
          <Button
            size="small"
            aria-label={`撤销 ${report.kind.name} ${report.happenedOn}`}
            onClick={() => setDialog('withdraw')}
          >
            撤销
          </Button>
        </div>
      ) : null}
      {dialog === 'correct' ? (
        <ReportDialog project={project} kind={report.kind} report={report} period="" onClose={close} />
      ) : null}
      {dialog === 'withdraw' ? <WithdrawReport project={project} report={report} onClose={close} /> : null}
    </li>
  );
}

function WithdrawReport({
  project,
  report,
  onClose,
}: {
  project: Project;
  report: Report;
  onClose: () => void;
}) {
  const withdraw = useWithdrawReport(project.id, report.id);
  return (
    <ReasonDialog
      title={`撤销${report.kind.name}报告：${report.happenedOn}`}
      ok="撤销报告"
      label="撤销的理由"
      what="只有没有发生却报送了的，才应撤销；日期或金额有误的，请更正。撤销后报告仍留在记录中。"
      maxLength={500}
      danger
      sending={withdraw}
      onSend={(reason) => withdraw.mutate({ reason, version: report.version }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
