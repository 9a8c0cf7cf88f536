import { type Treatment, treatments } from './words.ts';
import './entries.css';

/** How an element stands to the standard: letter and word, never colour alone. */
export function TreatmentTag({ how }: { how: Treatment }) {
  const { word, letter } = treatments[how];
  return (
    <span className={`treatment treatment-${how}`}>
      <b aria-hidden="true">{letter}</b>
      {word}
    </span>
  );
}
