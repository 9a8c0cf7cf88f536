import '../../../applicant/project-form/step-nav.css';

type Props = {
  titles: readonly string[];
  current: number;
  /** How many faults stand in each group. */
  faults: readonly number[];
  onGo: (index: number) => void;
};

/** The groups of the editor, in any order; says where something is not allowed. */
export function GroupNav({ titles, current, faults, onGo }: Props) {
  return (
    <nav aria-label="编辑的内容">
      <ol className="step-nav">
        {titles.map((title, index) => {
          const count = faults[index] ?? 0;
          const classes = [
            'step-button',
            index === current ? 'step-current' : '',
            count > 0 ? 'step-faulty' : '',
          ];
          return (
            <li key={title}>
              <button
                type="button"
                className={classes.filter(Boolean).join(' ')}
                aria-current={index === current ? 'step' : undefined}
                onClick={() => onGo(index)}
              >
                <span className="step-no">{count > 0 ? '!' : index + 1}</span>
                <span className="step-title">{title}</span>
                {count > 0 ? <span className="step-state">{count} 处</span> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
