import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { comparisonQuery } from '../../api/catalogue-entries.ts';
import type { CompareSide } from '../../api/catalogue-types.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Differences } from './differences.tsx';
import '../keeping.css';

const route = getRouteApi('/$face/entries/$kind/$subject/$division/compare');

/** 'draft', 'above', or the number of a version. */
function sideOf(text: string | undefined): CompareSide {
  if (text === 'draft' || text === 'above' || text === 'current') return text;
  return Number(text ?? 1);
}

/** Any two versions of an entry, element by element. */
export function ComparePage() {
  const { face, kind, subject, division } = route.useParams();
  const { a, b } = route.useSearch();
  const query = useQuery(comparisonQuery({ kind, subject, division }, sideOf(a), sideOf(b)));
  return (
    <>
      <PageHead
        title="对照"
        crumbs={
          <Link to="/$face/entries/$kind/$subject/$division" params={{ face, kind, subject, division }}>
            返回事项
          </Link>
        }
        meta={
          query.data
            ? `${query.data.a.label} 与 ${query.data.b.label}：${query.data.differences.length} 处不同`
            : undefined
        }
      />
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data ? (
        <section className="panel" aria-label="差别">
          {query.data.differences.length === 0 ? (
            <Empty title="两者没有差别">所有要素都相同。</Empty>
          ) : (
            <Differences
              differences={query.data.differences}
              before={query.data.a.label}
              after={query.data.b.label}
            />
          )}
        </section>
      ) : null}
    </>
  );
}
