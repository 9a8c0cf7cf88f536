import { Segmented } from 'antd';
import { useState } from 'react';
import type { NationalMessage } from '../../api/types.ts';
import { PayloadTable } from './payload-table.tsx';

/** What the message says, as it goes to the centre. */
export function MessagePayload({ message }: { message: NationalMessage }) {
  const { payload } = message;
  const wrong = payload.filter((row) => row.fault !== null);
  const filled = payload.filter((row) => row.value !== null || row.fault !== null);
  const [shown, setShown] = useState<'filled' | 'all' | 'wrong'>(wrong.length > 0 ? 'wrong' : 'filled');
  const rows = { filled, all: payload, wrong }[shown];
  if (message.retract) {
    return (
      <section className="panel">
        <h2>内容</h2>
        <p>把国家平台上的旧数据标为无效：{message.replaceReason}</p>
      </section>
    );
  }
  return (
    <section>
      <div className="row row-apart national-section-head">
        <h2 className="panel-title">内容</h2>
        <Segmented
          size="small"
          aria-label="显示哪些列"
          value={shown}
          options={[
            ...(wrong.length > 0 ? [{ value: 'wrong' as const, label: `有误的 ${wrong.length} 列` }] : []),
            { value: 'filled' as const, label: `有值的 ${filled.length} 列` },
            { value: 'all' as const, label: `全部 ${payload.length} 列` },
          ]}
          onChange={setShown}
        />
      </div>
      <PayloadTable rows={rows} caption="报文内容" />
    </section>
  );
}
