import { useEffect, useRef } from 'react';
import { fieldId } from './field.tsx';
import './field.css';

export type Fault = { field: string; message: string };

type Props = {
  faults: readonly Fault[];
  /** Called before the field is focused, so that its step can be opened. */
  onGo?: (fault: Fault) => void;
};

function focusField(path: string): void {
  const target = document.getElementById(fieldId(path));
  const control = target?.matches('input, textarea, button, [tabindex]')
    ? target
    : target?.querySelector<HTMLElement>('input, textarea, button');
  target?.scrollIntoView({ block: 'center' });
  control?.focus();
}

/** All faults on top, each a way to its field; takes the focus when it appears. */
export function ErrorSummary({ faults, onGo }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <section ref={box} className="error-summary" tabIndex={-1} role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">有 {faults.length} 处需要更正</h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field}-${fault.message}`}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onGo?.(fault);
                // The step may have to be drawn first.
                requestAnimationFrame(() => requestAnimationFrame(() => focusField(fault.field)));
              }}
            >
              {fault.message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
