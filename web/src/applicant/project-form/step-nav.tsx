import { formSteps } from './form-steps.ts';
import './step-nav.css';

type Props = {
  step: number;
  faulty: ReadonlySet<number>;
  visited: ReadonlySet<number>;
  onGo: (step: number) => void;
};

/** The steps, each of which one can return to; says which are in order. */
export function StepNav({ step, faulty, visited, onGo }: Props) {
  return (
    <ol className="step-nav">
      {formSteps.map(({ title }, index) => {
        const state = faulty.has(index) ? '有误' : visited.has(index) && index !== step ? '已填' : '';
        return (
          <li key={title}>
            <button
              type="button"
              className={`step-button${index === step ? ' step-current' : ''}${faulty.has(index) ? ' step-faulty' : ''}`}
              aria-current={index === step ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <span className="step-no">{faulty.has(index) ? '!' : index + 1}</span>
              <span className="step-title">{title}</span>
              {state ? <span className="step-state">{state}</span> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
