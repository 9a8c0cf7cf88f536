import { clockTime } from '../../../lib/format.ts';
import type { Saving } from './use-entry-draft.ts';

/** Whether what was typed is safe: the time of the last saving, or why it is not. */
export function SaveWords({ saving }: { saving: Saving }) {
  return (
    <span className={saving.status === 'unfit' ? 'field-fault' : 'soft'} role="status">
      {words(saving)}
    </span>
  );
}

function words({ status, savedAt, why }: Saving): string {
  if (status === 'saving') return '正在保存…';
  if (status === 'failed') return '暂未保存：网络或服务不可用，内容保留在本页，稍后自动重试';
  if (status === 'unfit') return `暂未保存：${why ?? '内容不完整'} 补正后自动保存`;
  if (status === 'conflict') return '暂未保存：他人刚刚保存了这份草稿，请先对照合并';
  return savedAt === null ? '填写内容会自动保存' : `已自动保存，${clockTime(savedAt)}`;
}
