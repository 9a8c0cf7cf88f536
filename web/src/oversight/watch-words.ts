import type { LightKind, SignalName } from '../api/types.ts';
import { signalOrder, signalWords } from '../ui/signal.tsx';

/** Lights of the list: each by itself, or everything past its limit. */
export const watchLights = ['late', ...signalOrder] as const satisfies readonly (SignalName | 'late')[];
export type WatchLight = (typeof watchLights)[number];

export const lightWords: Readonly<Record<WatchLight, string>> = { late: '逾期和超法定', ...signalWords };

export const lightKinds = [
  'acceptance',
  'committed',
  'special',
  'delivery',
  'opinion',
  'renewal',
] as const satisfies readonly LightKind[];

export const kindWords: Readonly<Record<LightKind, string>> = {
  acceptance: '受理时限',
  committed: '办理时限',
  special: '特别程序',
  delivery: '决定送达',
  opinion: '征求意见',
  renewal: '延续决定',
};

type WatchSearch = {
  light: WatchLight | undefined;
  soon: '1' | undefined;
  city: string | undefined;
  division: string | undefined;
  department: string | undefined;
  item: string | undefined;
  body: string | undefined;
  kind: LightKind | undefined;
  q: string | undefined;
};

/** The address of the list behind a figure: only what is named narrows it. */
export function watchOf(narrowing: Partial<WatchSearch>): WatchSearch {
  const all = { light: undefined, soon: undefined, city: undefined, division: undefined };
  return {
    ...all,
    department: undefined,
    item: undefined,
    body: undefined,
    kind: undefined,
    q: undefined,
    ...narrowing,
  };
}
