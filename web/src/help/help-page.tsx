import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { faceNames, useFace } from '../frame/use-face.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Signal, signalOrder } from '../ui/signal.tsx';
import './help.css';
import { type Journey, journeys, keys, lightMeanings, roleJourneys } from './help-words.ts';

function Steps({ journey: { title, steps } }: { journey: Journey }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ol className="help-steps">
        {steps.map(([name, words], index) => (
          <li key={name}>
            <span className="help-no">{index + 1}</span>
            <div>
              <h3>{name}</h3>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the lights mean, how the work of this face goes, and the keys. */
export function HelpPage() {
  const face = useFace();
  const { seat } = useSession();
  const own = roleJourneys[seat.role];
  return (
    <div className="help">
      <PageHead title={`${faceNames[face]}帮助`} />
      <div className="stack">
        <Steps journey={journeys[face]} />
        {own ? <Steps journey={own} /> : null}
        <section className="panel">
          <h2>亮灯的意思</h2>
          <p>
            每个期限都有灯：形状、文字、颜色三者一致，不靠颜色区分。点任何一个日期，可以看每一天为什么计、为什么不计。
          </p>
          <table className="help-lights">
            <caption className="visually-hidden">亮灯的意思</caption>
            <tbody>
              {signalOrder.map((signal) => (
                <tr key={signal}>
                  <th scope="row">
                    <Signal signal={signal} />
                  </th>
                  <td>{lightMeanings[signal]}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">
                  <Signal signal="normal" provisional />
                </th>
                <td>到期日落在放假安排尚未公布的年份，先按周一至周五计算，公布后自动重算。</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section className="panel">
          <h2>两种时限</h2>
          <dl className="facts">
            <dt>法定时限</dt>
            <dd>
              法律、法规规定的期限。只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审不计入（行政许可法第四十五条）。
            </dd>
            <dt>承诺时限</dt>
            <dd>机关向社会承诺、也用于考核的期限，不得长于法定时限。受理后的补正时间也不计入。</dd>
            <dt>怎样计算</dt>
            <dd>
              按工作日，开始当日不计，最后一日结束时届满；周末和法定节假日不计，调休上班日计入。
              {face === 'keeping' || face === 'workbench' ? (
                <>
                  {' '}
                  见
                  <Link to="/$face/calendar" params={{ face }} search={{ year: undefined }}>
                    工作日历
                  </Link>
                  。
                </>
              ) : null}
            </dd>
          </dl>
        </section>
        <section className="panel">
          <h2>键盘操作</h2>
          <dl className="facts">
            {keys.map(([key, words]) => (
              <div key={key} style={{ display: 'contents' }}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  );
}
