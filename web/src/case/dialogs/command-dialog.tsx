import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type ComponentType, useId, useState } from 'react';
import { useCommands } from '../../api/cases.ts';
import { asProblem } from '../../api/problem.ts';
import type { Command, CommandType } from '../../api/types.ts';
import { instantOf } from '../../lib/format.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { AcceptForm } from './accept-form.tsx';
import { AskOpinionForm } from './ask-opinion-form.tsx';
import { type CommandFormProps, type CommandTarget, nameTheThing } from './command-target.ts';
import { CorrectionForm } from './correction-form.tsx';
import { DeliverForm } from './deliver-form.tsx';
import './dialogs.css';
import { ExtendForm } from './extend-form.tsx';
import { GiveOpinionForm } from './give-opinion-form.tsx';
import { GrantForm } from './grant-form.tsx';
import { HappenedAt } from './happened-at.tsx';
import { EndSpecialForm } from './note-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { RefuseAcceptanceForm } from './refuse-acceptance-form.tsx';
import { RefuseForm } from './refuse-form.tsx';
import { ApplyRenewalForm, RenewForm } from './renewal-forms.tsx';
import { RevokeForm } from './revoke-form.tsx';
import { SpecialForm } from './special-form.tsx';

/** The form of each verb. 补正 of the applicant has a page of its own. */
const forms: Readonly<Record<Exclude<CommandType, 'supply-correction'>, ComponentType<CommandFormProps>>> = {
  accept: AcceptForm,
  'not-needed': ReasonForm,
  'refuse-acceptance': RefuseAcceptanceForm,
  'request-correction': CorrectionForm,
  'start-special': SpecialForm,
  'end-special': EndSpecialForm,
  extend: ExtendForm,
  grant: GrantForm,
  'grant-owed': GrantForm,
  refuse: RefuseForm,
  withdraw: ReasonForm,
  revoke: RevokeForm,
  deliver: DeliverForm,
  'ask-opinion': AskOpinionForm,
  'give-opinion': GiveOpinionForm,
  'apply-renewal': ApplyRenewalForm,
  renew: RenewForm,
  'refuse-renewal': RefuseForm,
};

/** Another person was first: what one sees is no longer what is. */
function isConflict(error: unknown): boolean {
  return asProblem(error).status === 409;
}

type Props = { target: CommandTarget; onClose: () => void; onDone?: (words: string) => void };

/** One verb of the law on one or more cases: names the thing, keeps what was typed when it fails. */
export function CommandDialog({ target, onClose, onDone }: Props) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const commands = useCommands();
  const [happenedAt, setHappenedAt] = useState<string | null>(null);
  const title = nameTheThing(target.label, target.cases);
  if (target.type === 'supply-correction') return null;
  const Form = forms[target.type];
  const danger = ['refuse', 'refuse-acceptance', 'refuse-renewal', 'revoke', 'withdraw'].includes(
    target.type,
  );
  const send = (command: Command): void => {
    const dated = happenedAt === null ? command : { ...command, happenedAt: instantOf(happenedAt) };
    commands.mutate(
      target.cases.map(({ id, version }) => ({ caseId: id, version, command: dated })),
      {
        onSuccess: () => {
          onDone?.(`已${title}`);
          onClose();
        },
      },
    );
  };
  const reload = (): void => {
    void queries.invalidateQueries().then(onClose);
  };
  return (
    <Modal
      open
      title={title}
      width={620}
      okText={target.label}
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: commands.isPending, danger }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <div className="stack">
        {commands.isError ? (
          <ProblemAlert
            error={commands.error}
            {...(isConflict(commands.error) ? { onReload: reload } : {})}
          />
        ) : null}
        <Form target={target} formId={formId} onSubmit={send} />
        {target.type === 'withdraw' ? null : <HappenedAt value={happenedAt} onChange={setHappenedAt} />}
      </div>
    </Modal>
  );
}
