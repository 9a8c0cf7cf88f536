import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';

/**
 * Leaving the editor: what is not saved yet is saved first; where that fails the person is asked. Closing the
 * window asks in the browser's own words.
 */
export function useLeaveGuard(dirty: () => boolean, flush: () => Promise<boolean>): void {
  const { modal } = App.useApp();
  useBlocker({
    enableBeforeUnload: dirty,
    shouldBlockFn: async () => {
      if (!dirty() || (await flush())) return false;
      const leave = await modal.confirm({
        title: '还有内容没有保存',
        content: '现在离开，没有保存的修改会丢失。',
        okText: '仍要离开',
        cancelText: '留在本页',
        okButtonProps: { danger: true },
      });
      return !leave;
    },
  });
}
