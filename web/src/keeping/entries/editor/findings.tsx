import { isOfItself, useFindings } from './faults.ts';
import './editor.css';

type Props = {
  path: string;
  /** Only what is said of the place itself: its rows say theirs. */
  itself?: boolean;
};

/** What the rules of conformity say of an element, with the rule and its source, beside it. */
export function Findings({ path, itself = false }: Props) {
  const found = useFindings(path);
  const findings = itself ? found.filter(({ field }) => isOfItself(field, path)) : found;
  return (
    <div role="status" className="findings-place">
      {findings.length === 0 ? null : (
        <ul className="findings">
          {findings.map(({ message, source, field, weight }) => (
            <li key={`${field} ${message}`} className={weight === 'law' ? 'finding-refused' : 'finding-note'}>
              {weight === 'law' ? '× 不允许：' : 'ⓘ '}
              {message}
              {source ? <span className="soft">（依据：{source}）</span> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
