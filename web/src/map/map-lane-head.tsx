import type { ReactNode } from 'react';
import { StageLight } from '../clock/stage-light.tsx';
import { DueLight } from '../ui/due-light.tsx';
import { type MapStageModel, stageWords } from './model.ts';

type Props = {
  stage: MapStageModel;
  /** Where it stands on the picture; nowhere in particular in a list. */
  box: { left: number; top: number; width: number } | undefined;
  band: boolean;
  action: ReactNode;
};

/** Name, days used of the limit, lead and light of a stage. */
export function MapLaneHead({ stage, box, band, action }: Props) {
  return (
    <header className={band ? 'map-head map-head-band' : 'map-head'} style={box}>
      <div className="map-head-words">
        <h2 title={stage.lead ? `${stage.name}，牵头：${stage.lead}` : stage.name}>
          {band ? null : <span className="map-head-no">{stage.no}</span>}
          {stage.name}
        </h2>
        <div className="map-head-facts">
          {stage.limitDays > 0 && !stage.clock ? <span>{stage.limitDays} 个工作日</span> : null}
          {stage.clock ? (
            <StageLight clock={stage.clock} projectId={stage.clock.projectId} brief />
          ) : stage.light && stage.light.signal !== 'normal' ? (
            <DueLight light={stage.light} hideWord brief />
          ) : action ? null : (
            <span>{stageWords[stage.state]}</span>
          )}
        </div>
      </div>
      {action}
    </header>
  );
}
