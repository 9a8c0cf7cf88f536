import type { Instant } from '../calendar/index.ts';
import type { SpecialProcedureKind } from '../catalogue/index.ts';
import type {
  CorrectionItem,
  DecisionDocument,
  OpinionKind,
  OwedMaterial,
  SuppliedMaterial,
} from './facts.ts';

type Happened = {
  /** When it happened, if that is not now: a late report. */
  readonly at?: Instant;
};

/** What somebody wants to do with a case. The law decides whether it becomes facts. */
export type CaseCommand = Happened &
  (
    | { readonly type: 'receive' }
    | { readonly type: 'accept' }
    | { readonly type: 'not-needed'; readonly reason: string }
    | {
        readonly type: 'refuse-acceptance';
        readonly reason: string;
        readonly basis: string;
        readonly rightBody: string | null;
      }
    | {
        readonly type: 'request-correction';
        readonly items: readonly CorrectionItem[];
        readonly replyBy: string;
      }
    | {
        readonly type: 'supply-correction';
        readonly materials: readonly SuppliedMaterial[];
        readonly note: string | null;
      }
    | {
        readonly type: 'start-special';
        readonly kind: SpecialProcedureKind;
        readonly name: string | null;
        readonly days: number | null;
        readonly note: string | null;
      }
    | { readonly type: 'end-special'; readonly note: string | null }
    | { readonly type: 'extend'; readonly days: number; readonly reason: string }
    | { readonly type: 'grant'; readonly document: DecisionDocument }
    | {
        readonly type: 'grant-owed';
        readonly document: DecisionDocument;
        readonly owed: readonly OwedMaterial[];
      }
    | { readonly type: 'refuse'; readonly reason: string; readonly document: DecisionDocument }
    | { readonly type: 'withdraw'; readonly reason: string }
    | { readonly type: 'revoke'; readonly reason: string; readonly basis: string }
    | { readonly type: 'deliver'; readonly method: string }
    /** Asks another department for its written opinion; the clock of the case runs on. */
    | {
        readonly type: 'ask-opinion';
        readonly bodyId: string;
        readonly question: string;
        readonly days: number | null;
      }
    | {
        readonly type: 'give-opinion';
        readonly requestId: string;
        /** The body whose seat answers. */
        readonly bodyId: string;
        readonly opinion: OpinionKind;
        readonly text: string | null;
      }
    /** The applicant asks for the result to be valid longer (行政许可法 §50; 国务院令673 §12). */
    | { readonly type: 'apply-renewal'; readonly until: string; readonly reason: string }
    | { readonly type: 'renew'; readonly document: DecisionDocument }
    | { readonly type: 'refuse-renewal'; readonly reason: string; readonly document: DecisionDocument }
    /** Tells how another authority has decided: all that we know of its case is the end. */
    | {
        readonly type: 'take-result';
        readonly outcome: 'granted' | 'refused';
        readonly reason: string;
        readonly document: DecisionDocument;
      }
    /** A timer's: records what the law has already made true (逾期视同受理), if anything. */
    | { readonly type: 'apply-deemed' }
  );

export type CaseCommandType = CaseCommand['type'];

/** The names the law gives these steps, as buttons and histories show them. */
export const COMMAND_NAMES: Readonly<Record<CaseCommandType, string>> = {
  receive: '接件',
  accept: '受理',
  'not-needed': '不受理',
  'refuse-acceptance': '不予受理',
  'request-correction': '一次性告知补正',
  'supply-correction': '提交补正',
  'start-special': '开始特别程序',
  'end-special': '结束特别程序',
  extend: '延长办理期限',
  grant: '准予办结',
  'grant-owed': '容缺办结',
  refuse: '不予许可',
  withdraw: '撤回申请',
  revoke: '撤销',
  deliver: '送达',
  'ask-opinion': '征求意见',
  'give-opinion': '反馈意见',
  'apply-renewal': '申请延续(延期)',
  renew: '准予延续(延期)',
  'refuse-renewal': '不予延续(延期)',
  'take-result': '接收办理结果',
  'apply-deemed': '视同受理',
};
