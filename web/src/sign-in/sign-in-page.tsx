import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { sampleLoginsQuery, useSignIn } from '../api/session.ts';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SampleLogins } from './sample-logins.tsx';
import '../ui/field.css';
import './sign-in.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back } = route.useSearch();
  const { data: samples } = useQuery(sampleLoginsQuery);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const navigate = useNavigate();
  const router = useRouter();
  const id = useId();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate(
      { login: login.trim(), password },
      {
        onSuccess: () => {
          if (back?.startsWith('/') && !back.startsWith('//'))
            router.history.replace(`/app${stripped(back)}`);
          else void navigate({ to: '/', replace: true });
        },
      },
    );
  };

  return (
    <main className="sign-in">
      <p className="sign-in-name">
        <img src="/app/mark.svg" alt="" width="40" height="40" />
        <strong>纵横</strong>
        <span>投资项目在线审批监管平台</span>
      </p>
      <div className="sign-in-columns">
        <section className="panel sign-in-form">
          <PageHead title="登录" />
          {back && back !== '/' && !signIn.isError ? <p className="soft">登录后返回刚才的页面。</p> : null}
          <form className="stack" onSubmit={submit}>
            {signIn.isError ? <ProblemAlert error={signIn.error} /> : null}
            <div>
              <label htmlFor={`${id}-login`} className="field-label">
                登录名
              </label>
              <Input
                id={`${id}-login`}
                size="large"
                autoComplete="username"
                required
                value={login}
                onChange={(event) => setLogin(event.target.value)}
              />
            </div>
            <div>
              <label htmlFor={`${id}-password`} className="field-label">
                密码
              </label>
              <Input.Password
                id={`${id}-password`}
                size="large"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </div>
            <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
              登录
            </Button>
            <p className="soft">涉密项目和涉密信息不得进入本平台。忘记密码请联系本单位系统管理员。</p>
          </form>
        </section>
        {samples && samples.length > 0 ? (
          <SampleLogins
            samples={samples}
            onPick={(sample) => {
              setLogin(sample.login);
              setPassword(sample.password);
            }}
          />
        ) : null}
      </div>
    </main>
  );
}

/** The address within the app: `back` may carry the base path or not. */
function stripped(back: string): string {
  return back.startsWith('/app/') ? back.slice(4) : back;
}
