import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { layoutMap } from './layout.ts';
import { mapLines } from './lines.ts';
import './map.css';
import { MapCard } from './map-card.tsx';
import { MapLaneHead } from './map-lane-head.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapLines } from './map-lines.tsx';
import type { MapCardModel, MapStageModel } from './model.ts';
import { type Direction, neighbour } from './neighbour.ts';
import { useMapSize } from './use-map-size.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const narrowest = 720;

type Props = {
  label: string;
  stages: readonly MapStageModel[];
  /** What one can do with a stage, in its head: apply for it. */
  stageAction?: (stage: MapStageModel) => ReactNode;
  toolbar?: ReactNode;
};

/**
 * Stages as lanes from left to right, items as cards, lines only for real order. The DOM is an ordered list
 * by stage: a screen reader and a phone get exactly that.
 */
export function ProjectMap({ label, stages, stageAction, toolbar }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useMapSize(frame);
  const [pointed, setHot] = useState<string | null>(null);
  const hot = room.printing ? null : pointed;
  const [shown, setShown] = useState<string | null>(null);
  const cards = useMemo(
    () => new Map(stages.flatMap((stage) => stage.items).map((item) => [item.id, item])),
    [stages],
  );
  const layout = useMemo(() => layoutMap(stages, room), [stages, room]);
  const lines = useMemo(() => mapLines([...cards.values()], layout), [cards, layout]);
  const [current, setCurrent] = useState<string | null>(null);
  const entry = current ?? firstStop(stages);
  const asList = room.width < narrowest && !room.printing;

  const onKey = (event: KeyboardEvent, id: string): void => {
    const direction = directions[event.key];
    const from = layout.cards.get(id);
    if (direction === undefined || from === undefined || asList) return;
    const next = neighbour(layout.cards.values(), from, direction);
    if (next === undefined) return;
    event.preventDefault();
    frame.current?.querySelector<HTMLElement>(`[data-card="${next.id}"]`)?.focus();
  };
  const shownCard = shown === null ? undefined : cards.get(shown);
  const besideTop = layout.beside?.y ?? 0;

  return (
    <section aria-label={label}>
      <div className="map-tools">
        <MapLegend plan={stages.every((stage) => stage.state === 'plan')} asList={asList} />
        <div className="row no-print">
          {toolbar}
          <Button size="small" icon={<Icon name="print" size={14} />} onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </div>
      <div ref={frame} className={asList ? 'map map-as-list' : 'map'}>
        <div
          className={`map-sheet map-${layout.density}`}
          style={asList ? undefined : { width: layout.width, height: layout.height }}
        >
          {asList ? null : <MapLines lines={lines} layout={layout} hot={hot} />}
          {stages.map((stage) => {
            const lane = layout.lanes.find((each) => each.no === stage.no);
            const beside = layout.beside?.no === stage.no;
            if (!lane && !beside) return null;
            return (
              <section key={stage.id} className="map-stage" aria-label={`第${stage.no}阶段 ${stage.name}`}>
                <MapLaneHead
                  stage={stage}
                  box={
                    asList
                      ? undefined
                      : lane
                        ? { left: lane.x, top: 0, width: lane.width }
                        : { left: 14, top: besideTop, width: layout.width - 28 }
                  }
                  band={beside}
                  action={stageAction?.(stage)}
                />
                <ol>
                  {stage.items.map((item) => (
                    <MapCard
                      key={item.id}
                      card={item}
                      box={asList ? undefined : layout.cards.get(item.id)}
                      all={cards}
                      tabbable={item.id === entry || asList}
                      dim={hot !== null && !touches(item, hot, cards)}
                      onHot={setHot}
                      onFocus={() => setCurrent(item.id)}
                      onKey={onKey}
                      onOpen={setShown}
                    />
                  ))}
                </ol>
              </section>
            );
          })}
        </div>
      </div>
      {shownCard ? <ItemDrawer card={shownCard} all={cards} onClose={() => setShown(null)} /> : null}
    </section>
  );
}

/** Where Tab enters the map: what may be applied for now, else the first card. */
function firstStop(stages: readonly MapStageModel[]): string | null {
  const items = stages.flatMap((stage) => stage.items);
  return (items.find((item) => item.state === 'ready') ?? items[0])?.id ?? null;
}

function touches(card: MapCardModel, hot: string, cards: ReadonlyMap<string, MapCardModel>): boolean {
  return card.id === hot || card.needs.includes(hot) || (cards.get(hot)?.needs.includes(card.id) ?? false);
}
