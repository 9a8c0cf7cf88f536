import { Input } from 'antd';
import { useEffect, useState } from 'react';

type Props = {
  label: string;
  placeholder: string;
  value: string | undefined;
  onSearch: (q: string | undefined) => void;
};

/** A search field whose word stands in the address; searches on Enter or by its button. */
export function SearchBox({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <Input.Search
      aria-label={label}
      placeholder={placeholder}
      allowClear
      enterButton="查找"
      className="search-box"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim() === '' ? undefined : text.trim())}
    />
  );
}
