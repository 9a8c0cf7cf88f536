import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { ProjectForm as WireForm } from '../../api/types.ts';
import { ErrorSummary, type Fault } from '../../ui/error-summary.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { useDraftSaver } from '../../ui/use-draft.ts';
import { FormContext } from './form-context.ts';
import { checkForm } from './form-rules.ts';
import type { FormState } from './form-state.ts';
import { formSteps, stepOf } from './form-steps.ts';
import { StepBasics } from './step-basics.tsx';
import { StepFlow } from './step-flow.tsx';
import { StepMoney } from './step-money.tsx';
import { StepNav } from './step-nav.tsx';
import { StepPlace } from './step-place.tsx';
import { StepScale } from './step-scale.tsx';
import { StepUnits } from './step-units.tsx';
import { toWire } from './to-wire.ts';

/** What a project draft holds. The declaration comes first: without it the server stores nothing. */
export type ProjectDraft = {
  declaration: { nonClassified: true; truthful: boolean };
  form: FormState;
  step: number;
};
type Props = {
  draftKey: string;
  start: ProjectDraft;
  savedAt: string | null;
  submitWord: string;
  pending: boolean;
  error: unknown;
  onSubmit: (form: WireForm) => void;
  /** Paths that are shown and cannot be changed. */
  fixed?: ReadonlySet<string>;
};
const nothing: ReadonlySet<string> = new Set();

/** The faults the server found, under the paths the form uses. */
function serverFaults(error: unknown): Fault[] {
  if (!error) return [];
  return (asProblem(error).errors ?? []).map(({ field, message }) => ({
    field: field.replace(/^form\./, ''),
    message,
  }));
}

/** The declaration of a project in steps one can return to, saved as it is typed. */
export function ProjectForm({
  draftKey,
  start,
  savedAt,
  submitWord,
  pending,
  error,
  onSubmit,
  fixed = nothing,
}: Props) {
  const [form, setForm] = useState(start.form);
  const [step, setStep] = useState(start.step);
  const [truthful, setTruthful] = useState(start.declaration.truthful);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set());
  const [summary, setSummary] = useState<readonly Fault[]>([]);
  const draft: ProjectDraft = { declaration: { nonClassified: true, truthful }, form, step };
  const saving = useDraftSaver('project', draftKey, draft, true, savedAt);
  const faults = useMemo(() => {
    const own = checkForm(form);
    if (!truthful) own.push({ field: 'truthful', message: '请阅读并勾选承诺' });
    return own;
  }, [form, truthful]);
  const remote = useMemo(() => serverFaults(error), [error]);

  const faultOf = (path: string): string | undefined => {
    const shown = left.has(path) || checked.has(stepOf(path));
    const own = shown ? faults.find((fault) => fault.field === path) : undefined;
    return (own ?? remote.find((fault) => fault.field === path))?.message;
  };
  const check = (steps: readonly number[]): Fault[] => {
    setChecked(new Set([...checked, ...steps]));
    const found = faults.filter((fault) => steps.includes(stepOf(fault.field)));
    setSummary(found);
    return found;
  };
  const go = (to: number): void => {
    setChecked(new Set([...checked, step]));
    setSummary([]);
    setStep(to);
    window.scrollTo({ top: 0 });
  };
  const submit = (): void => {
    if (check(formSteps.map((_, index) => index)).length === 0) onSubmit(toWire(form));
  };
  const tools = {
    form,
    // Answers a flow depends on take it away; a fixed one stays, and the server says whether it still fits.
    update: (change: Partial<FormState>) =>
      setForm((before) => ({
        ...before,
        ...change,
        ...(fixed.has('flowId') ? { flowId: before.flowId } : {}),
      })),
    isFixed: (path: string) => fixed.has(path),
    faultOf,
    leave: (path: string) => setLeft((before) => new Set(before).add(path)),
  };
  const shownFaults = summary.length > 0 ? summary : remote;
  const faulty = new Set(
    [...faults.filter((fault) => checked.has(stepOf(fault.field))), ...remote].map((f) => stepOf(f.field)),
  );
  const last = step === formSteps.length - 1;
  const pages: ReactNode[] = [
    <StepBasics key="basics" />,
    <StepPlace key="place" />,
    <StepMoney key="money" />,
    <StepScale key="scale" />,
    <StepUnits key="units" />,
    <StepFlow key="flow" truthful={truthful} onTruthful={setTruthful} />,
  ];
  return (
    <FormContext.Provider value={tools}>
      <div className="panel">
        <StepNav step={step} faulty={faulty} visited={checked} onGo={go} />
        <div className="stack">
          <ErrorSummary faults={shownFaults} onGo={(fault) => setStep(stepOf(fault.field))} />
          {error && remote.length === 0 ? <ProblemAlert error={error} /> : null}
          <h2>{formSteps[step]?.title}</h2>
          {pages[step]}
        </div>
        <div className="form-foot">
          {step > 0 ? <Button onClick={() => go(step - 1)}>上一步</Button> : null}
          {last ? (
            <Button type="primary" loading={pending} onClick={submit}>
              {submitWord}
            </Button>
          ) : (
            <Button
              type="primary"
              onClick={() => {
                if (check([step]).length === 0) go(step + 1);
              }}
            >
              下一步
            </Button>
          )}
          <SaveStateText state={saving} />
        </div>
      </div>
    </FormContext.Provider>
  );
}
