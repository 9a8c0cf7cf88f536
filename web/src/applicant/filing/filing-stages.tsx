import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { Filing } from '../../api/types.ts';

/** The stages of the project's flow; each is filed for on its own. */
export function FilingStages({ filing }: { filing: Filing }) {
  const navigate = useNavigate({ from: '/$face/projects/$projectId/apply' });
  return (
    <Segmented
      className="filing-stages"
      aria-label="审批阶段"
      value={filing.stage.no}
      options={filing.stages.map(({ no, name }) => ({ value: no, label: `${no} ${name}` }))}
      onChange={(stage) => void navigate({ search: { stage }, replace: true })}
    />
  );
}
