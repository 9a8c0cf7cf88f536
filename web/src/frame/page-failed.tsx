import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { asProblem } from '../api/problem.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';

/** What stands in the place of a page that could not be read. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  // A page's code that cannot be loaded (a new version was installed) is only found by loading anew.
  const broken = asProblem(error).code === 'page';
  return (
    <div className="panel">
      <ProblemAlert
        error={error}
        onReload={() => {
          if (broken) return window.location.reload();
          boundary.reset();
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}

export function PageMissing() {
  return (
    <main className="panel" style={{ margin: 16 }}>
      <Empty title="没有这个页面">
        地址可能已变更。<Link to="/">返回首页</Link>
      </Empty>
    </main>
  );
}
