import { Button, Progress, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { type ExchangeKind, useCheckImport, useUploadImport } from '../../api/catalogue-exchange.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useOwnPlace } from './own-place.ts';
import { kindNames } from './words.ts';

/** Upload of a workbook; it is looked through at once, and nothing changes before that is confirmed. */
export function UploadPanel({ onUploaded }: { onUploaded: (id: string) => void }) {
  const { division, name, kinds } = useOwnPlace();
  const [share, setShare] = useState(0);
  const [kind, setKind] = useState<ExchangeKind>(kinds[0] ?? 'implementation');
  const upload = useUploadImport(setShare);
  const check = useCheckImport();
  const file = useRef<HTMLInputElement>(null);
  const send = (chosen: File): void => {
    setShare(0);
    upload.mutate(
      { file: chosen, kind, division },
      {
        onSuccess: ({ id }) => {
          check.mutate(id);
          onUploaded(id);
        },
      },
    );
  };
  return (
    <section className="panel stack" aria-label="导入">
      <h2>导入</h2>
      {kinds.length > 1 ? (
        <Segmented
          aria-label="导入的内容"
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: kindNames[value] }))}
        />
      ) : null}
      <p className="soft">
        上传{name}
        {kindNames[kind]}的工作簿（.xlsx）或
        JSON。上传后先预检，列出每处错误和每个事项将有的变动；确认后全部存为草稿，有一处错误即全部不导入。
      </p>
      {upload.isError ? <ProblemAlert error={upload.error} /> : null}
      <div className="row">
        <Button type="primary" loading={upload.isPending} onClick={() => file.current?.click()}>
          选择文件并预检
        </Button>
        <input
          ref={file}
          type="file"
          accept=".xlsx,.json,application/json"
          aria-label="选择要导入的文件"
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen) send(chosen);
          }}
        />
        {upload.isPending ? (
          <div style={{ width: 200 }}>
            <Progress percent={Math.round(share * 100)} size="small" aria-label="上传进度" />
          </div>
        ) : null}
      </div>
    </section>
  );
}
