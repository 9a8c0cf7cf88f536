import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { flowQuery } from '../api/catalogue.ts';
import { useReference } from '../api/reference.ts';
import { fromCatalogue } from '../map/model.ts';
import { ProjectMap } from '../map/project-map.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';

const route = getRouteApi('/$face/flows/$flowId');

/** A flow of the catalogue as the same picture a project shows, drawn from the data. */
export function FlowPage() {
  const { face, flowId } = route.useParams();
  const { data: flow } = useSuspenseQuery(flowQuery(flowId));
  const { departments } = useReference();
  const stages = useMemo(
    () => fromCatalogue(flow, new Map(departments.map(({ id, name }) => [id, name]))),
    [flow, departments],
  );
  return (
    <>
      <PageHead
        title={flow.name}
        crumbs={
          <Link to="/$face/flows" params={{ face }}>
            审批流程
          </Link>
        }
        meta={
          <>
            <span>总时限 {flow.totalDays} 个工作日</span>
            <span>版本 {flow.version}</span>
            <span>来源：{flow.source}</span>
            <MarkTag mark={flow.mark} />
          </>
        }
      />
      <ProjectMap label={flow.name} stages={stages} />
    </>
  );
}
