import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';

/** Local time in Shanghai, 'YYYY-MM-DDTHH:mm', or null for now. */
type Props = { value: string | null; onChange: (value: string | null) => void };

/** For a late report: when it really happened. */
export function HappenedAt({ value, onChange }: Props) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p>
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          补报：填写实际发生时间
        </button>
      </p>
    );
  }
  return (
    <div className="field">
      <label htmlFor="happened-at" className="field-label">
        实际发生时间
      </label>
      <DatePicker
        id="happened-at"
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        placeholder="例如 2026-11-22 14:03"
        value={value === null ? null : dayjs(value)}
        onChange={(picked) => onChange(picked === null ? null : picked.format('YYYY-MM-DDTHH:mm'))}
      />
      <p className="field-help">在平台外已经办理、现在补报的填写；不填即为现在。补报有时限，逾期会亮灯。</p>
    </div>
  );
}
