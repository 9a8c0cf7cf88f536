import { createContext, useContext } from 'react';
import type { FormState } from './form-state.ts';

type FormTools = {
  form: FormState;
  update: (change: Partial<FormState>) => void;
  /** The fault to show at a field: only once it was left or its step was checked. */
  faultOf: (path: string) => string | undefined;
  leave: (path: string) => void;
  /** Shown, and not to be changed: the declaration stands under a code. */
  isFixed: (path: string) => boolean;
};

export const FormContext = createContext<FormTools | null>(null);

export function useForm(): FormTools {
  const tools = useContext(FormContext);
  if (tools === null) throw new Error('A form field stands outside a form.');
  return tools;
}
