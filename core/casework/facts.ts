import type { Instant } from '../calendar/index.ts';
import type { SpecialProcedureKind } from '../catalogue/index.ts';

/** What the correction notice says is missing or wrong, material by material. */
export type CorrectionItem = { readonly material: string; readonly problem: string };

/** A file the platform holds, by digest. */
export type FileReference = { readonly fileId: string; readonly digest: string; readonly name: string };

export type SuppliedMaterial = { readonly key: string; readonly files: readonly FileReference[] };

/** The document of a decision; validUntil 9999-01-01 where it has no end (国家平台口径). */
export type DecisionDocument = {
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  /** null only for a result that another authority tells us of: it keeps the paper. */
  readonly file: FileReference | null;
};

/** A material granted without, and the day until which it is owed (容缺). */
export type OwedMaterial = { readonly material: string; readonly until: string };

/** What another department answers: 同意, 有修改意见, 不同意. */
export type OpinionKind = 'agree' | 'agree-with-remarks' | 'object';

type At = { readonly at: Instant };

/**
 * What can have happened to a case. `at` is when it happened, which may lie before it was recorded. The
 * facts are the exchange states 1–15 plus what moves a clock or follows a decision without a state of its own.
 */
export type CaseFact =
  | (At & { readonly type: 'case.received' })
  | (At & { readonly type: 'case.withdrawn-before-acceptance'; readonly reason: string })
  | (At & {
      readonly type: 'case.accepted';
      /** Nobody told the applicant in time: accepted by law from the day of receipt (行政许可法 §32(4)). */
      readonly deemed: boolean;
      /** Deemed accepted while the project had no verified code: holds in law, stands out in red. */
      readonly codeMissing: boolean;
    })
  | (At & { readonly type: 'case.not-needed'; readonly reason: string })
  | (At & {
      readonly type: 'case.acceptance-refused';
      readonly reason: string;
      readonly basis: string;
      readonly rightBody: string | null;
    })
  | (At & {
      readonly type: 'case.correction-requested';
      readonly items: readonly CorrectionItem[];
      readonly replyBy: string;
    })
  | (At & {
      readonly type: 'case.correction-supplied';
      readonly materials: readonly SuppliedMaterial[];
      readonly note: string | null;
      /** Ended without an answer because the case itself ended. */
      readonly closing: boolean;
    })
  | (At & { readonly type: 'case.handling-started' })
  | (At & {
      readonly type: 'case.special-started';
      readonly kind: SpecialProcedureKind;
      readonly name: string;
      readonly basis: string;
      readonly days: number | null;
      readonly stopsStatutory: boolean;
      readonly note: string | null;
    })
  | (At & { readonly type: 'case.special-ended'; readonly note: string | null; readonly closing: boolean })
  | (At & {
      readonly type: 'case.extended';
      readonly days: number;
      readonly reason: string;
      readonly basis: string;
      /** Whose consent the law asks for; absent in facts of before it was kept. */
      readonly approver?: string;
    })
  | (At & { readonly type: 'case.granted'; readonly document: DecisionDocument })
  | (At & {
      readonly type: 'case.granted-with-owed';
      readonly document: DecisionDocument;
      readonly owed: readonly OwedMaterial[];
    })
  | (At & { readonly type: 'case.refused'; readonly reason: string; readonly document: DecisionDocument })
  | (At & { readonly type: 'case.withdrawn'; readonly reason: string })
  | (At & { readonly type: 'case.revoked'; readonly reason: string; readonly basis: string })
  | (At & { readonly type: 'case.delivered'; readonly method: string })
  | (At & {
      readonly type: 'case.opinion-asked';
      /** Its number within the case. */
      readonly requestId: string;
      readonly bodyId: string;
      readonly question: string;
      /** Working days. */
      readonly days: number;
      readonly silence: 'consent' | 'none';
      readonly basis: string;
      readonly mark?: string;
    })
  | (At & {
      readonly type: 'case.opinion-given';
      readonly requestId: string;
      readonly bodyId: string;
      readonly opinion: OpinionKind;
      readonly text: string | null;
    })
  /** Nobody answered in time, and the rule takes silence for consent. */
  | (At & { readonly type: 'case.opinion-deemed'; readonly requestId: string; readonly bodyId: string })
  | (At & {
      readonly type: 'case.renewal-applied';
      readonly reason: string;
      /** Last day of validity as it stands, and as asked for. */
      readonly expiresOn: string;
      readonly until: string;
      readonly decideDays: number | null;
      readonly silence: 'renewed' | 'none';
      readonly basis: string;
      readonly mark?: string;
    })
  | (At & {
      readonly type: 'case.renewed';
      /** Nobody decided before the result ran out: renewed by law (行政许可法 §50). */
      readonly deemed: boolean;
      readonly until: string;
      /** null where the law renewed it. */
      readonly document: DecisionDocument | null;
    })
  | (At & {
      readonly type: 'case.renewal-refused';
      readonly reason: string;
      readonly document: DecisionDocument;
    });

export type CaseFactType = CaseFact['type'];
