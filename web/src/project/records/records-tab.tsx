import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { recordsQuery } from '../../api/supervision.ts';
import type { Project } from '../../api/types.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import '../reports/reports.css';
import { RecordDialog } from './record-dialog.tsx';
import { RecordEntry } from './record-entry.tsx';
import './records.css';

/** 监管记录: what supervisors found abnormal about a project; the unit sees it too. */
export function RecordsTab({ project }: { project: Project }) {
  const { data, error, refetch } = useQuery(recordsQuery(project.id));
  const [making, setMaking] = useState(false);
  if (error) return <ProblemAlert error={error} onReload={() => void refetch()} />;
  if (!data) return <Loading />;
  const { rows, mayRecord, choices } = data;
  return (
    <div className="panel stack">
      {mayRecord ? (
        <div className="row no-print">
          <Button type="primary" onClick={() => setMaking(true)}>
            记录异常情形
          </Button>
          <MarkTag mark={choices.mark} />
        </div>
      ) : null}
      {rows.length === 0 ? (
        <Empty title="没有监管记录">监管部门发现项目异常并作出记录后，在这里出现。</Empty>
      ) : (
        <>
          {mayRecord ? null : (
            <p>
              <MarkTag mark={choices.mark} />
            </p>
          )}
          <ol className="reports">
            {rows.map((record) => (
              <RecordEntry key={record.id} projectId={project.id} record={record} />
            ))}
          </ol>
        </>
      )}
      {making ? <RecordDialog project={project} choices={choices} onClose={() => setMaking(false)} /> : null}
    </div>
  );
}
