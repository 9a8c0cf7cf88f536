import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useBatchCommand } from '../../api/catalogue-entries.ts';
import type { CatalogueBatch, CatalogueEntryRow } from '../../api/catalogue-types.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useToday } from '../../ui/use-today.ts';
import { type BatchAct, batchesOf, keyText } from './batch-model.ts';
import { type Publication, PublishDialog } from './publish-dialog.tsx';
import { actWords } from './words.ts';

type Props = { rows: readonly CatalogueEntryRow[]; onClear: () => void };
type Outcome = { act: BatchAct; result: CatalogueBatch; names: ReadonlyMap<string, string> };

/** The bar of what is selected, and, after an act, what became of each. */
export function EntryBatch({ rows, onClear }: Props) {
  const { modal } = App.useApp();
  const today = useToday();
  const batch = useBatchCommand();
  const [publishing, setPublishing] = useState<readonly CatalogueEntryRow[] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const send = (act: BatchAct, chosen: readonly CatalogueEntryRow[], publication: Publication): void => {
    const names = new Map(chosen.map((row) => [keyText(row), `${row.name}（${row.division.name}）`]));
    batch.mutate(
      {
        command: act === 'publish' ? { type: act, ...publication } : { type: act },
        entries: chosen.map(({ kind, subject, division }) => ({ kind, subject, division: division.code })),
      },
      {
        onSuccess: (result) => {
          setPublishing(null);
          setOutcome({ act, result, names });
          onClear();
        },
      },
    );
  };
  const ask = (act: BatchAct, chosen: readonly CatalogueEntryRow[]): void => {
    if (act === 'publish') {
      setPublishing(chosen);
      return;
    }
    modal.confirm({
      title: `${actWords[act]} ${chosen.length} 项？`,
      content: chosen.map((row) => `${row.name}（${row.division.name}）`).join('、'),
      okText: actWords[act],
      cancelText: '取消',
      onOk: () => send(act, chosen, { validFrom: today, followWithin: 30 }),
    });
  };
  return (
    <>
      {rows.length > 0 ? (
        <section className="batch-bar" aria-label="批量办理">
          <span role="status">已选 {rows.length} 项</span>
          {batchesOf(rows).map(({ act, rows: chosen }) => (
            <Button key={act} type="primary" loading={batch.isPending} onClick={() => ask(act, chosen)}>
              {actWords[act]} {chosen.length} 项
            </Button>
          ))}
          <Button onClick={onClear}>取消选择</Button>
          {batch.isError ? <ProblemAlert error={batch.error} /> : null}
        </section>
      ) : null}
      {publishing ? (
        <PublishDialog
          title={`发布 ${publishing.length} 项`}
          standard={publishing.some(({ kind }) => kind === 'standard')}
          sending={batch}
          onSend={(publication) => send('publish', publishing, publication)}
          onClose={() => setPublishing(null)}
        />
      ) : null}
      {outcome ? <BatchOutcome {...outcome} onClose={() => setOutcome(null)} /> : null}
    </>
  );
}

function BatchOutcome({ act, result, names, onClose }: Outcome & { onClose: () => void }) {
  const failed = result.results.filter(({ ok }) => !ok);
  const nameOf = ({ kind, subject, division }: CatalogueBatch['results'][number]): string =>
    names.get(`${kind} ${subject} ${division}`) ?? subject;
  return (
    <Modal
      open
      title={`${actWords[act]}的结果`}
      width={680}
      okText="知道了"
      cancelButtonProps={{ hidden: true }}
      onOk={onClose}
      onCancel={onClose}
    >
      <p className="strong" role="status">
        办成 {result.done} 项{failed.length > 0 ? `，未办成 ${failed.length} 项` : ''}。
      </p>
      <ul className="entry-lines">
        {result.results.map((row) => (
          <li key={`${row.kind} ${row.subject} ${row.division}`}>
            <span className="strong">{row.ok ? '✓' : '×'}</span>
            <span>{nameOf(row)}</span>
            <span className={row.ok ? 'soft' : undefined}>
              {row.ok ? '已办成' : `未办成：${row.message ?? '请稍后再试'}`}
              {row.source ? <span className="soft">（依据：{row.source}）</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
