import type { ReactElement } from 'react';

const paths = {
  home: <path d="M3 9.5 10 4l7 5.5V16H12v-4H8v4H3z" />,
  projects: <path d="M3 6h5l1.5 2H17v8H3zM3 6V4h5" />,
  add: <path d="M10 4v12M4 10h12" />,
  filed: <path d="M5 3h7l3 3v11H5zM8 9h5M8 12h5" />,
  inbox: <path d="M3 11 5 4h10l2 7v5H3zM3 11h4l1 2h4l1-2h4" />,
  window: <path d="M3 4h14v12H3zM3 8h14M10 8v8" />,
  items: <path d="M4 5h2M9 5h7M4 10h2M9 10h7M4 15h2M9 15h7" />,
  flow: <path d="M3 4h5v4H3zM12 12h5v4h-5zM8 6h6.5v6" />,
  calendar: <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" />,
  people: (
    <path d="M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c0-3 2-5 4.5-5s4.5 2 4.5 5M13 9.5a2 2 0 1 0 0-4M13.5 11.5c2.4 0 4 1.8 4 4.5" />
  ),
  watch: <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2" />,
  list: <path d="M3 4h14v12H3zM3 8h14M3 12h14M8 8v8" />,
  report: <path d="M10 13V3M6.5 6.5 10 3l3.5 3.5M3 12v5h14v-5" />,
  order: <path d="M5 3h10v14H5zM8 7h4M8 10h4M10 13v.5" />,
  help: <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 13.5v.5" />,
  bell: <path d="M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3" />,
  flag: <path d="M5 17V3h10l-2 3.5L15 10H5" />,
  measures: <path d="M3 16h14M5 16V9h2.5v7M9 16V4h2.5v12M13 16v-5h2.5v5" />,
  rules: <path d="M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4" />,
  leave: <path d="M8 4H4v12h4M12 7l3 3-3 3M15 10H8" />,
  menu: <path d="M3 5h14M3 10h14M3 15h14" />,
  down: <path d="m6 8 4 4 4-4" />,
  file: <path d="M5 3h7l3 3v11H5zM12 3v3h3" />,
  print: <path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 11h8v6H6z" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; never a control's only name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {paths[name]}
    </svg>
  );
}
