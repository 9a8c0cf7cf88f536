import { type FormEvent, useState } from 'react';
import type { Command } from '../../api/types.ts';
import type { Fault } from '../../ui/error-summary.tsx';

/** The faults of a dialog's form, and its submit: sends the command only where nothing is missing. */
export function useCommandForm(
  read: (missing: (field: string, message: string) => void) => Command,
  onSubmit: (command: Command) => void,
) {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  return {
    faultOf: (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message,
    submit: (event: FormEvent): void => {
      event.preventDefault();
      const found: Fault[] = [];
      const command = read((field, message) => found.push({ field, message }));
      setFaults(found);
      if (found.length === 0) onSubmit(command);
    },
  };
}
