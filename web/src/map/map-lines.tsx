import type { MapLayout } from './layout.ts';
import type { Line } from './lines.ts';

type Props = { lines: readonly Line[]; layout: MapLayout; hot: string | null };

/** The lines behind the cards; those of the card one points at come forward. */
export function MapLines({ lines, layout, hot }: Props) {
  return (
    <svg className="map-lines" width={layout.width} height={layout.height} aria-hidden="true">
      <defs>
        <marker
          id="map-end"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0.8 7.4 4 0 7.2z" fill="context-stroke" />
        </marker>
      </defs>
      {layout.lanes.map((lane, index) => (
        <rect
          key={lane.no}
          className={index % 2 === 0 ? 'map-lane' : 'map-lane map-lane-even'}
          x={lane.x}
          y={0}
          width={lane.width}
          height={(layout.beside?.y ?? layout.height) - 4}
          rx={4}
        />
      ))}
      {layout.beside ? (
        <rect
          className="map-lane map-lane-beside"
          x={14}
          y={layout.beside.y}
          width={layout.width - 28}
          height={layout.height - layout.beside.y}
          rx={4}
        />
      ) : null}
      {lines.map(({ from, to, critical, path }) => {
        const near = hot === from || hot === to;
        const classes = ['map-line'];
        if (critical) classes.push('map-line-critical');
        if (near) classes.push('map-line-near');
        else if (hot !== null) classes.push('map-line-far');
        return (
          <path key={`${from}-${to}`} className={classes.join(' ')} d={path} markerEnd="url(#map-end)" />
        );
      })}
    </svg>
  );
}
