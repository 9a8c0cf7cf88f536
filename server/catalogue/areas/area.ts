import type { Instant } from '@zongheng/core/calendar';

/** What an assessed area does to an item: no longer handled for each project, or handled in a simpler way. */
export type AreaEffect = {
  readonly item: string;
  readonly effect: 'off' | 'simplified';
  /** What stands in its place, or how it is simpler. */
  readonly note: string;
  /** Working days it is then planned with; null: as the flow has it. Of simplified ones only. */
  readonly days: number | null;
};

/** 区域评估: what was assessed, where, on which document, and until when. */
export type AreaContent = {
  readonly division: string;
  readonly name: string;
  /** 四至, in words. */
  readonly extent: string;
  readonly documentNumber: string;
  readonly issuedBy: string;
  /** Legal days (Asia/Shanghai); the last day on which it may be chosen is the one before `validTo`. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly effects: readonly AreaEffect[];
};

export type AreaVersion = AreaContent & {
  readonly version: number;
  readonly publishedAt: Instant;
  /** The body whose keeper published it. */
  readonly bodyId: string;
};

/** An assessed area folded from its facts; every version stays, since projects keep theirs. */
export type AreaState = {
  readonly status: 'published' | 'withdrawn';
  readonly versions: readonly AreaVersion[];
  readonly withdrawnAt: Instant | null;
};

type At = { readonly at: Instant };

export type AreaFact =
  | (At & { readonly type: 'area.published'; readonly content: AreaContent; readonly bodyId: string })
  | (At & { readonly type: 'area.corrected'; readonly content: AreaContent; readonly bodyId: string })
  | (At & { readonly type: 'area.withdrawn'; readonly bodyId: string });

/** Folds one fact into an area. @throws Error on a correction or withdrawal of what was never published */
export function evolveArea(state: AreaState | null, fact: AreaFact): AreaState {
  if (fact.type === 'area.published') {
    const { content, bodyId, at } = fact;
    return {
      status: 'published',
      versions: [{ ...content, version: 1, publishedAt: at, bodyId }],
      withdrawnAt: null,
    };
  }
  if (!state) throw new Error(`an area cannot begin with ${fact.type}`);
  if (fact.type === 'area.withdrawn') return { ...state, status: 'withdrawn', withdrawnAt: fact.at };
  const { content, bodyId, at } = fact;
  const version = state.versions.length + 1;
  return { ...state, versions: [...state.versions, { ...content, version, publishedAt: at, bodyId }] };
}

/** The version that can be chosen, or could be until it was withdrawn. */
export function currentOf(state: AreaState): AreaVersion {
  const last = state.versions.at(-1);
  if (!last) throw new Error('an area without a version');
  return last;
}
