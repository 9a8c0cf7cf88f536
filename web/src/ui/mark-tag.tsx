import './mark-tag.css';

/** 示例数据, 待本地核定: shown wherever a value that bears the mark is shown. */
export function MarkTag({ mark }: { mark: string | null | undefined }) {
  return mark ? <span className="mark-tag">{mark}</span> : null;
}
