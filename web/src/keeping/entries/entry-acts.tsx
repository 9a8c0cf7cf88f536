import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useDeleteDraft, useEntryCommand, useStartDraft } from '../../api/catalogue-entries.ts';
import type { CatalogueEntry, EntryAct, EntryCommand, EntryKey } from '../../api/catalogue-types.ts';
import { useFace } from '../../frame/use-face.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { ExceptionProposal } from './exception-proposal.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { actWords } from './words.ts';

type Props = { entry: CatalogueEntry; entryKey: EntryKey };
type Open = 'publish' | 'return' | 'withdraw' | 'propose-exception' | null;

const reasons = {
  return: {
    label: '退回理由',
    what: '退回起草机关修改，修改后重新提交、重新确认。理由会告诉起草机关。',
    danger: false,
  },
  withdraw: {
    label: '撤回理由',
    what: '撤回后本事项在此不再有已发布的内容，新的申报不能再依此办理；在办的办件仍按受理时的版本办结。',
    danger: true,
  },
} as const;

/** What a first draft begins with. */
const firstSource = { standard: 'current', implementation: 'standard', flow: 'template' } as const;

/** Main verbs first; what ends something last. */
const order: readonly EntryAct[] = [
  'publish',
  'confirm-authority',
  'confirm-content',
  'submit',
  'save-draft',
  'start-draft',
  'propose-exception',
  'return',
  'recall',
  'delete-draft',
  'withdraw',
];

/** What the reader may do with an entry now, as verbs of the law. */
export function EntryActs({ entry, entryKey }: Props) {
  const face = useFace();
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const [open, setOpen] = useState<Open>(null);
  const start = useStartDraft(entryKey);
  const drop = useDeleteDraft(entryKey);
  const command = useEntryCommand(entryKey);
  // Saving is allowed where nothing has been begun, too; there is nothing to go on with, then.
  const acts = order.filter(
    (act) => entry.acts.includes(act) && (act !== 'save-draft' || entry.draft !== null),
  );
  const failed = [start, drop, command].find(({ isError }) => isError);
  const name = `${entry.name}（${entry.division.name}）`;
  const edit = {
    to: '/$face/entries/$kind/$subject/$division/edit',
    params: { face, ...entryKey },
  } as const;
  const send = (body: EntryCommand): void =>
    command.mutate(
      { command: body, version: entry.version },
      {
        onSuccess: () => {
          setOpen(null);
          void message.success(`已${actWords[body.type]}：${entry.name}`);
        },
      },
    );
  const ask = (title: string, act: EntryAct, content: string, onOk: () => void, danger = false): void => {
    modal.confirm({
      ...{ title, content, okText: actWords[act], cancelText: '取消', okButtonProps: { danger }, onOk },
    });
  };
  const run = (act: EntryAct): void => {
    const title = `${actWords[act]}：${name}？`;
    const revision = entry.draft?.revision ?? 0;
    const { content, authority } = entry.confirms;
    switch (act) {
      case 'start-draft':
        start.mutate(entry.inForce ? 'current' : firstSource[entry.kind], {
          onSuccess: () => void navigate(edit),
        });
        break;
      case 'submit':
        ask(title, act, `提交后由${content?.name ?? '省级主管部门'}确认内容，退回前不能修改。`, () =>
          send({ type: act, revision }),
        );
        break;
      case 'confirm-content':
        ask(title, act, `请先核对草稿的内容与差别。确认后由${authority?.name ?? '编办'}确认权责。`, () =>
          send({ type: act }),
        );
        break;
      case 'confirm-authority':
        ask(title, act, '确认实施主体、权力来源与编制职责一致。确认后可以发布。', () => send({ type: act }));
        break;
      case 'recall':
        ask(title, act, '收回后可以继续修改，修改后重新提交。', () => send({ type: act }));
        break;
      case 'delete-draft':
        ask(title, act, '草稿不再显示，已发布的版本不受影响。', () => drop.mutate(revision), true);
        break;
      case 'save-draft':
        void navigate(edit);
        break;
      case 'publish':
      case 'return':
      case 'withdraw':
      case 'propose-exception':
        setOpen(act);
        break;
      default:
    }
  };
  return (
    <>
      {failed ? <ProblemAlert error={failed.error} /> : null}
      <div className="row">
        {acts.length === 0 ? <span className="soft">您在本事项上现在没有可以办理的。</span> : null}
        {acts.map((act, index) => (
          <Button
            key={act}
            type={index === 0 && act !== 'withdraw' ? 'primary' : 'default'}
            danger={act === 'withdraw'}
            onClick={() => run(act)}
          >
            {act === 'start-draft' && !entry.inForce ? '起草' : actWords[act]}
          </Button>
        ))}
      </div>
      {open === 'publish' ? (
        <PublishDialog
          title={`发布：${name}`}
          standard={entry.kind === 'standard'}
          sending={command}
          onSend={(publication) => send({ type: 'publish', ...publication })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'return' || open === 'withdraw' ? (
        <ReasonDialog
          title={`${actWords[open]}：${name}`}
          ok={actWords[open]}
          {...reasons[open]}
          maxLength={500}
          sending={command}
          onSend={(reason) =>
            send(
              open === 'return'
                ? { type: open, reason }
                : { type: open, version: entry.coming?.version ?? entry.current ?? 1, reason },
            )
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'propose-exception' ? (
        <ExceptionProposal
          name={name}
          sending={command}
          onSend={(proposal) => send({ type: 'propose-exception', ...proposal })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
