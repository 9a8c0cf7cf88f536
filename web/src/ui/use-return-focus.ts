import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what opened a dialog, when the dialog goes: who works by keyboard goes on where
 * he was. Not if that is gone (a case that moved to another box) or the page has been left.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
