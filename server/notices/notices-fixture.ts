import { beforeEach } from 'vitest';
import { useScene } from '../journey/scene.ts';
import type { Headers } from '../journey/strangers.ts';
import type { Registered } from '../journey/world.ts';
import { type Address, type Notice, noticeStatements } from './index.ts';
import type { NoticeView } from './schema.ts';

export const BODY = '210102-water';
export const DISTRICT = '210102';

export type Box = { rows: NoticeView[]; total: number; unread: number; next: string | null };

/** A scene on a Monday at ten with empty boxes, and short ways to send and to read. */
export function useNotices() {
  const scene = useScene();
  beforeEach(async () => {
    scene().at('2026-11-02 10:00');
    await scene().database.owner.query({ name: 'test_forget', text: 'DELETE FROM notices.notices' });
  });
  return {
    scene,
    async send(...notices: readonly Notice[]) {
      await scene().database.app.pipeline(noticeStatements(scene().services, notices));
    },
    line: (kind: Notice['kind'], id: string, to: readonly Address[], more: Partial<Notice> = {}): Notice => ({
      kind,
      to,
      about: { kind: 'case', id, title: `办件 ${id}`, note: '应于 2026-11-03 前办结' },
      ...more,
    }),
    box: async (headers: Headers, query = ''): Promise<Box> =>
      (await scene().app.inject({ url: `/api/notices${query}`, headers })).json(),
    unread: async (headers: Headers) =>
      (await scene().app.inject({ url: '/api/notices/unread', headers })).json(),
    read: (headers: Headers, payload: object) =>
      scene().app.inject({ method: 'POST', url: '/api/notices/read', headers, payload }),
    sign: (who: Registered) => scene().signIn(who.login),
    /** What stands in a box: kind and subjects, the newest first. */
    shown: ({ rows }: Box) => rows.map(({ kind, lines }) => `${kind} ${lines.map(({ id }) => id).join(',')}`),
  };
}
