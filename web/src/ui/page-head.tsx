import { type ReactNode, useEffect, useRef } from 'react';
import './page-head.css';

let isFirstPage = true;

type Props = { title: string; crumbs?: ReactNode; meta?: ReactNode; actions?: ReactNode };

/**
 * Title of a page. After a change of page the title takes the focus, so that a screen reader says where one
 * is; not on the first page, where the browser has done so.
 */
export function PageHead({ title, crumbs, meta, actions }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 纵横`;
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header className="page-head">
      {crumbs ? (
        <nav className="page-crumbs no-print" aria-label="所在位置">
          {crumbs}
        </nav>
      ) : null}
      <div className="page-head-line">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions ? <div className="row no-print">{actions}</div> : null}
      </div>
      {meta ? <div className="page-meta">{meta}</div> : null}
    </header>
  );
}
