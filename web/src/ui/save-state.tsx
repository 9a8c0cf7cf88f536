import { clockTime } from '../lib/format.ts';
import type { SaveState } from './use-draft.ts';

/** Whether what was typed is safe: the time of the last saving, or why it is not. */
export function SaveStateText({ state }: { state: SaveState }) {
  return (
    <span className="soft" role="status">
      {words(state)}
    </span>
  );
}

function words({ status, savedAt }: SaveState): string {
  if (status === 'saving') return '正在保存…';
  if (status === 'failed') return '暂未保存：网络或服务不可用，内容保留在本页，稍后自动重试';
  return savedAt === null ? '填写内容会自动保存' : `已自动保存，${clockTime(savedAt)}`;
}
