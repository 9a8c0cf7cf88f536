import { useQueries } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { caseQuery } from '../api/cases.ts';
import type { Application } from '../api/types.ts';
import '../case/case.css';
import { type CommandTarget, targetOf } from '../case/dialogs/command-target.ts';
import { DueLight } from '../ui/due-light.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { QueuedItems } from './queued-items.tsx';
import { WindowCase } from './window-case.tsx';

const CommandDialog = lazy(async () => ({
  default: (await import('../case/dialogs/command-dialog.tsx')).CommandDialog,
}));

/** The window's work: check the materials item by item, accept all, or notify, refuse, send back one. */
export function ApplicationWindow({ application }: { application: Application }) {
  const details = useQueries({ queries: application.cases.map((each) => caseQuery(each.id)) });
  const [target, setTarget] = useState<CommandTarget | null>(null);
  const { message } = App.useApp();
  const failed = details.find((query) => query.isError);
  const cases = details.flatMap(({ data }) => (data ? [data] : []));
  const acceptable = cases.filter((detail) =>
    detail.actions.some((action) => action.type === 'accept' && action.blocked === null),
  );
  return (
    <>
      <section className="panel row row-apart">
        <div className="row">
          {application.light ? (
            <>
              <span>最紧的一件</span>
              <DueLight light={application.light} />
            </>
          ) : (
            <span>本申报已全部办结</span>
          )}
        </div>
        {acceptable.length > 0 ? (
          <Button
            type="primary"
            onClick={() =>
              setTarget({ type: 'accept', label: '受理', cases: acceptable.map(targetOf), detail: null })
            }
          >
            全部受理（{acceptable.length} 件）
          </Button>
        ) : null}
      </section>
      <QueuedItems application={application} />
      {failed ? <ProblemAlert error={failed.error} onReload={() => void failed.refetch()} /> : null}
      {details.some((query) => query.isPending) ? <Loading /> : null}
      {cases.map((detail) => (
        <WindowCase key={`${detail.id}-${detail.version}`} detail={detail} onCommand={setTarget} />
      ))}
      <Suspense fallback={null}>
        {target ? (
          <CommandDialog
            target={target}
            onClose={() => setTarget(null)}
            onDone={(words) => void message.success(words)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
