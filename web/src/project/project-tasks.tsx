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
  if (corrections.length === 0) return null;
  return (
    <section className="project-tasks no-print" aria-label="待办">
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
    </section>
  );
}
