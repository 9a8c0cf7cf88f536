import { Input } from 'antd';
import { useFault } from './faults.ts';
import { ListEditor } from './list-editor.tsx';

type Props = {
  path: string;
  what: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** Sentences one below the other: conditions. */
export function TextLines({ path, what, value, onChange }: Props) {
  return (
    <ListEditor<{ text: string }>
      path={path}
      what={what}
      rows={value.map((text) => ({ text }))}
      blank={() => ({ text: '' })}
      rowName={({ text }) => text}
      onChange={(rows) => onChange(rows.map(({ text }) => text))}
    >
      {({ text }, put, index) => (
        <Line
          path={`${path}[${index}]`}
          name={`第${index + 1}个${what}`}
          value={text}
          onChange={(next) => put({ text: next })}
        />
      )}
    </ListEditor>
  );
}

function Line({
  path,
  name,
  value,
  onChange,
}: {
  path: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const fault = useFault(path);
  return (
    <>
      <Input.TextArea
        aria-label={name}
        aria-invalid={fault !== undefined}
        status={fault ? 'error' : ''}
        value={value}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault ? <p className="field-fault">{fault}</p> : null}
    </>
  );
}
