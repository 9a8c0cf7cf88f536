import { Alert, Button } from 'antd';
import { asProblem } from '../api/problem.ts';

type Props = {
  error: unknown;
  /** Offered where the page can read its data again; on a conflict it is what the person should do. */
  onReload?: () => void;
};

/** A refusal or failure as a sentence, with its legal source and, where fields are at fault, each of them. */
export function ProblemAlert({ error, onReload }: Props) {
  const problem = asProblem(error);
  const conflict = problem.status === 409;
  const reference = problem.status >= 500 ? problem.requestId : undefined;
  return (
    <Alert
      role="alert"
      type={problem.status === 0 || conflict ? 'warning' : 'error'}
      showIcon
      title={problem.detail}
      description={
        problem.source || problem.errors?.length || reference ? (
          <div className="stack-tight">
            {problem.source ? <div>依据：{problem.source}</div> : null}
            {problem.errors?.length ? (
              <ul>
                {problem.errors.map((fault) => (
                  <li key={`${fault.field}-${fault.code}`}>
                    {fault.message}
                    {fault.source ? <span className="soft">（{fault.source}）</span> : null}
                  </li>
                ))}
              </ul>
            ) : null}
            {reference ? <div className="soft">报修编号：{reference}</div> : null}
          </div>
        ) : null
      }
      action={
        onReload ? (
          <Button size="small" onClick={onReload}>
            {conflict ? '重新载入' : '重试'}
          </Button>
        ) : null
      }
    />
  );
}
