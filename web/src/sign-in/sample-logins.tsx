import type { Face, SampleLogin } from '../api/types.ts';
import { faceNames } from '../frame/use-face.ts';

const order: readonly Face[] = ['applicant', 'workbench', 'oversight', 'keeping'];

type Props = { samples: readonly SampleLogin[]; onPick: (sample: SampleLogin) => void };

/** Logins of a sample installation, by face; a click fills the form. */
export function SampleLogins({ samples, onPick }: Props) {
  return (
    <section className="panel sign-in-samples" aria-labelledby="samples-title">
      <h2 id="samples-title">演示账号</h2>
      <p className="soft">本平台现为演示数据。选一个账号填入左侧表单，再点“登录”。</p>
      {order.map((face) => {
        const group = samples.filter((sample) => sample.face === face);
        if (group.length === 0) return null;
        return (
          <div key={face}>
            <h3>{faceNames[face]}</h3>
            <ul className="sample-list">
              {group.map((sample) => (
                <li key={sample.login}>
                  <button type="button" className="sample" onClick={() => onPick(sample)}>
                    <span className="strong">{sample.personName}</span>
                    <span>
                      {sample.roleName} · {sample.place}
                    </span>
                    <span className="soft">{sample.hint}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
