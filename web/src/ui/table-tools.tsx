import { Button, Checkbox, Popover, Segmented } from 'antd';
import type { Column, Density } from './data-table.tsx';
import type { TableSettings } from './table-settings.ts';

type Props<Row> = {
  columns: readonly Column<Row>[];
  settings: TableSettings;
  onChange: (settings: TableSettings) => void;
};

const densities: { value: Density; label: string }[] = [
  { value: 'roomy', label: '宽松' },
  { value: 'dense', label: '紧凑' },
];

/** Density and choice of columns. */
export function TableTools<Row>({ columns, settings, onChange }: Props<Row>) {
  const choices = columns.filter((column) => !column.always);
  const show = (key: string, shown: boolean): void => {
    const hidden = settings.hidden.filter((each) => each !== key);
    onChange({ ...settings, hidden: shown ? hidden : [...hidden, key] });
  };
  return (
    <div className="row table-choices">
      <Segmented
        size="small"
        aria-label="行距"
        value={settings.density}
        options={densities}
        onChange={(density) => onChange({ ...settings, density })}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <fieldset className="stack-tight" style={{ border: 0, margin: 0, padding: 0 }}>
            <legend className="visually-hidden">显示的列</legend>
            {choices.map(({ key, title }) => (
              <Checkbox
                key={key}
                checked={!settings.hidden.includes(key)}
                onChange={(event) => show(key, event.target.checked)}
              >
                {title}
              </Checkbox>
            ))}
          </fieldset>
        }
      >
        <Button size="small">选择列</Button>
      </Popover>
    </div>
  );
}
