import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { reportsQuery } from '../../api/reports.ts';
import { useSession } from '../../api/session.ts';
import type { Project, ReportKind, ReportList } from '../../api/types.ts';
import { longDay } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useToday } from '../../ui/use-today.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ReportEntry } from './report-entry.tsx';
import './reports.css';

/** 开工、建设进度、竣工: what is due next, what was reported, and, for the unit, the way to report. */
export function ReportsTab({ project }: { project: Project }) {
  const { seat } = useSession();
  const { data, error, refetch } = useQuery(reportsQuery(project.id));
  const today = useToday();
  const [kind, setKind] = useState<ReportList['mayFile'][number] | null>(null);
  if (error) return <ProblemAlert error={error} onReload={() => void refetch()} />;
  if (!data) return <Loading />;
  const own = seat.unit?.id === project.unit.id;
  const { next, mayFile } = data;
  const rows = data.rows.toSorted(
    (a, b) => b.happenedOn.localeCompare(a.happenedOn) || b.filedAt.localeCompare(a.filedAt),
  );
  return (
    <div className="panel stack">
      <NextDue next={next} project={project} rows={data.rows} />
      {mayFile.length > 0 ? (
        <div className="row no-print">
          {mayFile.map((each) => (
            <Button
              key={each.code}
              type={isNext(each.code, next) ? 'primary' : 'default'}
              onClick={() => setKind(each)}
            >
              报送{each.name}
            </Button>
          ))}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <Empty title="还没有建设报告">
          {own
            ? '项目开工、建设进度、竣工应当如实报送；取得项目代码后在这里报送。'
            : '项目单位报送开工、建设进度、竣工后，在这里出现。'}
        </Empty>
      ) : (
        <ol className="reports">
          {rows.map((report) => (
            <ReportEntry key={report.id} project={project} report={report} own={own} />
          ))}
        </ol>
      )}
      {kind ? (
        <ReportDialog
          project={project}
          kind={kind}
          period={next?.kind === 'progress' ? next.period : today.slice(0, 4)}
          onClose={() => setKind(null)}
        />
      ) : null}
    </div>
  );
}

function isNext(code: ReportKind, next: ReportList['next']): boolean {
  return next?.kind === code;
}

function NextDue({
  next,
  project,
  rows,
}: {
  next: ReportList['next'];
  project: Project;
  rows: ReportList['rows'];
}) {
  if (next === null) {
    const done = rows.some(({ kind, status }) => kind.code === 'completion' && status === 'valid');
    return (
      <p className="soft">
        {done ? '项目已经竣工，不需要再报送。' : '项目取得有效代码后，报送开工、建设进度、竣工。'}
      </p>
    );
  }
  if (next.kind === 'start') {
    return (
      <p>
        下一份：<span className="strong">开工</span>，实际开工后报送
        <span className="soft">（申报时计划 {project.form.plannedStart} 开工；推迟的，报送延期开工）</span>
      </p>
    );
  }
  return (
    <p className={next.overdue ? 'report-overdue' : undefined}>
      下一份：<span className="strong">{next.period} 年建设进度</span>，
      {next.overdue ? `应于 ${longDay(next.dueOn)} 前报送，已经逾期` : `请于 ${longDay(next.dueOn)} 前报送`}{' '}
      <MarkTag mark={next.mark} />
    </p>
  );
}
