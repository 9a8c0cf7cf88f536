import type { NationalFilter } from '../../api/national.ts';
import { Empty } from '../../ui/empty.tsx';

/** Why nothing is listed, and where to look instead. */
export function MessagesEmpty({ filter }: { filter: NationalFilter }) {
  const { state, ...rest } = filter;
  const filtered = Object.values(rest).some((value) => value !== undefined);
  const open = state === undefined || state === 'open';
  return (
    <div className="panel">
      {open && !filtered ? (
        <Empty title="全部报文都已入库">
          平台上发生的事项会自动成为报文。已入库的报文请在状态里选“已入库”或“全部状态”查看。
        </Empty>
      ) : (
        <Empty title="没有符合条件的报文">
          {open ? '这里只列未入库的；已入库的请在状态里选“全部状态”。' : '请放宽筛选条件。'}
        </Empty>
      )}
    </div>
  );
}
