import type { LegalBasis } from '@zongheng/core/catalogue';
import { OptionalText, TextField, YesNoField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

type Props = { path: string; value: readonly LegalBasis[]; onChange: (value: LegalBasis[]) => void };

/** 设定依据: statute, article, wording, link; whether its text was read keeps its mark. */
export function BasisEditor({ path, value, onChange }: Props) {
  const optional = (
    row: LegalBasis,
    key: 'wording' | 'link' | 'currency',
    text: string | null,
  ): LegalBasis => {
    const { [key]: _, ...rest } = row;
    return text === null ? rest : { ...rest, [key]: text };
  };
  const at = (index: number, row: LegalBasis): void =>
    onChange(value.map((each, place) => (place === index ? row : each)));
  return (
    <ListEditor<LegalBasis>
      path={path}
      what="依据"
      rows={value}
      rowName={({ law, article }) => `${law}${article}`}
      blank={() => ({ law: '', article: '', verified: false, via: '本级录入' })}
      onChange={onChange}
    >
      {(row, put, index) => (
        <div className="fields">
          <div className="fields-pair">
            <TextField
              path={`${path}[${index}].law`}
              label="法律、法规或规章"
              required
              value={row.law}
              onChange={(law) => put({ law })}
            />
            <TextField
              path={`${path}[${index}].article`}
              label="条款"
              required
              placeholder="例如 第二十四条"
              value={row.article}
              onChange={(article) => put({ article })}
            />
          </div>
          <OptionalText
            path={`${path}[${index}].wording`}
            label="条文内容"
            rows={2}
            maxLength={2000}
            value={row.wording ?? null}
            onChange={(text) => at(index, optional(row, 'wording', text))}
          />
          <OptionalText
            path={`${path}[${index}].link`}
            label="原文网址"
            value={row.link ?? null}
            onChange={(text) => at(index, optional(row, 'link', text))}
          />
          <div className="fields-pair">
            <YesNoField
              path={`${path}[${index}].verified`}
              label="是否已核对原文"
              value={row.verified}
              onChange={(verified) => put({ verified })}
            />
            <TextField
              path={`${path}[${index}].via`}
              label="据何核对"
              required
              value={row.via}
              onChange={(via) => put({ via })}
            />
          </div>
        </div>
      )}
    </ListEditor>
  );
}
