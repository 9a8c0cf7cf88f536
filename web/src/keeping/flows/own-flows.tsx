import { Link } from '@tanstack/react-router';
import { useDivisionName } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';
import type { CatalogueFlow, FlowRow } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import '../entries/entries.css';
import './flows.css';

type Props = { template: CatalogueFlow; flows: readonly FlowRow[]; province: string };

/** What cities and counties have derived from a template, and the way to derive one for one's own division. */
export function OwnFlows({ template, flows, province }: Props) {
  const face = useFace();
  const divisionName = useDivisionName();
  const { seat } = useSession();
  const own = flows.filter((flow) => flow.template === template.id);
  // A body's id begins with the code of its division.
  const here = seat.body?.id.split('-')[0];
  const mayDerive =
    seat.role === 'catalogue-keeper' &&
    here !== undefined &&
    here !== province &&
    own.every(({ division }) => division !== here);
  return (
    <section className="panel stack-tight flow-own" aria-label="市县本地流程">
      <h2>市县本地流程</h2>
      {own.length === 0 ? (
        <p className="soft">还没有市、县派生本地流程，各地按省级流程办理。</p>
      ) : (
        <ul className="entry-lines">
          {own.map((flow) => (
            <li key={flow.id}>
              <Link to="/$face/flows/$flowId" params={{ face, flowId: flow.id }} className="strong">
                {divisionName(flow.division ?? '')}
              </Link>
              <span>
                {flow.totalDays} 个工作日（省级 {template.totalDays} 个）
              </span>
              <MarkTag mark={flow.mark} />
            </li>
          ))}
        </ul>
      )}
      {mayDerive ? (
        <p>
          <Link
            to="/$face/entries/$kind/$subject/$division"
            params={{ face, kind: 'flow', subject: `${template.id}@${here}`, division: here }}
          >
            为{divisionName(here)}派生本地流程
          </Link>
        </p>
      ) : null}
    </section>
  );
}
