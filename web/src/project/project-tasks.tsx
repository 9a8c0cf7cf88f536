import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Project } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { correctionCases } from './waiting.ts';

/** What the applicant must do on this project now. */
export function ProjectTasks({ project }: { project: Project }) {
  const face = useFace();
  const corrections = correctionCases(project);
  const params = { face, projectId: project.id };
  const rejected = project.code.status === 'rejected';
  const mayAmend = project.actions.includes('amend');
  if (corrections.length === 0 && !mayAmend) return null;
  return (
    <section className="project-tasks no-print" aria-label="待办">
      {mayAmend ? (
        <div className="project-task">
          <span>
            {rejected ? '项目代码申请被驳回，请更正申报信息后重新提交' : '代码核发前仍可更正申报信息'}
          </span>
          <Link to="/$face/projects/$projectId/edit" params={params}>
            <Button size="small" type={rejected ? 'primary' : 'default'}>
              更正申报信息
            </Button>
          </Link>
        </div>
      ) : null}
      {corrections.length > 0 ? (
        <div className="project-task">
          <span>
            有 {corrections.length} 件需要补正：{corrections.map((each) => each.itemName).join('、')}
          </span>
          <Link to="/$face/projects/$projectId/corrections" params={params}>
            <Button size="small" type="primary">
              补正材料
            </Button>
          </Link>
        </div>
      ) : null}
    </section>
  );
}
