import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { Project } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { fromProject, type MapCardModel, type MapStageModel } from '../map/model.ts';
import { ProjectMap } from '../map/project-map.tsx';
import { SparedItems } from '../map/spared-items.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';

/** As many cards as one screen of 1366×768 holds legibly. */
const oneScreen = 24;

/** An item that is only needed in some projects and with which nothing has happened here. */
function idle(card: MapCardModel): boolean {
  return card.necessity === 'conditional' && card.cases.length === 0;
}

/** The map of a project. Where it would not fit a screen, items of uncertain need can be laid aside. */
export function ProjectMapTab({ project }: { project: Project }) {
  const face = useFace();
  const all = useMemo(() => fromProject(project), [project]);
  const cards = all.flatMap((stage) => stage.items);
  const aside = cards.filter(idle).length;
  const [everything, setEverything] = useState(cards.length <= oneScreen);
  const stages = useMemo(
    () =>
      everything ? all : all.map((stage) => ({ ...stage, items: stage.items.filter((card) => !idle(card)) })),
    [all, everything],
  );
  const mayFile = project.actions.includes('file');
  // Under a code for what is approved or filed anew, items that are done may be filed once more.
  const refiled = project.code.previous.at(-1)?.kind === 'refile';
  const action = (stage: MapStageModel) =>
    mayFile && (stage.state === 'ready' || stage.state === 'running' || refiled) ? (
      <Link
        to="/$face/projects/$projectId/apply"
        params={{ face, projectId: project.id }}
        search={{ stage: stage.no, item: undefined }}
        className="no-print"
      >
        <Button
          size="small"
          type={stage.state === 'ready' ? 'primary' : 'default'}
          aria-label={`申报本阶段：${stage.name}`}
        >
          申报
        </Button>
      </Link>
    ) : null;
  return (
    <div className="stack">
      <ProjectMap
        label={`${project.name}的项目地图`}
        stages={stages}
        stageAction={action}
        toolbar={
          <>
            <MarkTag mark={project.flow.mark} />
            {aside > 0 ? (
              <Checkbox checked={everything} onChange={(event) => setEverything(event.target.checked)}>
                含视情况需要的 {aside} 项
              </Checkbox>
            ) : null}
          </>
        }
      />
      <SparedItems items={project.flow.spared} />
    </div>
  );
}
