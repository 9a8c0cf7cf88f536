import { Link } from '@tanstack/react-router';
import type { ExchangeKind, ImportDetail } from '../../api/catalogue-exchange.ts';
import { useFace } from '../../frame/use-face.ts';
import { Differences } from '../entries/differences.tsx';
import { ErrorTable } from './error-table.tsx';
import { statusNames } from './words.ts';

type Props = { items: ImportDetail['items']; kind: ExchangeKind; division: string };

/** What an import does to each item; those with something wrong come first, as the server orders them. */
export function ImportItems({ items, kind, division }: Props) {
  const face = useFace();
  const same = items.filter(({ status }) => status === 'same').length;
  return (
    <section aria-label="各事项的变动">
      <h3>各事项的变动</h3>
      <p className="soft">
        共 {items.length} 项{same > 0 ? `，其中 ${same} 项无变化` : ''}。
      </p>
      <ul className="entry-lines">
        {items
          .filter(({ status }) => status !== 'same')
          .map(({ subject, name, status, differences, findings }) => (
            <li key={subject}>
              <Link to="/$face/entries/$kind/$subject/$division" params={{ face, kind, subject, division }}>
                {name}
              </Link>
              <span className="soft">{statusNames[status]}</span>
              {findings.length > 0 ? <span className="strong">{findings.length} 处偏离标准</span> : null}
              {findings.length > 0 ? (
                <details open>
                  <summary>偏离之处</summary>
                  <ErrorTable errors={findings} caption={`${name}偏离之处`} />
                </details>
              ) : null}
              {differences.length > 0 ? (
                <details>
                  <summary>{differences.length} 处变动</summary>
                  <Differences differences={differences} before="现状" after="导入后" />
                </details>
              ) : null}
            </li>
          ))}
      </ul>
    </section>
  );
}
