import { useRef } from 'react';

/** A key of 128 random bits. `crypto.randomUUID` is missing on plain http inside a government network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives the Idempotency-Key for a body: the same body sent again after a lost connection carries the same
 * key, so that it is done once; a changed body gets a new one.
 */
export function useIdempotencyKey(): (body: unknown) => string {
  const last = useRef<{ text: string; key: string } | null>(null);
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current?.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}
