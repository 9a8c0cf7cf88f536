import type { ReactNode } from 'react';
import './field.css';

/** What a field hands to its control: its name, its help and its fault, for eyes and screen readers alike. */
export type Control = {
  id: string;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean;
  status: '' | 'error';
};
type Props = {
  /** Wire path of the value, as the server names it in a fault: 'places[0].division'. */
  path: string;
  label: string;
  required?: boolean;
  help?: ReactNode;
  fault?: string | undefined;
  onLeave?: (path: string) => void;
  children: (control: Control) => ReactNode;
};

/** The element id of a field, so that the error summary can lead to it. */
export function fieldId(path: string): string {
  return `field-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** Label above, control, help beside it, fault below. The control of a group is named by the label. */
export function Field({ path, label, required = false, help, fault, onLeave, children }: Props) {
  const id = fieldId(path);
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the focus of the control inside, is no control
    <div className="field" onBlur={() => onLeave?.(path)}>
      <label id={`${id}-label`} htmlFor={id} className="field-label">
        {label}
        {required ? <span className="field-required">（必填）</span> : null}
      </label>
      {children({
        id,
        'aria-labelledby': `${id}-label`,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault !== undefined,
        'aria-required': required,
        status: fault ? 'error' : '',
      })}
      {fault ? (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      ) : null}
    </div>
  );
}
