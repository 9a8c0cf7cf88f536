import type { CaseDetail, ClockView, Measure, SignalName } from '../api/types.ts';
import { furtherWords } from '../keeping/limit-words.ts';
import { amount } from '../lib/format.ts';
import { lightOf } from '../lib/light-words.ts';
import { DueLight } from '../ui/due-light.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';

/** Share of the limit used, never drawn beyond its end. */
function ClockBar({ clock, signal }: { clock: ClockView; signal: SignalName }) {
  const share = clock.limit > 0 ? Math.min(1, clock.used / clock.limit) : 0;
  return (
    <div className="clock-bar" aria-hidden="true">
      <div
        className="clock-bar-fill"
        style={{ width: `${share * 100}%`, background: `var(--signal-${signal})` }}
      />
    </div>
  );
}

type LineProps = { title: string; clock: ClockView; caseId: string; measure: Measure };

function ClockLine({ title, clock, caseId, measure }: LineProps) {
  const light = lightOf(clock, clock.unit, measure === 'statutory');
  return (
    <div className="clock">
      <div className="row row-apart">
        <h3 className="soft">{title}</h3>
        <span>
          已用 {clock.used} / {amount(clock.limit, clock.unit)}
        </span>
      </div>
      <div className="row">
        <DueLight light={light} caseId={caseId} measure={measure} />
        <MarkTag mark={clock.mark} />
      </div>
      <ClockBar clock={clock} signal={light.signal} />
    </div>
  );
}

/** What the law asks beside the clocks: said here, counted by none of them. */
function FurtherLimits({ limits }: { limits: CaseDetail['item']['furtherLimits'] }) {
  if (limits.length === 0) return null;
  return (
    <details>
      <summary>其他法定期限（{limits.length} 项，供参考）</summary>
      <ul>
        {limits.map((limit) => (
          <li key={limit.event}>
            {limit.event}：{furtherWords(limit)} <MarkTag mark={limit.mark} />
            <div className="soft">{limit.basis}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The clocks of a case side by side; a click on a date shows how it came about. */
export function ClockPanel({ detail }: { detail: CaseDetail }) {
  const { acceptance, committed, statutory, special, delivery, opinion, renewal } = detail.clocks;
  return (
    <section className="panel">
      <h2>时限</h2>
      <p className="soft">点日期，看每一天为什么计、为什么不计。</p>
      {acceptance && detail.acceptedAt === null ? (
        <ClockLine title="受理时限" clock={acceptance} caseId={detail.id} measure="acceptance" />
      ) : null}
      {special ? (
        <ClockLine title="特别程序用时" clock={special} caseId={detail.id} measure="special" />
      ) : null}
      {committed ? (
        <ClockLine title="承诺时限（考核）" clock={committed} caseId={detail.id} measure="committed" />
      ) : null}
      {statutory ? (
        <ClockLine title="法定时限" clock={statutory} caseId={detail.id} measure="statutory" />
      ) : null}
      {delivery ? (
        <ClockLine title="送达时限" clock={delivery} caseId={detail.id} measure="delivery" />
      ) : null}
      {opinion ? <ClockLine title="征求意见" clock={opinion} caseId={detail.id} measure="opinion" /> : null}
      {renewal ? (
        <ClockLine title="延续（延期）决定" clock={renewal} caseId={detail.id} measure="renewal" />
      ) : null}
      {acceptance || committed || statutory ? null : <p>本事项没有规定时限。</p>}
      <FurtherLimits limits={detail.item.furtherLimits} />
    </section>
  );
}
