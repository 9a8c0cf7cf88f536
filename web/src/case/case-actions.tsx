import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import type { CaseDetail, CommandType } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { type CommandTarget, type KnownAction, knownActions, targetOf } from './dialogs/command-target.ts';

const CommandDialog = lazy(async () => ({
  default: (await import('./dialogs/command-dialog.tsx')).CommandDialog,
}));

/** The verb that moves the case on stands out. */
const foremost: readonly CommandType[] = [
  'give-opinion',
  'accept',
  'grant',
  'end-special',
  'deliver',
  'supply-correction',
  'renew',
];

/** The verbs of the law one may use on this case; those that are not open now say why. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const [target, setTarget] = useState<CommandTarget | null>(null);
  const { message } = App.useApp();
  const id = useId();
  const actions = knownActions(detail.actions);
  const blocked = actions.filter((action) => action.blocked !== null);
  const primary = foremost.find((type) =>
    actions.some((action) => action.type === type && action.blocked === null),
  );
  if (actions.length === 0) return null;
  return (
    <section className="case-actions no-print" aria-label="办理">
      <div className="row">
        {actions.map((action) => (
          <ActionButton
            key={action.type}
            action={action}
            detail={detail}
            primary={action.type === primary}
            describedBy={`${id}-${action.type}`}
            onOpen={() =>
              setTarget({ type: action.type, label: action.label, cases: [targetOf(detail)], detail })
            }
          />
        ))}
      </div>
      {blocked.length > 0 ? (
        <ul className="case-blocked">
          {blocked.map((action) => (
            <li key={action.type} id={`${id}-${action.type}`}>
              {action.label}暂不能办：{action.blocked}
            </li>
          ))}
        </ul>
      ) : null}
      <Suspense fallback={null}>
        {target ? (
          <CommandDialog
            target={target}
            onClose={() => setTarget(null)}
            onDone={(words) => void message.success(words)}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

type ButtonProps = {
  action: KnownAction;
  detail: CaseDetail;
  primary: boolean;
  describedBy: string;
  onOpen: () => void;
};

function ActionButton({ action, detail, primary, describedBy, onOpen }: ButtonProps) {
  const face = useFace();
  const button = (
    <Button
      type={primary ? 'primary' : 'default'}
      disabled={action.blocked !== null}
      aria-describedby={action.blocked === null ? undefined : describedBy}
      onClick={action.type === 'supply-correction' ? undefined : onOpen}
    >
      {action.label}
    </Button>
  );
  if (action.type !== 'supply-correction' || action.blocked !== null) return button;
  return (
    <Link to="/$face/projects/$projectId/corrections" params={{ face, projectId: detail.projectId }}>
      {button}
    </Link>
  );
}
