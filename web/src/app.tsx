import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
// The names of months and weekdays in the pickers come from here, not from Ant Design.
import 'dayjs/locale/zh-cn';
import { createQueryClient } from './api/query-client.ts';
import { createAppRouter } from './router.tsx';
import { theme } from './theme/theme.ts';

const queries = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queries.clear();
  void router.navigate({ to: '/sign-in', search: { back: href } });
});
const router = createAppRouter(queries);

/** Ant Design waits for its animations to end: where a person has asked for none, it must not start any. */
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const ownTheme = calm ? { ...theme, token: { ...theme.token, motion: false } } : theme;

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={ownTheme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
