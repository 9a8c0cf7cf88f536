import { Outlet, useRouterState } from '@tanstack/react-router';
import { App } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession } from '../api/session.ts';
import { ExplanationContext, type ExplanationTarget } from '../clock/explanation-context.ts';
import { Loading } from '../ui/loading.tsx';
import './frame.css';
import { FrameHeader } from './frame-header.tsx';
import { FrameNav } from './frame-nav.tsx';
import { OfflineBand } from './offline-band.tsx';
import { useFace } from './use-face.ts';
import { WrongFace } from './wrong-face.tsx';

const ExplanationDrawer = lazy(async () => ({
  default: (await import('../clock/explanation-drawer.tsx')).ExplanationDrawer,
}));

/** Header, navigation and the page between them; holds the explanation drawer every light opens. */
export function Frame() {
  const face = useFace();
  const session = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  const [explained, setExplained] = useState<ExplanationTarget | null>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes what lay over the last one
  useEffect(() => {
    setMenuOpen(false);
    setExplained(null);
  }, [pathname]);
  const allowed = session.faces.includes(face);
  return (
    <ExplanationContext.Provider value={setExplained}>
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <FrameHeader menuOpen={menuOpen} onMenu={() => setMenuOpen((open) => !open)} />
      {session.practice ? (
        <p className="frame-band">
          演示数据<span className="frame-band-long">：项目、单位、人员和文件均为虚构</span>，不具有法律效力
        </p>
      ) : null}
      <OfflineBand />
      <div className="frame">
        {allowed ? <FrameNav open={menuOpen} /> : null}
        <main id="content" className="frame-main">
          {allowed ? (
            <Suspense fallback={<Loading />}>
              <App component={false}>
                <Outlet />
              </App>
            </Suspense>
          ) : (
            <WrongFace face={face} />
          )}
        </main>
      </div>
      <Suspense fallback={null}>
        {explained ? <ExplanationDrawer target={explained} onClose={() => setExplained(null)} /> : null}
      </Suspense>
    </ExplanationContext.Provider>
  );
}
