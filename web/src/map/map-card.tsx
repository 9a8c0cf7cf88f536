import type { KeyboardEvent } from 'react';
import { DueLight } from '../ui/due-light.tsx';
import type { Card } from './layout.ts';
import {
  daysWords,
  foremostCase,
  type MapCardModel,
  necessityWords,
  needWords,
  stateWords,
} from './model.ts';

type Props = {
  card: MapCardModel;
  box: Card | undefined;
  all: ReadonlyMap<string, MapCardModel>;
  tabbable: boolean;
  dim: boolean;
  onHot: (id: string | null) => void;
  onFocus: () => void;
  onKey: (event: KeyboardEvent, id: string) => void;
  onOpen: (id: string) => void;
};

/** One item: name, department, and its light or what holds it. */
export function MapCard({ card, box, all, tabbable, dim, onHot, onFocus, onKey, onOpen }: Props) {
  const foremost = foremostCase(card.cases);
  const classes = ['map-card', `map-card-${card.state}`];
  if (card.critical) classes.push('map-card-critical');
  if (card.necessity === 'conditional') classes.push('map-card-conditional');
  if (dim) classes.push('map-card-dim');
  const needs = needWords(card, all);
  const waiting = needs.filter((need) => !need.done).length;
  return (
    <li
      className="map-place"
      style={box ? { left: box.x, top: box.y, width: box.width, height: box.height } : undefined}
    >
      <article
        className={classes.join(' ')}
        onMouseEnter={() => onHot(card.id)}
        onMouseLeave={() => onHot(null)}
      >
        <button
          type="button"
          className="map-card-name"
          data-card={card.id}
          tabIndex={tabbable ? 0 : -1}
          title={card.name}
          aria-haspopup="dialog"
          onFocus={() => {
            onHot(card.id);
            onFocus();
          }}
          onBlur={() => onHot(null)}
          onKeyDown={(event) => onKey(event, card.id)}
          onClick={() => onOpen(card.id)}
        >
          {card.name}
        </button>
        <p className="map-card-by">
          {card.state === 'plan' ? card.department : `${card.department} · ${daysWords(card.days)}`}
        </p>
        <div className="map-card-state">
          {foremost ? (
            <DueLight
              light={foremost.light}
              caseId={foremost.id}
              brief
              hideWord={card.cases.length > 1}
              tabIndex={tabbable ? 0 : -1}
            />
          ) : null}
          {foremost && card.cases.length > 1 ? `共${card.cases.length}件` : null}
          {foremost ? null : heldBy(card, waiting)}
        </div>
        <p className="visually-hidden">
          {card.necessity === 'conditional' ? '视情况需要。' : ''}
          {card.critical ? '在关键路径上。' : ''}
          {needs.length > 0
            ? `前置事项：${needs.map((need) => `${need.name}${need.done ? '（已办结）' : ''}`).join('、')}。`
            : ''}
        </p>
      </article>
    </li>
  );
}

function heldBy(card: MapCardModel, waiting: number): string {
  if (card.state === 'plan') {
    return [necessityWords(card), daysWords(card.days), card.merged].filter(Boolean).join(' · ');
  }
  return card.state === 'waiting' && waiting > 0 ? `等 ${waiting} 项前置` : stateWords[card.state];
}
