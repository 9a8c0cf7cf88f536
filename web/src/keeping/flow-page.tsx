import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { flowQuery, flowsQuery } from '../api/catalogue.ts';
import { useDivisionName, useReference } from '../api/reference.ts';
import { fromCatalogue } from '../map/model.ts';
import { ProjectMap } from '../map/project-map.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { OwnFlows } from './flows/own-flows.tsx';
import { familyNames } from './flows/words.ts';

const route = getRouteApi('/$face/flows/$flowId');

/** A flow of the catalogue as the same picture a project shows, drawn from the data. */
export function FlowPage() {
  const { face, flowId } = route.useParams();
  const { data: flow } = useSuspenseQuery(flowQuery(flowId));
  const { data: flows } = useSuspenseQuery(flowsQuery);
  const { departments, divisions } = useReference();
  const divisionName = useDivisionName();
  const entries = flow.stages.flatMap(({ items }) => items);
  const required = entries.filter(({ necessity }) => necessity === 'required').length;
  // What every project needs fits one screen; the whole list of a large flow does not.
  const [shown, setShown] = useState<'required' | 'all'>(required >= 8 ? 'required' : 'all');
  const stages = useMemo(() => {
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    return fromCatalogue(flow, names).map((stage) => ({
      ...stage,
      items: stage.items.filter(({ necessity }) => shown === 'all' || necessity === 'required'),
    }));
  }, [flow, departments, shown]);
  const province = divisions.find(({ level }) => level === 'province')?.code ?? '';
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
            <span>{familyNames[flow.family]}</span>
            <span>{flow.division === undefined ? '省级流程' : `${divisionName(flow.division)}本地流程`}</span>
            <span>总时限 {flow.totalDays} 个工作日</span>
            <span>版本 {flow.version}</span>
            <span>来源：{flow.source}</span>
            <MarkTag mark={flow.mark} />
          </>
        }
        actions={
          <Link
            to="/$face/entries/$kind/$subject/$division"
            params={{ face, kind: 'flow', subject: flow.id, division: flow.division ?? province }}
          >
            版本与修订
          </Link>
        }
      />
      {flow.template === undefined ? null : (
        <p className="row">
          <span>按省级流程细化，只合并、缩短，不增加事项、不延长时限：</span>
          <Link to="/$face/flows/$flowId" params={{ face, flowId: flow.template }}>
            {flows.rows.find(({ id }) => id === flow.template)?.name ?? flow.template}
          </Link>
        </p>
      )}
      <ProjectMap
        label={flow.name}
        stages={stages}
        toolbar={
          <Segmented
            size="small"
            aria-label="显示的事项"
            value={shown}
            options={[
              { value: 'required', label: `必办（${required}）` },
              { value: 'all', label: `全部（${entries.length}）` },
            ]}
            onChange={setShown}
          />
        }
      />
      {flow.template === undefined ? (
        <OwnFlows template={flow} flows={flows.rows} province={province} />
      ) : null}
    </>
  );
}
